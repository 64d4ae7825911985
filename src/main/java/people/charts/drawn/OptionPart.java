package people.charts.drawn;

import module java.base;

/// A part of an option, as a picture is drawn from it without ECharts: what nobody has asked for
/// when all is drawn is something that only ECharts can draw.
final class OptionPart {

  /// Tells that an option has something that is not drawn without ECharts.
  static final class NotDrawn extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotDrawn(String what) {
      super(what, null, false, false);
    }
  }

  private final String name;
  private final Map<?, ?> members;
  private final Set<Object> unread;
  private final List<OptionPart> asked = new ArrayList<>();
  private final Map<String, OptionPart> parts = new HashMap<>();

  /// @param name for whoever wants to know what is not drawn
  OptionPart(String name, Map<?, ?> members) {
    this.name = name;
    this.members = members;
    unread = new HashSet<>(members.keySet());
  }

  private OptionPart add(OptionPart part) {
    asked.add(part);
    return part;
  }

  /// The value of a member; null where there is none.
  Object value(String key) {
    unread.remove(key);
    return members.get(key);
  }

  boolean has(String key) {
    return members.get(key) != null;
  }

  String text(String key, String otherwise) {
    return switch (value(key)) {
      case null -> otherwise;
      case String text -> text;
      case Object other -> throw unknown(key, other);
    };
  }

  double number(String key, double otherwise) {
    return switch (value(key)) {
      case null -> otherwise;
      case Number number -> number.doubleValue();
      case Object other -> throw unknown(key, other);
    };
  }

  boolean flag(String key, boolean otherwise) {
    return switch (value(key)) {
      case null -> otherwise;
      case Boolean flag -> flag;
      case Object other -> throw unknown(key, other);
    };
  }

  /// A member that is a part of its own; one without members where there is none.
  OptionPart part(String key) {
    return parts.computeIfAbsent(key, this::newPart);
  }

  private OptionPart newPart(String key) {
    return switch (value(key)) {
      case null -> new OptionPart(name + "." + key, Map.of());
      case Map<?, ?> map -> add(new OptionPart(name + "." + key, map));
      case Object other -> throw unknown(key, other);
    };
  }

  /// Members that may also be one alone.
  List<OptionPart> parts(String key) {
    Object value = value(key);
    List<?> all = value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    List<OptionPart> parts = new ArrayList<>();
    for (Object each : all) {
      if (!(each instanceof Map<?, ?> map)) {
        throw unknown(key, each);
      }
      parts.add(add(new OptionPart(name + "." + key, map)));
    }
    return parts;
  }

  /// An element of a list that has values as well.
  OptionPart item(String key, Map<?, ?> element) {
    return add(new OptionPart(name + "." + key, element));
  }

  List<?> list(String key) {
    return switch (value(key)) {
      case null -> List.of();
      case List<?> list -> list;
      case Object other -> throw unknown(key, other);
    };
  }

  List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  /// A percentage as a share, such as `"20%"`.
  double percent(String key, double otherwise) {
    String text = text(key, null);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d+%")) {
      throw unknown(key, text);
    }
    return Integer.parseInt(text, 0, text.length() - 1, 10) / 100.0;
  }

  /// Takes a member for drawn if it has one of these values, or is not there.
  void expect(String key, Object... values) {
    Object value = value(key);
    if (value != null && !Arrays.asList(values).contains(value)) {
      throw unknown(key, value);
    }
  }

  /// Passes over members that a picture does not show, such as tooltips.
  void leave(String... keys) {
    for (String key : keys) {
      unread.remove(key);
    }
  }

  NotDrawn unknown(String key, Object value) {
    return new NotDrawn(name + "." + key + ": " + value);
  }

  /// @throws NotDrawn when a member, here or further down, was not asked for
  void requireAllRead() {
    for (Object key : unread) {
      if (members.get(key) != null) {
        throw new NotDrawn(name + "." + key);
      }
    }
    asked.forEach(OptionPart::requireAllRead);
  }
}
