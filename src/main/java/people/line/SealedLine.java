package people.line;

import module java.base;

import people.*;

/// Lines in which all that is personal is encrypted as one member, see [LineSeal]; in the places of
/// the texts stands what [Placeholder] has. [SealedBlock] writes them.
public final class SealedLine {

  private static final String NAME = '"' + EventFormat.SEALED.name + '"';

  static final String START = ',' + NAME + ":\"";

  /// How the check behind it begins.
  private static final String CHECK = ",\"" + EventFormat.CHECK.name + "\":\"";

  private SealedLine() {}

  /// Adds the line of an event, without its check and its end.
  ///
  /// @param seal null to write it as it is
  /// @param position that the event gets
  /// @throws IllegalArgumentException when it could not be read back; then nothing is added
  public static void write(
      Event event,
      Instant recorded,
      int index,
      int batch,
      LineSeal seal,
      long position,
      Bytes out) {
    if (seal == null) {
      LineWriter.write(event, recorded, index, batch, out);
    } else {
      new SealedBlock(List.of(event), seal, position).write(0, recorded, index, batch, out);
    }
  }

  /// Whether a line has something sealed. An object that somebody else put into it may have a
  /// member of that name, too, which says nothing.
  public static boolean isSealed(String line) {
    int at = line.lastIndexOf(START); // in a text the quotes would be escaped
    if (at >= 0 && isLast(line, line.indexOf('"', at + START.length()) + 1)) {
      return true;
    }
    try {
      return line.contains(NAME) && JsonText.object(line).containsKey(EventFormat.SEALED.name);
    } catch (BadLine e) {
      return false;
    }
  }

  /// Whether nothing but a check comes behind a member, as we write it.
  private static boolean isLast(String line, int behind) {
    boolean isChecked = line.startsWith(CHECK, behind);
    int end = isChecked ? line.indexOf('"', behind + CHECK.length()) + 1 : behind;
    return end > 0 && end == line.length() - 1 && line.charAt(end) == '}';
  }

  /// Whether there is anything personal in an event.
  public static boolean isPersonal(Event event) {
    Bytes personal = new Bytes();
    PersonalJson.add(event, personal);
    return personal.length > 0;
  }

  /// Whether what is personal in an event was sealed in its line and not opened.
  public static boolean isClosed(Event event) {
    Bytes personal = new Bytes();
    PersonalJson.add(event, personal);
    return Placeholder.isIn(personal.toArray());
  }

  // ---- values by themselves, as they stand in a sealed line

  /// A name as it stands there.
  public static byte[] bytes(Name name, LineSeal seal) {
    return LineWriter.bytes(EventFormat.NAME, name, seal);
  }

  /// An address as it stands there.
  public static byte[] bytes(Address address, LineSeal seal) {
    return LineWriter.bytes(EventFormat.ADDRESS, address, seal);
  }

  /// A further attribute, or a key, as it stands there.
  public static byte[] bytes(Attribute attribute, LineSeal seal) {
    return LineWriter.bytes(
        EventFormat.ATTRIBUTE, attribute, LineWriter.isPlain(attribute) ? null : seal);
  }

  /// A source as it stands there, without its quotes.
  public static byte[] sourceBytes(String source, LineSeal seal) {
    return LineWriter.text(Placeholder.of(EventFormat.SOURCE, source, seal));
  }

  /// A key as it reads without the keys of the timeline.
  public static Attribute hidden(Attribute key, LineSeal seal) {
    return EventParser.attribute(bytes(key, seal));
  }
}
