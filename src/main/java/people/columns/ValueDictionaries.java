package people.columns;

import module java.base;

import people.*;
import people.line.*;

/// The names, addresses, dates (inexact ones, and those of births), sources and attributes that
/// events give, each once and numbered from 1; 0 stands for none. Names, addresses and attributes
/// are kept as they stand in the file, see [LineWriter], so that two are equal when their bytes
/// are.
///
/// Not safe for several threads while it grows.
public final class ValueDictionaries {

  public final Dictionary names;
  public final Dictionary addresses;
  public final Dictionary dates;

  /// Also who recorded them.
  public final Dictionary sources;

  /// Attributes, keys, and lists of parents.
  public final Dictionary attributes;

  /// What is sealed in lines, for whoever has the key.
  interface Opened {

    /// The value of a number whose text is sealed.
    Name name(int number);

    Address address(int number);

    String source(int number);

    Attribute attribute(int number);

    LineSeal seal();
  }

  /// Null where nobody has the key.
  private Opened opened;

  public ValueDictionaries() {
    this(new Dictionary(), new Dictionary(), new Dictionary(), new Dictionary(), new Dictionary());
  }

  public ValueDictionaries(
      Dictionary names,
      Dictionary addresses,
      Dictionary dates,
      Dictionary sources,
      Dictionary attributes) {
    this.names = names;
    this.addresses = addresses;
    this.dates = dates;
    this.sources = sources;
    this.attributes = attributes;
  }

  public int number(Name name) {
    return name == null ? 0 : add(names, LineWriter.bytes(name));
  }

  public int number(Address address) {
    return address == null ? 0 : add(addresses, LineWriter.bytes(address));
  }

  public int number(EffectiveDate date) {
    return add(dates, utf8(date.toString()));
  }

  int sourceNumber(String source) {
    return source == null ? 0 : add(sources, utf8(source));
  }

  public int number(Attribute attribute) {
    return attribute == null ? 0 : add(attributes, LineWriter.bytes(attribute));
  }

  /// Gives the values from now on as they are, where they are sealed in the lines.
  void open(Opened opened) {
    this.opened = opened;
  }

  /// The number of an attribute, or a key, that was met before; 0 when it was not.
  public int find(Attribute attribute) {
    int sealed =
        opened == null ? 0 : numberOf(attributes, SealedLine.bytes(attribute, opened.seal()));
    return sealed > 0 ? sealed : numberOf(attributes, LineWriter.bytes(attribute));
  }

  private static int numberOf(Dictionary in, byte[] bytes) {
    return in.find(bytes, 0, bytes.length);
  }

  /// The number here of a value of another dictionary of its form; 0 when it was not met here.
  public int find(Dictionary in, byte[] value) {
    if (opened != null) {
      byte[] sealed =
          in == names
              ? SealedLine.bytes(EventParser.name(value), opened.seal())
              : in == addresses
                  ? SealedLine.bytes(EventParser.address(value), opened.seal())
                  : in == sources
                      ? SealedLine.sourceBytes(
                          new String(value, StandardCharsets.UTF_8), opened.seal())
                      : in == attributes && value[0] == '{'
                          ? SealedLine.bytes(EventParser.attribute(value), opened.seal())
                          : value;
      int number = numberOf(in, sealed);
      if (number > 0) {
        return number;
      }
    }
    return numberOf(in, value);
  }

  /// Whether a value is sealed in the lines, and known here all the same.
  private boolean isOpened(Dictionary of, int number) {
    return opened != null && Placeholder.isIn(of.get(number));
  }

  /// The number of a list of parents, among the attributes.
  public int number(List<Integer> parentIds) {
    return parentIds == null ? 0 : add(attributes, LineWriter.bytes(parentIds));
  }

  public Name name(int number) {
    return number > 0 && isOpened(names, number) ? opened.name(number) : nameInLine(number);
  }

  /// The same as it stands in the line, of the same parts; whatever is sealed.
  public Name nameInLine(int number) {
    return number == 0 ? null : EventParser.name(names.get(number));
  }

  /// The bytes that a name is read from.
  public byte[] nameText(int number) {
    return isOpened(names, number) ? LineWriter.bytes(name(number)) : names.get(number);
  }

  /// The bytes that an address is read from.
  public byte[] addressText(int number) {
    return isOpened(addresses, number) ? LineWriter.bytes(address(number)) : addresses.get(number);
  }

  public Address address(int number) {
    return number == 0
        ? null
        : isOpened(addresses, number)
            ? opened.address(number)
            : EventParser.address(addresses.get(number));
  }

  public EffectiveDate date(int number) {
    return EffectiveDate.parse(text(dates, number));
  }

  public String source(int number) {
    return number == 0
        ? null
        : isOpened(sources, number) ? opened.source(number) : text(sources, number);
  }

  /// The attribute, or key, of a number; null for 0.
  public Attribute attribute(int number) {
    return number > 0 && isOpened(attributes, number)
        ? opened.attribute(number)
        : attributeInLine(number);
  }

  /// The same as it stands in the line: with its name, and with a value if it has one, whatever is
  /// sealed.
  public Attribute attributeInLine(int number) {
    return number == 0 ? null : EventParser.attribute(attributes.get(number));
  }

  /// Whether a number is one of a list of parents.
  public boolean isParents(int number) {
    return number > 0 && attributes.get(number)[0] == '[';
  }

  /// The parents of a number; null for 0.
  public List<Integer> parentIds(int number) {
    return number == 0 ? null : EventParser.people(attributes.get(number));
  }

  private static String text(Dictionary of, int number) {
    return new String(of.get(number), StandardCharsets.UTF_8);
  }

  private static int add(Dictionary to, byte[] bytes) {
    return to.add(bytes, 0, bytes.length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
