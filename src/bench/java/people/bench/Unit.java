package people.bench;

import module java.base;

/// The units of what is measured.
public enum Unit {
  SECONDS,
  /// Events a second: the only one of which more is better.
  RATE,
  /// Bytes of heap an event.
  BYTES;

  /// A value to three digits: `12.3 ms`, `1,230,000/s`, `39.5 B`.
  public String text(double value) {
    return switch (this) {
      case SECONDS -> value < 0.9995 ? digits(value * 1000) + " ms" : digits(value) + " s";
      case RATE -> digits(value) + "/s";
      case BYTES -> digits(value) + " B";
    };
  }

  /// Two values in the unit of the first: `12.3–14.5 ms`.
  public String range(double low, double high) {
    boolean isShort = this == SECONDS && low < 0.9995;
    String unit = text(low).replaceFirst("^[\\d.,]+", "");
    return digits(isShort ? low * 1000 : low) + "–" + digits(isShort ? high * 1000 : high) + unit;
  }

  /// Three digits that count.
  static String digits(double value) {
    double size = Math.abs(value);
    int behind = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    double unit = size >= 999.5 ? Math.pow(10, Math.floor(Math.log10(size)) - 2) : 0;
    double rounded = unit == 0 ? value : Math.round(value / unit) * unit;
    return String.format(Locale.ROOT, "%,." + behind + "f", rounded);
  }
}
