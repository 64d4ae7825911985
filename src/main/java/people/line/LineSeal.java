package people.line;

import module java.base;

/// Encrypts what is personal in lines, and decrypts it; of each line by itself. Every method may be
/// called from any thread.
public interface LineSeal {

  /// What stands behind the dots of a [Placeholder]: the same for the same text of members of that
  /// name, and in no other timeline.
  ///
  /// @return [Placeholder#TOKEN] characters
  String token(String member, String text);

  /// The same of a text that differs from others only in how it is spelt: the token of the one, and
  /// behind it its own.
  ///
  /// @param alike gives what is the same for all spellings
  String token(String member, String text, UnaryOperator<String> alike);

  /// Is told about whom lines come next, so that what is needed for them is made in one go; nothing
  /// has to be told.
  ///
  /// @param people 0 for nobody; each may come several times
  default void expect(IntStream people) {}

  /// Encrypts the personal members of a line.
  ///
  /// @param personal an object of JSON
  /// @param personId whom the event is about; 0 for nobody
  /// @param position of the event
  /// @param type the word of its kind
  /// @param out gets nonce, ciphertext and tag, in base64
  void seal(Bytes personal, int personId, long position, String type, Bytes out);

  /// Decrypts what [#seal] gave.
  ///
  /// @throws BadLine.KeyDestroyed when her key is gone for good
  /// @throws BadLine when it was made of another line, or changed, or her key is missing
  byte[] open(String sealed, int personId, long position, String type) throws BadLine;
}
