package people.line;

/// A place between two lines.
///
/// @param offset in bytes, of the line below
/// @param position of the event below
/// @param sure how many lines from there on belong to a batch that is known to be whole
/// @param check the chain's value of the line above
/// @param line offset in bytes of the line above
/// @param unit offset in bytes of the first line of the unit that the line above is in. A line
///   without a check is in that of the line above it: nobody vouches that this one is on disk
public record LinePlace(long offset, long position, int sure, int check, long line, long unit) {

  /// The place above the first line.
  public static final LinePlace START = new LinePlace(0, 0, 0, 0, 0, 0);

  /// Whether the lines above are the same.
  public boolean isSame(LinePlace other) {
    return other != null
        && offset == other.offset
        && position == other.position
        && check == other.check;
  }
}
