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

  /// The number of an attribute, or a key, that was met before; 0 when it was not.
  public int find(Attribute attribute) {
    byte[] bytes = LineWriter.bytes(attribute);
    return attributes.find(bytes, 0, bytes.length);
  }

  /// The number of a list of parents, among the attributes.
  public int number(List<Integer> parentIds) {
    return parentIds == null ? 0 : add(attributes, LineWriter.bytes(parentIds));
  }

  public Name name(int number) {
    return number == 0 ? null : EventParser.name(names.get(number));
  }

  public Address address(int number) {
    return number == 0 ? null : EventParser.address(addresses.get(number));
  }

  public EffectiveDate date(int number) {
    return EffectiveDate.parse(text(dates, number));
  }

  public String source(int number) {
    return number == 0 ? null : text(sources, number);
  }

  /// The attribute, or key, of a number; null for 0.
  public Attribute attribute(int number) {
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
