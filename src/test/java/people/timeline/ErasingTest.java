package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.Erased.Keep;
import people.history.*;

/// What an erasure takes away, and what stays.
class ErasingTest extends ErasureFixture {

  @Test
  void nothingThatTellsWhoItWasIsInAnyFile() throws IOException {
    for (String each : List.of("Zebulonia", "Hidden Court 12")) {
      assertFalse(Traces.of(each, Traces.files(folder)).isEmpty());
    }
    erase(Keep.STATISTICS);
    assertNoTraces();
    String left = Files.readString(file);
    for (String each : List.of("4711", "astronomer", "2611 XX", "tree.ged", "clerk7", "05-17")) {
      assertFalse(left.contains(each), each);
    }
  }

  @Test
  void norWhereNothingIsKept() throws IOException {
    erase(Keep.NOTHING);
    assertNoTraces();
    History history = ask(History::of);
    assertEquals(List.of(2, 3), history.personIds());
    assertEquals(List.of(), history.at("2020").all().stream().filter(Person::erased).toList());
    assertEquals(Map.of(Status.SINGLE, 1, Status.MARRIED, 1), history.at("2020").countByStatus());
  }

  @Test
  void whatCountsStays() {
    History before = ask(History::of);
    erase(Keep.STATISTICS);
    History after = ask(History::of);
    Person person = after.at("2006").person(ada);
    assertTrue(person.erased());
    assertEquals(null, person.name());
    assertEquals(Status.MARRIED, person.status());
    assertEquals(new Address(null, "Delft", null, null), person.address());
    assertEquals(EffectiveDate.parse("1980-05"), person.created());
    for (String date : List.of("1980-04", "1980-05", "2005-06", "2011-01", "2011-02", "2020")) {
      assertEquals(before.at(date).countByStatus(), after.at(date).countByStatus(), date);
      assertEquals(before.at(date).countByCity(), after.at(date).countByCity(), date);
    }
    assertEquals(List.of(ada, ben), after.parents(3));
    assertEquals(Partner.of(ada), after.at("2006").person(ben).partner());
    assertEquals(before.couples(ben), after.couples(ben));
  }

  @Test
  void monthByMonthCountsOfATownStay() {
    Path town = folder.resolve("town.jsonl");
    new people.simulation.Simulation(60, 60, 7).writeTo(town);
    History before = History.of(EventTimeline.open(town));
    Random random = new Random(7);
    for (int i = 0; i < 6; i++) {
      int person = 1 + random.nextInt(before.personIds().size());
      if (before.personIds().contains(person)) {
        try {
          Erasing.erase(town, new Erasing.Request(Set.of(person), Keep.STATISTICS, "asked", null));
        } catch (IllegalArgumentException e) {
          assertTrue(e.getMessage().startsWith("nothing is left to erase of person"));
        }
      }
    }
    History after = History.of(EventTimeline.open(town));
    for (YearMonth month = YearMonth.of(1960, 1); month.getYear() < 2020; ) {
      LocalDate day = month.atEndOfMonth();
      assertEquals(before.at(day).countByStatus(), after.at(day).countByStatus(), "" + day);
      assertEquals(before.at(day).countByCity(), after.at(day).countByCity(), "" + day);
      month = month.plusMonths(1);
    }
  }

  @Test
  void theEventSaysWhenWhyAndByWhom() {
    String before = head();
    Erasing.Extent done = erase(Keep.STATISTICS);
    assertEquals(before, done.headBefore());
    assertEquals(head(), done.headAfter());
    RecordedEvent last = ask(timeline -> timeline.ofKind(Event.Kind.ERASURE)).getLast();
    Event.Erasure erasure = (Event.Erasure) last.event();
    assertEquals("asked by letter", erasure.erased().why());
    assertEquals("clerk9", erasure.details().recordedBy());
    assertEquals(before, erasure.erased().headBefore());
    assertEquals(Map.of(ada, last), ask(History::of).erasures());
  }

