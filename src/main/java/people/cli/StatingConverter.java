package people.cli;

import module java.base;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A converter of an argument whose errors are shown in the words of the kit.
class StatingConverter<T> implements ITypeConverter<T> {

  private final Function<String, T> conversion;

  /// @param conversion throws an [IllegalArgumentException] that says what is wrong with a text
  StatingConverter(Function<String, T> conversion) {
    this.conversion = conversion;
  }

  @Override
  public T convert(String text) {
    try {
      return conversion.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
