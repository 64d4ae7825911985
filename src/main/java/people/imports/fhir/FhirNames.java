package people.imports.fhir;

import module java.base;

import people.*;
import tools.jackson.databind.JsonNode;

/// Reads a HumanName of FHIR.
final class FhirNames {

  private FhirNames() {}

  /// A name, with its prefix and suffix beside it; null when there is none.
  static FhirValue value(JsonNode said) {
    String given = joined(said.path("given"), " ");
    String family = FhirResource.text(said, "family", null);
    if (isText(said)) {
      String text = FhirResource.text(said, "text", null);
      int comma = text.indexOf(',');
      int space = text.lastIndexOf(' ');
      family = comma > 0 ? text.substring(0, comma) : text.substring(space + 1);
      given = comma > 0 ? text.substring(comma + 1) : text.substring(0, Math.max(0, space));
    } else if (given.isEmpty() && family == null) {
      return null;
    }
    Map<String, Object> others = new LinkedHashMap<>();
    for (String part : List.of("prefix", "suffix")) {
      String parts = joined(said.path(part), " ");
      if (!parts.isEmpty()) {
        others.put(part, parts);
      }
    }
    return new FhirValue(new Name(given, family), others);
  }

  /// Whether a name has no parts, only a text.
  static boolean isText(JsonNode said) {
    return joined(said.path("given"), " ").isEmpty()
        && FhirResource.text(said, "family", null) == null
        && FhirResource.text(said, "text", null) != null;
  }

  /// The texts of a list; FHIR may have null for one that has an extension only.
  static String joined(JsonNode list, String between) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : list) {
      if (each.isString() && !each.stringValue().isBlank()) {
        texts.add(each.stringValue().strip());
      }
    }
    return String.join(between, texts);
  }
}
