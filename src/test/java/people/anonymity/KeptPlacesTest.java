package people.anonymity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.anonymity.AnonymityOptions.DatePrecision;
import people.history.*;
import people.timeline.*;

/// A copy has as much of places as is wanted, and the households of the original.
class KeptPlacesTest {

  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  private int copies;

  private static void born(PersonRegistry registry, Address address) {
    registry.create(Name.first("Ann"), Status.SINGLE, address, Details.on("1950-01-01"));
  }

  private static void born(PersonRegistry registry, Address address, String member, String name) {
    registry.create(
        Name.first("Ann"),
        Status.SINGLE,
        address,
        new Details(
            EffectiveDate.parse("1950-01-01"), null, Map.of("address", Map.of(member, name))));
  }

  private Path original(Consumer<PersonRegistry> facts) {
    Path file = folder.resolve("original.jsonl");
    try (var timeline = EventTimeline.open(file)) {
      facts.accept(new PersonRegistry(timeline));
    }
    return file;
  }

  private AnonymityReport report;

  /// The people of a copy, in their order, at its end.
  private List<Person> copy(Path of, KeptPlace places) {
    Path copy = folder.resolve("copy%d.jsonl".formatted(copies++));
    try (var timeline = EventTimeline.open(of)) {
      report = Anonymity.write(timeline, copy, KEY, AnonymityOptions.DEFAULT.places(places));
    }
    return people(copy);
  }

  private static List<Person> people(Path file) {
    try (var timeline = EventTimeline.open(file)) {
      History history = History.of(timeline);
      List<Integer> inOrder = new ArrayList<>();
      timeline.forEach(e -> {
        if (e.event() instanceof Event.Creation creation) {
          inOrder.add(creation.personId());
        }
      });
      Snapshot last = history.at("2020");
      return inOrder.stream().map(last::person).toList();
    }
  }