  @Test
  void whatCantBeDoneIsRefusedInOneLineAndChangesNothing() throws IOException {
    byte[] before = Files.readAllBytes(file);
    for (String said : List.of("Zebulonia asked", "at Hidden Court 12")) {
      assertEquals(
          "'%s' names who is erased, and would stay; expected words that don't".formatted(said),
          refusal(() ->
              Erasing.erase(file, new Erasing.Request(Set.of(ada), Keep.NOTHING, said, null))));
    }
    assertEquals(
        "no person 9: the timeline has persons 1 to 3",
        refusal(
            () -> Erasing.erase(file, new Erasing.Request(Set.of(9), Keep.NOTHING, "x", null))));
    assertEquals(
        "nobody to erase; expected a person",
        refusal(() -> new Erasing.Request(Set.of(), Keep.NOTHING, "x", null)));
    Path second = folder.resolve("second.jsonl");
    Files.createLink(second, file);
    assertEquals(
        file
            + ": not erased: the file has 2 names (hard links), and would stay as it is under the"
            + " other: delete that one",
        refusal(() -> erase(Keep.NOTHING)));
    Files.delete(second);
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(file)));
    erase(Keep.NOTHING);
    String refused = refusal(() -> erase(Keep.NOTHING));
    assertTrue(
        refused.matches(
            "nothing is left to erase of person 1, who was erased at [-0-9T:.]+Z \\(event"
                + " 12\\)"),
        refused);
  }

  @Test
  void aPlanSaysWhatWouldGoAndChangesNothing() throws IOException {
    byte[] before = Files.readAllBytes(file);
    Path torn = folder.resolve("people.jsonl.torn-1");
    Files.writeString(
        torn, "{\"type\":\"PERSON_NAME_CHANGE\",\"newName\":{\"firstname\":\"Zebulonia");
    var request = new Erasing.Request(Set.of(ada), Keep.STATISTICS, "x", null);
    Erasing.Extent plan = Erasing.plan(file, request);
    assertEquals(4, plan.emptied());
    assertEquals(4, plan.kept());
    assertEquals(List.of(1L), plan.mentions().stream().map(RecordedEvent::position).toList());
    assertEquals(List.of(torn), plan.files());
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(file)));
    assertTrue(Files.exists(torn));
  }

  @Test
  void linesByHandAndBatchesStayWhatTheyWere() throws IOException {
    String hand =
        "{ \"personId\": 1, \"type\": \"PERSON_DEATH\", \"source\": \"Zebulonia's\", \"_datetime\":"
            + " \"2999-01-01T00:00:00Z\" }\n\n"
            + "{\"type\":\"PERSON_DEATH\",\"personId\":2,\"_datetime\":\"2999-01-02T00:00:00Z\"}\n";
    Files.writeString(file, Files.readString(file) + hand);
    assertEquals(2, ask(Verification::of).uncheckedLines());
    erase(Keep.STATISTICS);
    Verification after = ask(Verification::of);
    assertEquals(2, after.uncheckedLines());
    assertEquals(15, after.events());
    assertTrue(Files.readString(file).contains("\"_batch\":2,"));
    assertNoTraces();
  }

  @Test
  void aWholeNameIsHersThoughOthersHaveItsHalves() throws IOException {
    int maria = create("Maria Anna", "Jansen", "register");
    create("Maria Anna", "Roos", "aunt of Maria Jansen, as Piet Oak says");
    create("Piet", "Jansen", "MARIA JANSEN of mill lane 3");
    create("Bo", "Jansen", "maria.jansen@delft.nl told; Jansen, Maria; Bo Li");
    create("Li", "Jansen", "register");
    int bo = create("Bo", "Li", "register");
    int piet = create("Piet", "Oak", "register");
    create("Jan Piet", "Oak-Vos", "Oak, Piet");
    int child = create("Daughter", "Jansen", "register");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      Address street = new Address("Mill Lane 3", "Delft");
      new PersonRegistry(timeline).move(maria, street, Details.NONE);
    }
    Erasing.erase(file, request("asked by her mother Maria Jansen", child));
    assertEquals(
        "'MARIA JANSEN asked' names who is erased, and would stay; expected words that don't",
        refusal(() -> Erasing.plan(file, request("MARIA JANSEN asked", maria))));
    for (int person : List.of(maria, bo, piet)) {
      Erasing.erase(file, request("asked", person));
    }
    String left = Files.readString(file);
    for (String source :
        List.of(
            "aunt of [erased], as Piet Oak says",
            "[erased] of [erased]",
            "[erased]@delft.nl told; [erased]; [erased]",
            "Oak, Piet")) {
      assertTrue(left.contains("\"source\":\"" + source + '"'), source);
    }
    String list = Files.readString(folder.resolve("people.jsonl.erased"));
    for (String each : List.of(left, list)) {
      assertTrue(each.contains("\"why\":\"asked by her mother [erased]\""), each);
    }
    assertEquals(26, ask(Verification::of).events());
    assertEquals(List.of(), ask(timeline -> Erasing.missed(timeline, file)));
  }

  private int create(String first, String last, String source) {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return new PersonRegistry(timeline)
          .create(new Name(first, last), Status.SINGLE, null, Details.NONE.from(source));
    }
  }

  private static Erasing.Request request(String why, int person) {
    return new Erasing.Request(Set.of(person), Keep.STATISTICS, why, null);
  }

  @Test
  void aMentionWithAccentsAsLettersOfTheirOwnIsFound() throws IOException {
    String apart = Normalizer.normalize("Ångström; of ZEBULONIA ÅNGSTRÖM", Normalizer.Form.NFD);
    create("Ida", "Vos", apart);
    erase(Keep.STATISTICS);
    assertTrue(Files.readString(file).contains("\"source\":\"[erased]; of [erased]\""));
  }

  @Test
  void whatOnlySaysThatSheWasErasedHidesHerFromNoErasureAndStatisticsGoLater() throws IOException {
    String said =
        "{\"type\":\"!PERSON_ERASURE\",\"personId\":1,\"keep\":\"STATISTICS\",\"why\":\"so\","
            + "\"_datetime\":\"2999-01-01T00:00:00Z\"}\n";
    Files.writeString(file, Files.readString(file) + said);
    erase(Keep.STATISTICS);
    assertNoTraces();
    assertTrue(refusal(() -> erase(Keep.STATISTICS)).startsWith("nothing is left to erase of"));
    assertEquals(0, erase(Keep.NOTHING).kept());
    assertTrue(refusal(() -> erase(Keep.NOTHING)).startsWith("nothing is left to erase of"));
    assertTrue(refusal(() -> erase(Keep.STATISTICS)).startsWith("nothing is left to erase of"));
    assertEquals(List.of(2, 3), ask(History::of).personIds());
    assertEquals(15, ask(Verification::of).events());
  }

  @Test
  void mergedRecordsGoAlongAndThoseThatWerePartedStay() throws IOException {
    int double1;
    int double2;
    int other;
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var registry = new PersonRegistry(timeline);
      double1 = registry.create(new Name("Zebulonia", "Ångström"));
      double2 = registry.create(new Name("Zebulonia", "Ångström"));
      other = registry.create(new Name("Dora", "Vos"));
      registry.merge(double2, double1, "the same", Details.NONE);
      registry.merge(double1, ada, "the same", Details.NONE);
      long mistake = registry.merge(other, ada, "the same", Details.NONE);
      registry.retract(mistake, "two people", Details.NONE);
    }
    SortedSet<Integer> records = new TreeSet<>(Set.of(ada, double1, double2));
    assertEquals(records, new TreeSet<>(ask(History::of).records(ada)));
    assertEquals(records, Erasing.plan(file, request("asked", double1)).people());
    assertEquals(records, Erasing.erase(file, request("asked", double2)).people());
    assertNoTraces();
    History after = ask(History::of);
    assertEquals(records, after.erasures().keySet());
    assertEquals(List.copyOf(records), after.records(ada));
    assertEquals("Dora", after.today().person(other).name().firstname());
  }

  @Test
  void aRecordThatIsMergedBetweenTheChoiceAndTheErasureGoesAlong() throws IOException {
    Erasing.Request request = request("asked", ada);
    assertEquals(Set.of(ada), Erasing.plan(file, request).people());
    int twin = create("Zebulonia", "Ångström", "register");
    int restricted = create("Zebulonia", "Ångström", "register");
    long merge;
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var registry = new PersonRegistry(timeline);
      merge = registry.merge(twin, ada, "the same", Details.NONE);
      registry.merge(restricted, ada, "the same", Details.NONE);
      registry.restrict(restricted, "contested", Details.NONE);
    }
    assertTrue(refusal(() -> Erasing.erase(file, request)).startsWith("person 1 is restricted"));
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var registry = new PersonRegistry(timeline);
      registry.unrestrict(restricted, "settled", Details.NONE);
      registry.retract(merge, "two people", Details.NONE);
      registry.merge(ada, twin, "the same after all", Details.NONE);
    }
    assertEquals(Set.of(ada, twin, restricted), Erasing.erase(file, request).people());
    assertNoTraces();
  }

  @Test
  void mergesByHandThatCountForNothingErasedNobodyElse() throws IOException {
    int dora = create("Dora", "Vos", "register");
    Files.writeString(
        file,
        Files.readString(file)
            + merge(ada, 99, "2999-01-01")
            + merge(dora, ben, "2999-01-02")
            + merge(dora, ada, "2999-01-03")
            + merge(ben, dora, "2999-01-04"));
    for (int person : List.of(ada, ben, dora)) {
      assertEquals(
          new TreeSet<>(ask(History::of).records(ask(History::of).survivor(person))),
          Erasing.plan(file, request("asked", person)).people());
    }
  }

  private static String merge(int record, int into, String day) {
    return "{\"type\":\"!PERSON_MERGE\",\"personId\":%d,\"into\":%d,\"why\":\"x\",\"_datetime\":\"%sT00:00:00Z\"}\n"
        .formatted(record, into, day);
  }
}
