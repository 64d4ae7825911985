package people.imports;

import module java.base;

import people.*;
import people.imports.GedcomFile.GedcomLine;

/// A home as a family tree describes it: an ADDR with its parts or in free text, a PLAC with its
/// parts between commas, or both.
///
/// @param address null when nothing is said
/// @param others what an [Address] has no member for, such as the state, by name
/// @param freeText whether the address stood there as text without parts, and is in the street as a
///   whole
record GedcomPlace(Address address, Map<String, String> others, boolean freeText) {

  /// Collects parts; the first who says one is believed.
  private static final class PlaceParts {

    private String street = "";
    private String city = "";
    private String postcode = "";
    private String country = "";
    private final Map<String, String> others = new LinkedHashMap<>();

    void place(String place, String form) {
      List<String> parts = split(place);
      List<String> names = split(form);
      if (parts.size() == names.size() && !form.isBlank()) {
        for (int i = 0; i < parts.size(); i++) {
          put(names.get(i), parts.get(i));
        }
      } else {
        city = or(city, parts.getFirst());
        if (parts.size() > 1) {
          country = or(country, parts.getLast());
          List<String> between = new ArrayList<>(parts.subList(1, parts.size() - 1));
          between.removeIf(String::isEmpty);
          put("region", String.join(", ", between));
        }
      }
    }

    /// Files name the parts in their own words.
    private void put(String name, String value) {
      String word = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
      if (value.isEmpty()) {
        return;
      }
      if (word.matches(".*(zip|post).*")) {
        postcode = or(postcode, value);
      } else if (word.matches(".*(city|town|village|place|locality|parish|municipality).*")) {
        if (city.isEmpty()) {
          city = value;
        } else if (!city.equals(value)) {
          others.putIfAbsent(word, value);
        }
      } else if (word.matches(".*(country|nation).*")) {
        country = or(country, value);
      } else if (word.matches(".*(street|address).*")) {
        street = or(street, value);
      } else {
        others.putIfAbsent(word.isEmpty() ? "region" : word, value);
      }
    }

    private static List<String> split(String text) {
      return Stream.of(text.split(",", -1)).map(String::strip).toList();
    }

    static String or(String known, String more) {
      return known.isEmpty() ? more : known;
    }

    GedcomPlace place(boolean freeText) {
      boolean blank = Stream.of(street, city, postcode, country).allMatch(String::isBlank);
      if (blank && !others.isEmpty()) {
        // only a county or a state is known, and an address has to name some place
        city = others.remove(others.keySet().iterator().next());
        blank = false;
      }
      return new GedcomPlace(
          blank ? null : new Address(street, city, postcode, country), others, freeText);
    }
  }

  /// @param line a RESI or another event; for an INDI, its own ADDR
  /// @param form names of the parts of a place where the event gives none, from the head; empty
  ///   when unknown
  static GedcomPlace of(GedcomLine line, String form) {
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
    if (plac != null && !plac.text().isEmpty()) {
      parts.place(plac.text(), PlaceParts.or(plac.value("FORM"), form));
    }
    return parts.place(freeText);
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
                  parts.others.getOrDefault("state", ""))) {
            rest = rest.replace(part, "");
          }
          return rest.codePoints().anyMatch(Character::isLetterOrDigit);
        })
        .collect(Collectors.joining(", "));
  }
}
