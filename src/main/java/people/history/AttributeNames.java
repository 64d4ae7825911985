package people.history;

import module java.base;

import people.*;

/// Numbers for the names of attributes, from 0 on, given when a name is first asked for. Safe for
/// several threads.
final class AttributeNames {

  /// By number of an attribute that of its name and one more, below zero for one without a value; 0
  /// where that was not asked. Any thread finds the same.
  private final int[] byAttribute;

  private final Map<String, Integer> numbers = new HashMap<>();

  /// @param attributes how many there are
  AttributeNames(int attributes) {
    byAttribute = new int[attributes + 1];
  }

  /// The number of a name.
  synchronized int of(String name) {
    return numbers.computeIfAbsent(name, _ -> numbers.size());
  }

  /// The number of the name of an attribute.
  ///
  /// @param attribute its number
  int of(int attribute, IntFunction<Attribute> attributes) {
    return Math.abs(look(attribute, attributes)) - 1;
  }

  /// Whether an attribute has a value.
  boolean hasValue(int attribute, IntFunction<Attribute> attributes) {
    return look(attribute, attributes) > 0;
  }

  private int look(int attribute, IntFunction<Attribute> attributes) {
    int found = byAttribute[attribute];
    if (found == 0) {
      Attribute read = attributes.apply(attribute);
      int number = of(read.name()) + 1;
      found = read.value() == null ? -number : number;
      byAttribute[attribute] = found;
    }
    return found;
  }
}
