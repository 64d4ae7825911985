package people.imports.fhir;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;
import tools.jackson.databind.JsonNode;

/// A Patient resource, as facts about a person.
///
/// @param made the day for which it speaks: that of `meta.lastUpdated`, or of the import where it
///   has none; at the latest that of her death
/// @param updated the day of `meta.lastUpdated`; null where it is missing, or no day by now
/// @param names in order of time
/// @param addresses at home, likewise
/// @param status null when not said
/// @param sex a code; null when not said
/// @param born null when not known
/// @param isDead whether it says that she died, and null when it says nothing
/// @param died null when not known
record FhirPatient(
    FhirResource resource,
    LocalDate made,
    LocalDate updated,
    List<FhirSpan.Turn> names,
    List<FhirSpan.Turn> addresses,
    FhirMaritalStatus status,
    String sex,
    EffectiveDate born,
    Boolean isDead,
    EffectiveDate died) {

  private static final Set<String> READ =
      Set.of(
          "resourceType",
          "id",
          "meta",
          "name",
          "address",
          "maritalStatus",
          "gender",
          "birthDate",
          "deceasedBoolean",
          "deceasedDateTime",
          "identifier",
          "link",
          "contact");

  private static final Set<String> SEXES = Set.of("male", "female", "other", "unknown");
  private static final Set<String> FORMER = Set.of("old", "maiden");
  private static final int ENDLESS = 9999;

  /// Reads a resource, and counts what is in it.
  ///
  /// @param today the day of the import
  static FhirPatient of(FhirResource resource, LocalDate today, FhirNotes notes) {
    return new PatientReading(resource, notes).read(today);
  }

  private record PatientReading(FhirResource resource, FhirNotes notes) {

    FhirPatient read(LocalDate today) {
      JsonNode json = resource.json();
      for (String member : json.propertyNames()) {
        if (!READ.contains(member)) {
          notes.notKept("Patient." + member);
        }
      }
      if (json.has("modifierExtension")) {
        notes.doubt(
            FhirNotes.PEOPLE,
            "with a modifierExtension, which may change what all else means",
            resource,
            "");
      }
      Boolean isDead = isDead(json);
      EffectiveDate died = died(json);
      LocalDate said = updated(today);
      LocalDate updated = said == null ? today : said;
      LocalDate made = died != null && died.day().isBefore(updated) ? died.day() : updated;
      return new FhirPatient(
          resource,
          made,
          said,
          FhirSpan.turns(names(json), made).stream().filter(turn -> turn.value() != null).toList(),
          FhirSpan.turns(addresses(json), made),
          status(json),
          sex(json),
          born(json, updated),
          isDead,
          Boolean.TRUE.equals(isDead) && died == null
              ? new EffectiveDate(null, updated, Qualifier.NONE)
              : died);
    }

    private LocalDate updated(LocalDate today) {
      String text = FhirResource.text(resource.json().path("meta"), "lastUpdated", null);
      if (text == null) {
        return null;
      }
      LocalDate day = FhirResource.instant(text);
      if (day == null || day.isAfter(today)) {
        notes.doubt(
            FhirNotes.PEOPLE,
            "meta.lastUpdated is %s: read as of the day of the import"
                .formatted(day == null ? "no date" : "in the future"),
            resource,
            text);
        return null;
      }
      return day;
    }

    // ---- names and addresses

    private List<FhirSpan> names(JsonNode json) {
      List<FhirSpan> names = new ArrayList<>();
      for (JsonNode said : json.path("name")) {
        String use = FhirResource.text(said, "use", "");
        FhirValue name = FhirNames.value(said);
        String shown = name == null ? "" : name.said().toString();
        if (name == null) {
          unused(FhirNotes.NAMES, "without given names, a family name and a text", "");
        } else if (Set.of("nickname", "temp", "anonymous").contains(use)) {
          unused(FhirNotes.NAMES, "of the use " + use, shown);
        } else {
          int rank =
              switch (use) {
                case "official" -> 0;
                case "usual" -> 2;
                case "old", "maiden" -> 3;
                default -> 1;
              };
          if (FhirNames.isText(said)) {
            notes.doubt(
                FhirNotes.NAMES, "as text only: the last word is the family name", resource, shown);
          }
          addSpan(FhirNotes.NAMES, names, name, rank, FORMER.contains(use), said, shown);
        }
      }
      tellSeveral(FhirNotes.NAMES, names);
      return names;
    }

    private List<FhirSpan> addresses(JsonNode json) {
      List<FhirSpan> addresses = new ArrayList<>();
      for (JsonNode said : json.path("address")) {
        String use = FhirResource.text(said, "use", "");
        FhirValue place = place(said);
        String shown = place == null ? "" : place.said().toString();
        if (place == null) {
          String text = FhirResource.text(said, "text", "");
          unused(FhirNotes.ADDRESSES, text.isEmpty() ? "no place" : "in free text only", text);
        } else if (Set.of("work", "billing", "temp").contains(use)) {
          unused(FhirNotes.ADDRESSES, "of the use %s, not the home".formatted(use), shown);
        } else if (FhirResource.text(said, "type", "").equals("postal")) {
          unused(FhirNotes.ADDRESSES, "for letters only, not the home", shown);
        } else {
          int rank = use.equals("home") ? 0 : use.equals("old") ? 3 : 1;
          boolean isFormer = use.equals("old");
          addSpan(FhirNotes.ADDRESSES, addresses, place, rank, isFormer, said, shown);
        }
      }
      tellSeveral(FhirNotes.ADDRESSES, addresses);
      return addresses;
    }

    /// Tells where the order in the file decides, since several values are as good.
    private void tellSeveral(String kind, List<FhirSpan> spans) {
      List<FhirSpan> lasting =
          spans.stream()
              .filter(s -> !s.isFormer() && s.start() == null && s.end() == null)
              .toList();
      int best = lasting.stream().mapToInt(FhirSpan::rank).min().orElse(0);
      List<FhirValue> values =
          lasting.stream().filter(s -> s.rank() == best).map(FhirSpan::value).distinct().toList();
      if (values.size() > 1) {
        String shown = values.get(1).said().toString();
        notes.doubt(
            kind, "of one use at once, without a period: the first is read", resource, shown);
      }
    }

    private static FhirValue place(JsonNode said) {
      String street = FhirNames.joined(said.path("line"), ", ");
      String city = FhirResource.text(said, "city", null);
      String postcode = FhirResource.text(said, "postalCode", null);
      String country = FhirResource.text(said, "country", null);
      Map<String, Object> others = new LinkedHashMap<>();
      for (String part : List.of("district", "state")) {
        String name = FhirResource.text(said, part, null);
        if (name != null) {
          others.put(part, name);
        }
      }
      if (city == null && !others.isEmpty() && street.isEmpty() && postcode == null) {
        // an address has to name some place
        city = (String) others.remove(others.keySet().iterator().next());
      }
      boolean isEmpty = street.isEmpty() && city == null && postcode == null && country == null;
      return isEmpty ? null : new FhirValue(new Address(street, city, postcode, country), others);
    }

    private void addSpan(
        String kind,
        List<FhirSpan> to,
        FhirValue value,
        int rank,
        boolean isFormer,
        JsonNode said,
        String shown) {
      JsonNode period = said.path("period");
      String from = FhirResource.text(period, "start", null);
      String until = FhirResource.text(period, "end", null);
      EffectiveDate start = from == null ? null : FhirResource.date(from);
      EffectiveDate end = until == null ? null : FhirResource.date(until);
      if (end != null && end.day().getYear() == ENDLESS) {
        until = null;
        end = null;
      }
      if (start == null && from != null || end == null && until != null) {
        unused(kind, "of a period that is not understood", shown + " " + from + "/" + until);
      } else if (start != null && end != null && end.latest().isBefore(start.earliest())) {
        unused(kind, "of a period that ends before it begins", shown + " " + from + "/" + until);
      } else {
        notes.used(kind);
        to.add(new FhirSpan(value, rank, isFormer, start, end));
      }
    }

    // ---- the rest

    private FhirMaritalStatus status(JsonNode json) {
      JsonNode concept = json.path("maritalStatus");
      if (concept.isMissingNode()) {
        return null;
      }
      FhirMaritalStatus status = FhirMaritalStatus.of(concept);
      String shown = FhirMaritalStatus.shown(concept);
      if (status == null) {
        boolean isContradicted = FhirMaritalStatus.isContradicted(concept);
        unused(
            FhirNotes.STATUSES,
            isContradicted
                ? "of codes or words that say different things"
                : "of a code that is not known",
            shown);
        return null;
      }
      notes.used(FhirNotes.STATUSES);
      if (status.doubt() != null) {
        notes.doubt(FhirNotes.STATUSES, status.doubt(), resource, shown);
      }
      return status;
    }

    private String sex(JsonNode json) {
      String sex = FhirResource.text(json, "gender", null);
      if (sex != null && !SEXES.contains(sex)) {
        unused(FhirNotes.SEXES, "none of FHIR's codes", sex);
        return null;
      }
      if (sex != null) {
        notes.used(FhirNotes.SEXES);
      }
      return sex;
    }

    private EffectiveDate born(JsonNode json, LocalDate updated) {
      if (!json.has("birthDate")) {
        return null;
      }
      EffectiveDate born = FhirResource.date(FhirResource.text(json, "birthDate", ""));
      // far in the east a day begins before it does in UTC
      if (born != null && born.earliest().isAfter(updated.plusDays(1))) {
        unused(
            FhirNotes.BIRTHS,
            "after the day of the record",
            FhirResource.text(json, "birthDate", ""));
        return null;
      }
      return date(FhirNotes.BIRTHS, json, "birthDate");
    }

    private static Boolean isDead(JsonNode json) {
      JsonNode flag = json.path("deceasedBoolean");
      return flag.isBoolean() && !json.has("deceasedDateTime")
          ? (Boolean) flag.booleanValue()
          : json.has("deceasedDateTime") ? Boolean.TRUE : null;
    }

    private EffectiveDate died(JsonNode json) {
      if (json.has("deceasedDateTime")) {
        return date(FhirNotes.DEATHS, json, "deceasedDateTime");
      }
      if (Boolean.TRUE.equals(isDead(json))) {
        notes.used(FhirNotes.DEATHS);
      }
      return null;
    }

    private EffectiveDate date(String kind, JsonNode json, String member) {
      String text = FhirResource.text(json, member, "");
      EffectiveDate date = FhirResource.date(text);
      if (date == null) {
        unused(kind, "not a date of FHIR", text);
      } else {
        notes.used(kind);
      }
      return date;
    }

    private void unused(String kind, String why, String value) {
      notes.unused(kind, why, resource, value);
    }
  }
}
