package people.imports.gedcom;

import module java.base;

import people.*;

/// A home as a family tree describes it: an ADDR with its parts or in free text, a PLAC with its
/// parts between commas, or both.
///
/// @param address null when nothing is said
/// @param others what an [Address] has no member for, such as the state, by name
/// @param freeText whether the address stood there as text without parts, and is in the street as a
///   whole
public record GedcomPlace(Address address, Map<String, Object> others, boolean freeText) {

  /// A part of a place that is a house: `12 Mill Lane`, `Lange Straße 7`.
  private static final Pattern HOUSE =
      Pattern.compile(
          "\\d+.*\\p{L}.*|.*(straße|strasse|str\\.|straat|laan|gade|vej|gatan|weg|gata|rue|via|calle)"
              + " \\d+ ?[a-z]?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// What begins with a number and is none: `3rd Ward`, `12e arrondissement`.
  private static final Pattern QUARTER =
      Pattern.compile(
          ".*\\b(ward|precinct|district|arrondissement|bezirk|township|parish|county)\\b.*",
          Pattern.CASE_INSENSITIVE);

  /// What stands in the place of one that is not known.
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "[\\s?_.…,\\-–—()\\[\\]]+|[(\\[]?(?:place |lieu |ort )?(?:unknown|not"
              + " known|unk\\.?|unbekannt"
              + "|inconnue?|onbekend|desconocid[oa]|sconosciut[oa]|desconhecid[oa]|ukendt|ukjent|okänd|okänt|nieznan[ey]|neznám[éý]|ignotus|n\\.?"
              + " ?n\\.?)[)\\]]?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern POSTCODE = Pattern.compile("\\d{4,5}(-\\d{3,4})?");

  /// Collects parts; the first who says one is believed.
  private static final class PlaceParts {

    private String street = "";
    private String city = "";
    private String postcode = "";
    private String country = "";
    private final Map<String, Object> others = new LinkedHashMap<>();

    void place(String place, String form) {
      List<String> parts = split(place);
      List<String> names = split(form);
      boolean isMisplaced =
          PlacePart.of(word(names.getFirst())) == PlacePart.CITY && isStreet(parts.getFirst());
      if (parts.size() == names.size() && !form.isBlank() && !isMisplaced) {
        for (int i = 0; i < parts.size(); i++) {
          put(names.get(i), parts.get(i), names.subList(i + 1, names.size()));
        }
      } else {
        unnamed(new ArrayList<>(parts));
      }
    }

    /// Parts from the smallest to the largest; the first one may be a street.
    private void unnamed(List<String> parts) {
      if (isStreet(parts.getFirst())) {
        street = or(street, parts.removeFirst());
      } else if (parts.size() > 1 && POSTCODE.matcher(parts.getFirst()).matches()) {
        postcode = or(postcode, parts.removeFirst());
      }
      if (parts.isEmpty()) {
        return;
      }
      city = or(city, parts.getFirst());
      if (parts.size() > 1) {
        country = or(country, parts.getLast());
        List<String> between = new ArrayList<>(parts.subList(1, parts.size() - 1));
        between.removeIf(String::isEmpty);
        put("region", String.join(", ", between), List.of());
      }
    }

    /// Files name the parts in their own words.
    ///
    /// @param larger names of the parts that follow; a `Land` or `kraj` is the country unless
    ///   another one follows, such as `Staat`
    private void put(String name, String value, List<String> larger) {
      if (value.isEmpty()) {
        return;
      }
      String word = word(name);
      switch (PlacePart.of(word)) {
        case POSTCODE -> postcode = or(postcode, value);
        case CITY -> {
          if (city.isEmpty()) {
            city = value;
          } else if (!city.equals(value)) {
            others.putIfAbsent(word, value);
          }
        }
        case COUNTRY -> {
          if (larger.stream().anyMatch(next -> PlacePart.of(word(next)) == PlacePart.COUNTRY)) {
            others.putIfAbsent(word, value);
          } else {
            country = or(country, value);
          }
        }
        case STREET -> street = or(street, value);
        case OTHER -> others.putIfAbsent(word.isEmpty() ? "region" : word, value);
      }
    }

    private static String word(String name) {
      return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }

    private static boolean isStreet(String part) {
      return HOUSE.matcher(part).matches() && !QUARTER.matcher(part).matches();
    }

    private static List<String> split(String text) {
      return Stream.of(text.split(",", -1)).map(String::strip).toList();
    }

    static String or(String known, String more) {
      return known.isEmpty() ? more : known;
    }

    GedcomPlace place(boolean freeText) {
      boolean blank = Stream.of(street, city, postcode, country).allMatch(String::isBlank);
      if (blank && others.values().stream().anyMatch(String.class::isInstance)) {
        // only a county or a state is known, and an address has to name some place
        city = others.remove(others.keySet().iterator().next()).toString();
        blank = false;
      }
      return new GedcomPlace(
          blank ? null : new Address(street, city, postcode, country), others, freeText);
    }
  }

  /// @param line a RESI or another event; for an INDI, its own ADDR
  /// @param form names of the parts of a place where the event gives none, from the head; empty
  ///   when unknown
  public static GedcomPlace of(GedcomLine line, String form) {
    PlaceParts parts = new PlaceParts();
    boolean freeText = false;
    GedcomLine addr = line.child("ADDR");
    if (addr != null) {
      parts.city = addr.value("CITY");
      parts.postcode = addr.value("POST");
      parts.country = addr.value("CTRY");
      if (!addr.value("STAE").isEmpty()) {
        parts.others.put("state", addr.value("STAE"));
      }
      List<String> text =
          addr.text().lines().map(String::strip).filter(Predicate.not(String::isEmpty)).toList();
      parts.street =
          Stream.of("ADR1", "ADR2", "ADR3")
              .flatMap(addr::values)
              .map(String::strip)
              .distinct()
              .collect(Collectors.joining(", "));
      if (parts.street.isEmpty() && !text.isEmpty()) {
        boolean structured = !(parts.city + parts.postcode + parts.country).isEmpty();
        // beside its parts the whole address often stands as text, street first
        parts.street = structured ? streetOf(text, parts) : String.join(", ", text);
        freeText = !structured;
      }
    }
    GedcomLine plac = line.child("PLAC");
    if (plac != null && !plac.text().isEmpty() && !isUnknown(plac)) {
      parts.place(plac.text(), PlaceParts.or(plac.value("FORM"), form));
    }
    if (plac != null && plac.child("MAP") != null) {
      putDegrees(plac.child("MAP").value("LATI"), "latitude", 'N', 'S', 90, parts.others);
      putDegrees(plac.child("MAP").value("LONG"), "longitude", 'E', 'W', 180, parts.others);
    }
    return parts.place(freeText);
  }

  /// Whether a place is said not to be known: `?`, `unknown`.
  public static boolean isUnknown(GedcomLine plac) {
    return UNKNOWN.matcher(plac.text()).matches();
  }

  /// Puts a coordinate, `N18.150944` or `-18.15`, as a number; as it stands where it is none.
  private static void putDegrees(
      String text, String name, char plus, char minus, int most, Map<String, Object> others) {
    String tidy = text.strip().toUpperCase(Locale.ROOT).replace(',', '.');
    if (tidy.isEmpty()) {
      return;
    }
    boolean isNegative = tidy.indexOf(minus) >= 0;
    String digits = tidy.replace(String.valueOf(plus), "").replace(String.valueOf(minus), "");
    if (!digits.strip().matches("[-+]?\\d{1,3}(\\.\\d{1,12})?°?")) {
      others.put(name, text);
      return;
    }
    BigDecimal degrees = new BigDecimal(digits.strip().replace("°", ""));
    degrees = isNegative ? degrees.negate() : degrees;
    boolean isOnEarth = degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0;
    others.put(name, isOnEarth ? degrees : text);
  }

  /// What the text says besides the parts: `Ockham Park, Ockham` of the city Ockham is `Ockham
  /// Park`.
  private static String streetOf(List<String> text, PlaceParts parts) {
    return text.stream()
        .flatMap(row -> Stream.of(row.split(",")))
        .map(String::strip)
        .filter(piece -> {
          String rest = piece;
          for (String part :
              List.of(
                  parts.city,
                  parts.postcode,
                  parts.country,
                  parts.others.getOrDefault("state", "").toString())) {
            rest = rest.replace(part, "");
          }
          return rest.codePoints().anyMatch(Character::isLetterOrDigit);
        })
        .collect(Collectors.joining(", "));
  }
}
