package people.columns;

import module java.base;

import people.*;

/// A question about names and addresses: words that each are looked for, numbered by bits, and how
/// close they come to a value, in a code of the question's own, 0 for not at all. Asked by one
/// thread at a time.
///
/// A value has to have a word of the question in one of its own words, which are what stands
/// between spaces in a part of it, or in all of such a part. Addresses are looked at without their
/// country.
public interface TextQuery {

  /// Bits of all its words.
  int all();

  /// Bits of those that a word of a value may be.
  ///
  /// @param text the word in UTF-8, from one offset up to another
  int words(byte[] text, int from, int to);

  /// How close it comes to a name.
  ///
  /// @param json the object of JSON that it is read from, in UTF-8 and without space between its
  ///   members
  long name(byte[] json, Supplier<Name> name);

  /// How close it comes to an address, likewise.
  long address(byte[] json, Supplier<Address> address);

  /// Bits of the words that are found.
  int words(long close);

  /// Is told who says the words of the question; the same may be told again.
  interface TextTaker {

    /// A name, or a part of an address that a correction puts in the place of another one; all
    /// these come before the addresses.
    ///
    /// @param close not 0, here and below
    void part(int group, long close);

    /// An address as it was recorded.
    void address(int group, long close);
  }
}
