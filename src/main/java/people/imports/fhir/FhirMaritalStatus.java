package people.imports.fhir;

import module java.base;

import people.*;
import tools.jackson.databind.JsonNode;

/// The marital status of a patient, by the codes of the value set
/// <http://hl7.org/fhir/ValueSet/marital-status>, or of the older HL7 table 0002.
///
/// @param status the one of ours
/// @param code the code where ours says less; null where both say the same
/// @param doubt what is lost by it; null for nothing
record FhirMaritalStatus(Status status, String code, String doubt) {

  private static final String UNMARRIED =
      "unmarried, and perhaps divorced or widowed: recorded as SINGLE, the code is kept";

  private static final Map<String, FhirMaritalStatus> CODES =
      Map.ofEntries(
          exact("D", Status.DIVORCED),
          exact("L", Status.SEPARATED),
          exact("M", Status.MARRIED),
          exact("S", Status.SINGLE),
          exact("T", Status.PARTNERED),
          exact("W", Status.WIDOWED),
          exact("UNK", Status.UNKNOWN),
          exact("ASKU", Status.UNKNOWN),
          exact("NASK", Status.UNKNOWN),
          exact("NI", Status.UNKNOWN),
          like("A", Status.SINGLE, "annulled: recorded as SINGLE, the code is kept"),
          like("C", Status.MARRIED, "married by common law: recorded as MARRIED, the code is kept"),
          like(
              "I",
              Status.SEPARATED,
              "divorced by a decree that is not final: recorded as SEPARATED, the code is kept"),
          like("P", Status.MARRIED, "married to several: recorded as MARRIED, the code is kept"),
          like("U", Status.SINGLE, UNMARRIED));

  /// Table 0002 of HL7 version 2, where the same letters mean something else.
  private static final Map<String, String> TABLE_0002 =
      Map.ofEntries(
          Map.entry("A", "L"),
          Map.entry("B", "U"),
          Map.entry("C", "C"),
          Map.entry("D", "D"),
          Map.entry("E", "L"),
          Map.entry("G", "UNK"),
          Map.entry("I", "I"),
          Map.entry("M", "M"),
          Map.entry("N", "A"),
          Map.entry("O", "UNK"),
          Map.entry("P", "T"),
          Map.entry("R", "T"),
          Map.entry("S", "S"),
          Map.entry("T", "UNK"),
          Map.entry("U", "UNK"),
          Map.entry("W", "W"));

  /// The words of the value set for its codes.
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("annulled", "A"),
          Map.entry("common law", "C"),
          Map.entry("divorced", "D"),
          Map.entry("domestic partner", "T"),
          Map.entry("interlocutory", "I"),
          Map.entry("legally separated", "L"),
          Map.entry("separated", "L"),
          Map.entry("married", "M"),
          Map.entry("never married", "S"),
          Map.entry("single", "S"),
          Map.entry("polygamous", "P"),
          Map.entry("unmarried", "U"),
          Map.entry("widowed", "W"),
          Map.entry("unknown", "UNK"));

  private static Map.Entry<String, FhirMaritalStatus> exact(String code, Status status) {
    return Map.entry(code, new FhirMaritalStatus(status, null, null));
  }

  private static Map.Entry<String, FhirMaritalStatus> like(
      String code, Status status, String doubt) {
    return Map.entry(code, new FhirMaritalStatus(status, code, doubt));
  }

  /// The status that a CodeableConcept says: by the first of its codes that is known, else by a
  /// word of the value set in its place; null for none.
  static FhirMaritalStatus of(JsonNode concept) {
    for (JsonNode coding : concept.path("coding")) {
      String system = FhirResource.text(coding, "system", "");
      String code = FhirResource.text(coding, "code", "").toUpperCase(Locale.ROOT);
      String known = system.endsWith("0002") ? TABLE_0002.getOrDefault(code, "") : code;
      if (CODES.containsKey(known)) {
        return CODES.get(known);
      }
    }
    return Stream.concat(
            Stream.of(FhirResource.text(concept, "text", "")),
            StreamSupport.stream(concept.path("coding").spliterator(), false)
                .map(coding -> FhirResource.text(coding, "display", "")))
        .map(word -> WORDS.get(word.toLowerCase(Locale.ROOT)))
        .filter(Objects::nonNull)
        .findFirst()
        .map(code -> CODES.get(code).byWord())
        .orElse(null);
  }

  private FhirMaritalStatus byWord() {
    String lost = doubt == null ? "" : "; " + doubt;
    return new FhirMaritalStatus(status, code, "by its text, since its code is not known" + lost);
  }

  /// As it stands in a file, for reports.
  static String shown(JsonNode concept) {
    List<String> codes = new ArrayList<>();
    concept.path("coding").forEach(coding -> codes.add(FhirResource.text(coding, "code", "")));
    String text = FhirResource.text(concept, "text", "");
    return (String.join(" ", codes) + " " + text).strip();
  }
}