  private List<String> cities(List<Person> people) {
    return people.stream()
        .map(p ->
            p.address() == null
                ? "unknown"
                : Stream.of(p.address().city(), p.address().country())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("/")))
        .toList();
  }

  private RegionTable table(String text) throws IOException {
    return RegionTable.read(Files.writeString(folder.resolve("regions.csv"), text));
  }

  @Test
  void regionsStandForCities() throws IOException {
    Path original =
        original(r -> {
          born(r, new Address("Markt 1", "Delft"), "region", "Zuid-Holland");
          born(r, new Address("Markt 1", "DELFT"));
          born(r, new Address(null, "Springfield", null, "US"), "state", "Ohio");
          born(r, new Address(null, "Springfield", null, "US"), "state", "Illinois");
          born(r, new Address(null, "Springfield", null, "US"));
          born(r, new Address(null, "Breda", null, "NL"));
          born(r, new Address(null, "Breda"));
          born(r, new Address(null, "Nowhere"));
          born(r, new Address("Lane 3", "Nowhere"));
          born(r, new Address(null, null, null, "FR"));
        });
    assertEquals(
        List.of(
            "Zuid-Holland",
            "Zuid-Holland",
            "Ohio/US",
            "Illinois/US",
            "US",
            "Noord-Brabant/NL",
            "Noord-Brabant",
            "unknown",
            "",
            "FR"),
        cities(
            copy(
                original,
                new KeptPlace.OfRegion(table("Region;City\nNoord-Brabant;breda\n;Nowhere\n")))));
    assertEquals(
        List.of(Map.entry("Nowhere", 2L), Map.entry("Springfield", 1L)),
        List.copyOf(report.cities().sequencedEntrySet()));
  }

  @Test
  void aCorrectionToAPlaceOfWhichNothingMayBeToldLeavesNothingOfTheWrongOne() throws IOException {
    Path original =
        original(r -> {
          born(r, new Address(null, "Delft"));
          r.correct(0, Amendment.of(new Address(null, "Gouda")), "misread");
          r.correct(0, Amendment.of(new Address(null, "Nowhere")), "misread again");
          born(r, new Address(null, "Delft"));
          r.move(2, new Address(null, "Gouda"), Details.on("1960"));
          long moved = r.move(2, new Address(null, "Delft"), Details.on("1970"));
          r.correct(moved, Amendment.of(new Address(null, "Nowhere")), "misread");
          born(r, new Address(null, "Delft"));
          long position = 7;
          r.correct(position, Amendment.of(new Address(null, "Nowhere")), "misread");
          r.correct(position, Amendment.of(new Address(null, "Gouda")), "found");
        });
    assertEquals(
        List.of("unknown", "unknown", "Holland"),
        cities(
            copy(
                original,
                new KeptPlace.OfRegion(table("city,region\nDelft,Utrecht\nGouda,Holland\n")))));
  }

  @Test
  void aTableMayTellCountries() throws IOException {
    Path original =
        original(r -> {
          born(r, new Address(null, "Frankfurt", null, "DE"));
          born(r, new Address(null, "Frankfurt", null, "US"));
          born(r, new Address(null, "Frankfurt"));
        });
    assertEquals(
        List.of("Hessen/DE", "Kentucky/US", "unknown"),
        cities(
            copy(
                original,
                new KeptPlace.OfRegion(
                    table("city,region,country\nFrankfurt,Hessen,DE\nFrankfurt,Kentucky,US\n")))));
  }

  private String refusal(String text) {
    return assertThrows(TimelineException.class, () -> table(text))
        .getMessage()
        .replace(folder + File.separator, "");
  }

  @Test
  void aTableThatIsNotClearIsRefused() {
    assertEquals(
        "regions.csv, line 3: delft is of 'Utrecht', and of 'Holland' in regions.csv, line 2;"
            + " expected one region, or a column 'country'",
        refusal("city,region\nDelft,Holland\ndelft,Utrecht\n"));
    assertEquals(
        "regions.csv, line 2: the region 'Holland' has no city",
        refusal("city,region\n,Holland\n"));
    assertEquals(
        "regions.csv, line 1: has no column 'region'; expected one of city, land",
        refusal("city,land\nDelft,Holland\n"));
    assertEquals("regions.csv: has no city with a region", refusal("city,region\nDelft,\n"));
  }

  /// For each person the first who lives in the same home.
  private static List<Integer> households(Path file) {
    List<Person> people = people(file);
    try (var timeline = EventTimeline.open(file)) {
      Map<Integer, Integer> first = new HashMap<>();
      for (Period.HouseholdPeriod household : History.of(timeline).at("1960").households()) {
        List<Integer> places =
            household.personIds().stream()
                .map(id ->
                    IntStream.range(0, people.size())
                        .filter(i -> people.get(i).personId() == id)
                        .findFirst()
                        .orElseThrow())
                .sorted()
                .toList();
        places.forEach(place -> first.put(place, places.getFirst()));
      }
      return IntStream.range(0, people.size()).mapToObj(first::get).toList();
    }
  }

  @Test
  void householdsAreThoseOfTheOriginalHoweverCoarsePlacesAre() {
    Path original =
        original(r -> {
          born(r, new Address("High St 1", "Delft"), "region", "Zuid-Holland");
          born(r, new Address("high st. 1", "Delft"), "region", "Zuid-Holland");
          born(r, new Address("High St 1", "Gouda"), "region", "Zuid-Holland");
          born(r, new Address("High St 1", "London", "N1 1AA", "GB"));
          born(r, new Address("High St 1", "London", "E5 2BB", "GB"));
          born(r, new Address("High St 1", "London", "e52bb", null));
          born(r, new Address("Müllerweg 1", "Ulm", "89073", null));
          born(r, new Address("Müllerweg, 1", "Ulm"));
          born(r, new Address("Mullerweg 1", "Ulm"));
        });
    List<Integer> homes = List.of(0, 0, 2, 3, 4, 4, 6, 6, 8);
    assertEquals(homes, households(original));
    for (KeptPlace places :
        List.of(
            new KeptPlace.OfCity(),
            new KeptPlace.OfRegion(RegionTable.NONE),
            new KeptPlace.OfCountry())) {
      copy(original, places);
      assertEquals(
          homes, households(folder.resolve("copy%d.jsonl".formatted(copies - 1))), places + "");
    }
  }

  @Test
  void whoStandsOutIsToldByRegion() throws IOException {
    Path original =
        original(r -> {
          for (String city : List.of("Delft", "Gouda", "Breda")) {
            born(r, new Address(null, city));
          }
        });
    var options =
        new AnonymityOptions(
            DatePrecision.DAY,
            new KeptPlace.OfRegion(
                table("city\tregion\nDelft\tHolland\nGouda\tHolland\nBreda\tBrabant\n")),
            Set.of(),
            2,
            true);
    try (var timeline = EventTimeline.open(original)) {
      assertEquals(
          new AnonymityReport(2, 2, 1, 1, new LinkedHashMap<>(), List.of()),
          Anonymity.write(timeline, folder.resolve("two.jsonl"), KEY, options));
    }
    assertEquals(List.of("Holland", "Holland"), cities(people(folder.resolve("two.jsonl"))));
  }
}
