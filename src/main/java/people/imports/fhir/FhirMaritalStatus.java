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

  /// UKCore-PersonMaritalStatusCode and its forerunners, where P is *separated*.
  private static final Map<String, String> BRITISH =
      Map.of("S", "S", "M", "M", "D", "D", "W", "W", "P", "L", "N", "UNK");

  /// The systems of the value set, in all releases of FHIR.
  private static final Pattern VALUE_SET =
      Pattern.compile(
          "//(?:terminology\\.)?hl7\\.org/(?:.*/)?(?:v3[-/])?(?:MaritalStatus|marital-status|NullFlavor)$"
              + "|2\\.16\\.840\\.1\\.113883\\.5\\.(?:2|1008)$");

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

  /// What the codes of a concept say, and what its words say.
  private record SaidStatus(List<FhirMaritalStatus> byCode, List<FhirMaritalStatus> byWord) {

    static SaidStatus of(JsonNode concept) {
      List<FhirMaritalStatus> byCode = new ArrayList<>();
      List<String> words = new ArrayList<>(List.of(FhirResource.text(concept, "text", "")));
      for (JsonNode coding : concept.path("coding")) {
        String code = FhirResource.text(coding, "code", "").toUpperCase(Locale.ROOT);
        String known = known(FhirResource.text(coding, "system", ""), code);
        if (CODES.containsKey(known)) {
          byCode.add(CODES.get(known));
        }
        words.add(FhirResource.text(coding, "display", ""));
      }
      return new SaidStatus(
          byCode,
          words.stream()
              .map(word -> WORDS.get(word.toLowerCase(Locale.ROOT).replace(" (finding)", "")))
              .filter(Objects::nonNull)
              .map(CODES::get)
              .toList());
    }

    boolean isContradicted() {
      return Stream.concat(byCode.stream(), byWord.stream())
              .map(FhirMaritalStatus::status)
              .distinct()
              .count()
          > 1;
    }
  }

  /// The code of the value set that a code of a system is; empty for none. The letters of other
  /// systems may mean anything.
  private static String known(String system, String code) {
    if (system.endsWith("0002") || system.endsWith("2.16.840.1.113883.12.2")) {
      return TABLE_0002.getOrDefault(code, "");
    }
    if (system.contains(".uk/")) {
      return system.contains("arital") ? BRITISH.getOrDefault(code, "") : "";
    }
    return system.isEmpty() || VALUE_SET.matcher(system).find() ? code : "";
  }

  /// Whether the codes of a concept, and its words, say different things.
  static boolean isContradicted(JsonNode concept) {
    return SaidStatus.of(concept).isContradicted();
  }

  /// The status that a CodeableConcept says: by the first of its codes that is known, else by a
  /// word of the value set in its place; null for none, and where it contradicts itself.
  static FhirMaritalStatus of(JsonNode concept) {
    SaidStatus said = SaidStatus.of(concept);
    if (said.isContradicted()) {
      return null;
    }
    return !said.byCode.isEmpty()
        ? said.byCode.getFirst()
        : said.byWord.isEmpty() ? null : said.byWord.getFirst().byWord();
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
