package people.imports.fhir;

import module java.base;

import people.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A FHIR resource as it stands in a file.
///
/// @param line on which it begins, from 1
/// @param type such as `Patient`; empty when it says none
/// @param id its id, or the UUID of its entry; null for none
/// @param base the server that it is on, without a slash at the end: by the URL of its entry or,
///   where that is none, by `meta.source`; empty when neither says so
/// @param fullUrl of its entry in a Bundle; null for none
/// @param json all of it
record FhirResource(int line, String type, String id, String base, String fullUrl, JsonNode json) {

  private static final String UUID = "urn:uuid:";

  private static final int DAY = "2020-02-29".length();

  static FhirResource of(int line, String fullUrl, JsonNode json) {
    String type = text(json, "resourceType", "");
    String said = text(json, "id", null);
    boolean isUuid = said == null && fullUrl != null && fullUrl.startsWith(UUID);
    String id = isUuid ? fullUrl.substring(UUID.length()) : said;
    return new FhirResource(line, type, id, base(fullUrl, type, id, json), fullUrl, json);
  }

  private static String base(String fullUrl, String type, String id, JsonNode json) {
    if (fullUrl != null && isWeb(fullUrl)) {
      String end = "/" + type + "/" + id;
      if (fullUrl.endsWith(end)) {
        return fullUrl.substring(0, fullUrl.length() - end.length());
      }
    }
    String source = text(json.path("meta"), "source", "");
    int fragment = source.indexOf('#');
    String server = fragment < 0 ? source : source.substring(0, fragment);
    return isWeb(server) ? server.replaceFirst("/+$", "") : "";
  }

  /// The same resource with an id.
  FhirResource withId(String id) {
    return new FhirResource(line, type, id, base, fullUrl, json);
  }

  /// The same resource without what it says, which takes little memory.
  FhirResource bare() {
    return new FhirResource(line, type, id, base, fullUrl, MissingNode.getInstance());
  }

  /// What references in other resources call it: with the server where that is known.
  String url() {
    return at(base, type + "/" + id);
  }

  /// A reference of this resource as the URL of what it means.
  String resolved(String reference) {
    int version = reference.indexOf("/_history/");
    String plain = version < 0 ? reference : reference.substring(0, version);
    return isWeb(plain) || plain.startsWith("urn:") || plain.startsWith("#")
        ? plain
        : at(base, plain);
  }

  private static String at(String base, String reference) {
    return base.isEmpty() ? reference : base + "/" + reference;
  }

  private static boolean isWeb(String url) {
    return url.startsWith("http://") || url.startsWith("https://");
  }

  /// Where its facts are written: `https://fhir.example.org/Patient/1`, or
  /// `patients.ndjson#Patient/1`.
  String source(Path file) {
    return base.isEmpty() ? file.getFileName() + "#" + type + "/" + id : url();
  }

  /// Its place in words, for reports.
  String place() {
    return id == null
        ? "line %d, %s".formatted(line, type)
        : "line %d, %s/%s".formatted(line, type, id);
  }

  /// A member that is a text and not blank.
  static String text(JsonNode node, String member, String otherwise) {
    JsonNode value = node.path(member);
    return value.isString() && !value.stringValue().isBlank()
        ? value.stringValue().strip()
        : otherwise;
  }

  /// The day, month or year of a FHIR date or dateTime, as it is written, without the time; null
  /// for what is none.
  static EffectiveDate date(String text) {
    int length = text.length() > DAY && text.charAt(DAY) == 'T' ? DAY : text.length();
    boolean isDate = length == 4 || length == 7 || length == DAY;
    for (int i = 0; i < length && isDate; i++) {
      char c = text.charAt(i);
      isDate = i == 4 || i == 7 ? c == '-' : c >= '0' && c <= '9';
    }
    if (!isDate) {
      return null;
    }
    try {
      // much faster than by the pattern of all dates that there are
      return length == DAY
          ? EffectiveDate.of(
              LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DAY)))
          : EffectiveDate.parse(text);
    } catch (DateTimeException | IllegalArgumentException _) { // such as 2020-02-30
      return null;
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /// The day in UTC of a FHIR instant; of a date the first one that it allows; null for what is
  /// neither.
  static LocalDate instant(String text) {
    if (text.indexOf('T') == DAY && !text.endsWith("Z") && !text.endsWith("+00:00")) {
      try {
        return LocalDate.ofInstant(OffsetDateTime.parse(text).toInstant(), ZoneOffset.UTC);
      } catch (DateTimeException _) {
        return null;
      }
    }
    EffectiveDate date = date(text);
    return date == null ? null : date.day();
  }
}
