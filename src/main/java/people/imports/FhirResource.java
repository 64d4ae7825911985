package people.imports;

import module java.base;

import people.*;
import tools.jackson.databind.JsonNode;

/// A FHIR resource as it stands in a file.
///
/// @param line on which it begins, from 1
/// @param fullUrl of its entry in a Bundle; null for none
/// @param json all of it
record FhirResource(int line, String fullUrl, JsonNode json) {

  private static final String UUID = "urn:uuid:";

  /// Such as `Patient`; empty when it says none.
  String type() {
    return text(json, "resourceType", "");
  }

  /// Its id, or the UUID of its entry; null for none.
  String id() {
    String id = text(json, "id", null);
    return id == null && fullUrl != null && fullUrl.startsWith(UUID)
        ? fullUrl.substring(UUID.length())
        : id;
  }

  /// The server that it is on, without a slash at the end: by the URL of its entry or, where that
  /// is none, by `meta.source`; empty when neither says so.
  String base() {
    String end = "/" + type() + "/" + id();
    if (fullUrl != null && isWeb(fullUrl) && fullUrl.endsWith(end)) {
      return fullUrl.substring(0, fullUrl.length() - end.length());
    }
    String source = text(json.path("meta"), "source", "");
    int fragment = source.indexOf('#');
    String server = fragment < 0 ? source : source.substring(0, fragment);
    return isWeb(server) ? server.replaceFirst("/+$", "") : "";
  }

  /// What references in other resources call it: with the server where that is known.
  String url() {
    return at(base(), type() + "/" + id());
  }

  /// A reference of this resource as the URL of what it means.
  String resolved(String reference) {
    int version = reference.indexOf("/_history/");
    String plain = version < 0 ? reference : reference.substring(0, version);
    return isWeb(plain) || plain.startsWith("urn:") || plain.startsWith("#")
        ? plain
        : at(base(), plain);
  }

  private static String at(String base, String reference) {
    return base.isEmpty() ? reference : base + "/" + reference;
  }

  private static boolean isWeb(String url) {
    return url.startsWith("http://") || url.startsWith("https://");
  }

  /// Where its facts are written: `https://fhir.example.org/Patient/1`, or `patients.ndjson#Patient/1`.
  String source(Path file) {
    return base().isEmpty() ? file.getFileName() + "#" + type() + "/" + id() : url();
  }

  /// Its place in words, for reports.
  String place() {
    return "line %d, %s/%s".formatted(line, type(), id());
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
    String day = text.substring(0, Math.min(10, text.indexOf('T') < 0 ? text.length() : 10));
    if (!day.matches("\\d{4}(-\\d{2}(-\\d{2})?)?") || text.length() > 10 && day.length() < 10) {
      return null;
    }
    try {
      return EffectiveDate.parse(day);
    } catch (IllegalArgumentException _) { // such as 2020-02-30
      return null;
    }
  }
}
