package people.privacy;

import module java.base;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads rules of retention, as text and as JSON.
final class RetentionText {

  /// What a line of text has to look like.
  static final String FORM =
      "NAME: dead|left|unobserved for N years|months|days [where ATTRIBUTE=VALUE] [unless …]";

  private static final Pattern LINE =
      Pattern.compile(
          "(?<name>[^:]+):\\s*(?<when>\\p{L}+)\\s+for\\s+(?<time>\\d+\\s+\\p{L}+)"
              + "(?:\\s+where\\s+(?<where>.+?))?(?:\\s+unless\\s+(?<unless>.+?))?");

  private static final Pattern TIME =
      Pattern.compile("(?<count>[1-9]\\d{0,3})\\s+(?<unit>year|month|day)s?");

  private static final Set<String> MEMBERS = Set.of("name", "when", "for", "where", "unless");

  private RetentionText() {}

  /// @throws IllegalArgumentException saying in which line, or of which rule; begins with what
  ///   stands behind the name of the file
  static Retention parse(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    boolean isJson =
        content.stripLeading().startsWith("{") || content.stripLeading().startsWith("[");
    List<RetentionRule> rules = isJson ? ofJson(content) : ofLines(content);
    try {
      return new Retention(rules);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(": " + e.getMessage(), e);
    }
  }

  // ---- a line each

  private static List<RetentionRule> ofLines(String text) {
    List<RetentionRule> rules = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      try {
        rules.add(ofLine(line.strip()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(", line %d: %s".formatted(number, e.getMessage()), e);
      }
    }
    return rules;
  }

  private static RetentionRule ofLine(String line) {
    Matcher found = LINE.matcher(line);
    if (!found.matches()) {
      throw new IllegalArgumentException("'%s'; expected %s".formatted(line, FORM));
    }
    return new RetentionRule(
        found.group("name").strip(),
        condition(found.group("when")),
        time(found.group("time")),
        values(found.group("where")),
        values(found.group("unless")));
  }

  private static RetentionRule.Condition condition(String word) {
    return Stream.of(RetentionRule.Condition.values())
        .filter(each -> each.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is no condition; expected dead, left or unobserved".formatted(word)));
  }

  private static java.time.Period time(String text) {
    Matcher found = TIME.matcher(text.strip());
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no time; expected such as 10 years, 18 months or 90 days".formatted(text));
    }
    int count = Integer.parseInt(found.group("count"));
    return switch (found.group("unit")) {
      case "year" -> java.time.Period.ofYears(count);
      case "month" -> java.time.Period.ofMonths(count);
      default -> java.time.Period.ofDays(count);
    };
  }

  /// @param text `membership=honorary and status=widowed`; null for none
  private static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text == null ? new String[0] : text.split("\\s+and\\s+")) {
      int sign = part.indexOf('=');
      if (sign < 1 || sign == part.length() - 1) {
        throw new IllegalArgumentException("'%s'; expected ATTRIBUTE=VALUE".formatted(part));
      }
      put(values, part.substring(0, sign).strip(), part.substring(sign + 1).strip());
    }
    return values;
  }

  private static void put(Map<String, String> values, String name, String value) {
    if (values.put(name, value) != null) {
      throw new IllegalArgumentException("%s is there twice".formatted(name));
    }
  }

  // ---- JSON

  private static List<RetentionRule> ofJson(String text) {
    JsonNode all;
    try {
      all =
          JsonMapper.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build()
              .readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          ", line %d: is no JSON: %s"
              .formatted(e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
    JsonNode list = all.isObject() ? all.path("rules") : all;
    if (!list.isArray()) {
      throw new IllegalArgumentException(": has no list 'rules'; expected one of rules");
    }
    List<RetentionRule> rules = new ArrayList<>();
    for (JsonNode each : list) {
      try {
        rules.add(ofObject(each));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            ", rule %d: %s".formatted(rules.size() + 1, e.getMessage()), e);
      }
    }
    return rules;
  }

  private static RetentionRule ofObject(JsonNode rule) {
    if (!rule.isObject()) {
      throw new IllegalArgumentException("is %s; expected an object".formatted(rule));
    }
    for (String member : rule.propertyNames()) {
      if (!MEMBERS.contains(member)) {
        throw new IllegalArgumentException(
            "has '%s'; expected name, when, for, where and unless".formatted(member));
      }
    }
    return new RetentionRule(
        text(rule, "name"),
        condition(text(rule, "when")),
        time(text(rule, "for")),
        values(rule, "where"),
        values(rule, "unless"));
  }

  private static String text(JsonNode object, String member) {
    JsonNode value = object.path(member);
    if (!value.isString()) {
      throw new IllegalArgumentException(
          value.isMissingNode()
              ? "has no '%s'".formatted(member)
              : "%s is %s; expected a text".formatted(member, value));
    }
    return value.asString();
  }

  private static Map<String, String> values(JsonNode rule, String member) {
    Map<String, String> values = new LinkedHashMap<>();
    JsonNode object = rule.path(member);
    if (!object.isMissingNode() && !object.isObject()) {
      throw new IllegalArgumentException(
          "%s is %s; expected an object of attributes".formatted(member, object));
    }
    for (String name : object.propertyNames()) {
      put(values, name, text(object, name));
    }
    return values;
  }
}
