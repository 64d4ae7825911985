package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.Erased.Keep;

/// Where others' events mention who is erased: what is taken away, what stays, and what is only
/// said.
class MentionsTest {

  @TempDir Path folder;
  private Path file;
  private int hers;
  private int other;

  @BeforeEach
  void recordThem() {
    file = folder.resolve("people.jsonl");
    hers = create("Ada Maria", "Roos-Quast", "Mill Lane 3");
    other = create("Ben", "Oak", "Canal Street 8");
  }

  private int create(String first, String last, String street) {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return new PersonRegistry(timeline)
          .create(new Name(first, last), Status.SINGLE, new Address(street, "Delft"), Details.NONE);
    }
  }

  private long record(Function<PersonRegistry, Long> work) {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return work.apply(new PersonRegistry(timeline));
    }
  }

  private void note(String source) {
    record(registry -> registry.died(other, Details.NONE.from(source)));
  }

  private void key(String value) {
    record(registry -> registry.identify(other, new Attribute("mail", value), Details.NONE));
  }

  private static Erasing.Request request(int person, String... also) {
    return new Erasing.Request(
        new TreeSet<>(Set.of(person)), Keep.STATISTICS, "asked", null, List.of(also));
  }

  private Erasing.Extent erase(String... also) {
    Erasing.Extent plan = Erasing.plan(file, request(hers, also));
    Erasing.Extent done = Erasing.erase(file, request(hers, also));
    assertEquals(plan.mentions(), done.mentions());
    assertEquals(plan.possible(), done.possible());
    return done;
  }

  /// What is said of the other person, in order: sources, values of keys, event ids.
  private List<String> left() {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return timeline.of(other).stream()
          .skip(1)
          .map(RecordedEvent::event)
          .map(event ->
              event instanceof Event.Key key
                  ? key.key().value()
                  : event.details().source() != null
                      ? event.details().source()
                      : String.valueOf(event.details().id()))
          .toList();
    }
  }

  private void assertBecomes(BiConsumer<MentionsTest, String> how, String... wasAndIs) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < wasAndIs.length; i += 2) {
      how.accept(this, wasAndIs[i]);
      expected.add(wasAndIs[i + 1]);
    }
    erase();
    assertEquals(expected, left());
  }

  @Test
  void aKeyThatSomebodyElseHasTooMayBeginAsAThirdOnesNameDoes() {
    record(registry -> registry.identify(hers, new Attribute("badge", "Jansen1985"), on("1985")));
    record(registry -> registry.identify(other, new Attribute("card", "jansen1985"), on("1985")));
    create("Carl", "Jansen", "Elm Street 1");
    erase();
    assertEquals(List.of("jansen1985"), left());
  }

  @Test
  void initialsAndPartsOfADoubleNameAreFoundInTexts() {
    assertBecomes(
        MentionsTest::note,
        "letter of A. Roos-Quast, 1999",
        "letter of [erased], 1999",
        "A.M. Roos-Quast; Roos-Quast, A.M.; Roos-Quast A.",
        "[erased]; [erased]; [erased]",
        "Roos Quast, Ada; M Roos; QUAST, A.",
        "[erased]; [erased]; [erased]",
        "letter of a. quast, and of roos, a.; a roos",
        "letter of [erased], and of [erased]; a roos",
        "told by Quast and by Roos",
        "told by [erased] and by [erased]",
        "J.A. Quast told",
        "J.A. [erased] told",
        "write to roos.quast@example.org or ADAROOS@example.org",
        "write to [erased]@example.org or [erased]@example.org");
  }

  @Test
  void noWordIsCutThatOnlyHasHerNameInIt() {
    int al = create("Al", "So", "Rose Street 1");
    hers = al;
    assertBecomes(
        MentionsTest::note,
        "also, al so, and Al So", // the second one may be him
        "also, [erased], and [erased]",
        "Soho",
        "Soho");
    hers = create("Pia", "Rose", "Rose Street 1");
    note("prose of a tuberose, Rosewood; mailto: prose@example.org");
    key("prose-17");
    key("broose");
    List<String> before = left();
    erase();
    assertEquals(before, left());
  }

  @Test
  void eventIdsAndAccountsOfOthersAreHersInAnyCaseAsWholeWords() {
    for (String id : List.of("wedding-of-roos_quast", "weddingOfQuast", "broos-17")) {
      record(registry -> registry.died(other, Details.NONE.withId(id)));
    }
    record(registry -> registry.died(other, Details.NONE.from("register").by("quast")));
    erase();
    assertEquals(List.of("null", "null", "broos-17", "register"), left());
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals("[erased]", timeline.of(other).getLast().event().details().recordedBy());
    }
  }

  @Test
  void keysOfOthersAreHersInAnyCase() {
    assertBecomes(
        MentionsTest::key,
        "roos-quast@example.org",
        "[erased]@example.org",
        "a.roos@example.org",
        "[erased]@example.org",
        "adamaria_quast4711",
        "[erased]4711",
        "familyQuast",
        "family[erased]",
        "broosendaal@example.org",
        "broosendaal@example.org",
        "MILL-LANE-3",
        "[erased]",
        "mill-lane-33",
        "mill-lane-33");
  }

  @Test
  void accentsAreWrittenInManyWaysInKeys() {
    hers = create("Zoë", "Ångström-Müller", "Lane 1");
    assertBecomes(
        MentionsTest::key,
        "zoe@example.org",
        "[erased]@example.org",
        "angstrom.mueller",
        "[erased]",
        "z-muller",
        "[erased]");
  }

  @Test
  void whatIsSomebodyElsesStaysHisAndIsToldAsPossible() {
    create("Bo", "Roos", "Quast Street 12");
    create("Ann", "Roos", "Rose Street 2");
    note("moved to Quast Street, says Roos");
    note("A. Roos told"); // Ann or Ada
    note("M. Roos told");
    note("ada told, says ada's sister");
    note("ada told, says ada's sister");
    key("roos@example.org");
    Erasing.Extent done = erase();
    assertEquals(
        List.of(
            "moved to Quast Street, says Roos",
            "A. Roos told",
            "[erased] told",
            "ada told, says ada's sister",
            "ada told, says ada's sister",
            "roos@example.org"),
        left());
    assertEquals(
        List.of(
            new Erasing.PossibleMention("moved to Quast Street, says Roos", 4, 1),
            new Erasing.PossibleMention("A. Roos told", 5, 1),
            new Erasing.PossibleMention("ada told, says ada's sister", 7, 2),
            new Erasing.PossibleMention("roos@example.org", 9, 1)),
        done.possible());
    assertEquals(1, done.mentions().size());
  }

  @Test
  void whatTheUserNamesIsTakenToo() throws IOException {
    note("Addie, as Roosje called her; paddies");
    assertFalse(erase("Addie", "Roosje").mentions().isEmpty());
    assertEquals(List.of("[erased], as [erased] called her; paddies"), left());
    note("Adchen told");
    assertEquals(1, erase("Adchen").mentions().size());
    assertEquals("[erased] told", left().getLast());
    assertTrue(
        ErasureFixture.refusal(() ->
                Erasing.plan(
                    file,
                    new Erasing.Request(
                        new TreeSet<>(Set.of(other)),
                        Keep.STATISTICS,
                        "Benny asked",
                        null,
                        List.of("Benny"))))
            .startsWith("'Benny asked' names who is erased"));
  }

  @Test
  void herOwnKeysAreHersInOthersTexts() {
    record(registry ->
        registry.identify(hers, new Attribute("mail", "star@example.org"), Details.NONE));
    record(registry -> registry.identify(hers, new Attribute("payroll", "4711"), Details.NONE));
    record(registry -> registry.identify(other, new Attribute("pass", "4711"), Details.NONE));
    note("write to Star@Example.org; payroll=4711; 4711 francs; superstar@example.org");
    erase();
    assertEquals(
        List.of("4711", "write to [erased]; [erased]; 4711 francs; superstar@example.org"), left());
  }

  @Test
  void aPartnerByNameIsHersAsAWhole() {
    create("Ada", "Vos", "Lane 1");
    create("Bo", "Quast", "Lane 2");
    for (Name name : List.of(new Name("Ada", "Quast"), new Name("Maria", "Vos"))) {
      record(registry ->
          registry.changeStatus(other, Status.MARRIED, Partner.named(name), Details.NONE));
    }
    erase();
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals(
          List.of(
              Partner.named(new Name("[erased]", null)),
              Partner.named(new Name("[erased]", "Vos"))),
          timeline.of(other).stream()
              .skip(1)
              .map(each -> ((Event.StatusChange) each.event()).partner())
              .toList());
    }
  }

  @Test
  void aNameThatIsOnlyPartOfSomebodyElsesIsStillHersAsAWord() {
    hers = create("Cora", "Jansen", "Lane 1");
    create("Cor", "Jansenius", "Lane 2");
    assertBecomes(
        MentionsTest::note,
        "Jansen and Jansenius; Cora and Cor",
        "[erased] and Jansenius; [erased] and Cor");
  }
}
