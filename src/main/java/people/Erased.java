package people;

import module java.base;

/// The account of what an erasure did with the events of a person, see [Event.Erasure].
///
/// @param keep what of her still counts
/// @param why in the user's words; never blank
/// @param headBefore head of all lines just before; null in a copy, whose lines are others
/// @param headAfter head of the same lines without what is gone; null likewise. Both are the same
///   where all that is gone stood behind commitments
/// @param hashes of her identifiers, so that she does not come back unnoticed: the salt, then those
///   of her keys, event ids and names
public record Erased(
    Keep keep, String why, String headBefore, String headAfter, List<String> hashes) {

  /// What is kept of somebody who was erased.
  public enum Keep {
    /// Status, dates by month, city and country, parents and partners by identifier: what counts
    /// and shares are made of.
    STATISTICS,
    /// Nothing: she counts nowhere any more.
    NOTHING
  }

  public Erased {
    Objects.requireNonNull(keep, "keep");
    EventChecks.why(why);
    hashes = List.copyOf(hashes);
  }

  /// What is kept, of a word of the file or the command line.
  ///
  /// @throws IllegalArgumentException when it is none
  public static Keep keep(String word) {
    return Stream.of(Keep.values())
        .filter(each -> each.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' can't be kept; expected STATISTICS or NOTHING".formatted(word)));
  }
}
