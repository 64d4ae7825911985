package people.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.timeline.*;

/// A search in what is kept beside a timeline finds what one in its history finds, and that is what
/// a look at each person finds.
class KeptSearchTest {

  private static final LocalDate AT = LocalDate.of(1850, 1, 1);
  private static final int EVERYONE = 1 << 20;
  private static final int MANY = 60;
  private static final int EVENTS = 7_500;
  private static final int PEOPLE = 1_000;

  private static final List<String> FIRST =
      List.of(
          "Ada",
          "Anna Maria",
          "Anne-Marie",
          "Zoë",
          "Zoe\u0308",
          "Stanisława",
          "太郎",
          "Johann \"Hans\"",
          "O'Brien",
          "Sigurður",
          "d\\e",
          "Nguyễn Văn",
          "İpek");

  private static final List<String> LAST =
      List.of(
          "Byron",
          "King",
          "Kinga",
          "van den Berg",
          "van der Berg",
          "de\u00A0Vries",
          "山田",
          "山田太郎",
          "Müller",
          "Mueller",
          "Łukasiewicz",
          "St. John-Smythe",
          "'t Hooft");

  private static final List<String> STREETS =
      List.of("Ockham Park", "Alter Zoll 23", "rue de la Paix 5", "12 St James's Square", "港区 1-2");

  private static final List<String> CITIES =
      List.of("London", "Saint-Aubin", "Königshafen", "'s-Hertogenbosch", "New York", "東京都港区");

  private static final List<String> QUESTIONS =
      List.of(
          "ada",
          "king",
          "vandenberg",
          "van den berg",
          "vanderberg",
          "annamaria",
          "annemarie london",
          "stanislawa nowak",
          "stanislava",
          "太郎",
          "田太",
          "港区",
          "hans",
          "obrien",
          "mueller",
          "lukasiewics saint aubin",
          "saintaubin 23",
          "1012ab",
          "1012 ab",
          "rue 5",
          "paix ada",
          "newyork",
          "zoe king konigshafen",
          "e",
          "nguyenvan",
          "country",
          "firstname");

  @TempDir Path folder;

  private final Random random = new Random(5);

  /// The events so far.
  private final List<RecordedEvent> known = new ArrayList<>();

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Name name() {
    String first = random.nextInt(4) == 0 ? null : one(FIRST);
    return new Name(first, first == null || random.nextInt(4) > 0 ? one(LAST) : null);
  }

  private Address address() {
    String street = random.nextInt(3) == 0 ? null : one(STREETS);
    String postcode = random.nextInt(3) > 0 ? null : "101" + random.nextInt(4) + " AB";
    String city = random.nextInt(5) == 0 ? null : one(CITIES);
    return new Address(street, city, postcode, "Country");
  }

  private Event event(long position) {
    int person = 1 + random.nextInt(PEOPLE);
    int year = 1800 + random.nextInt(60);
    Details details = Details.on(String.valueOf(year));
    long about = position == 0 ? 0 : random.nextLong(position);
    return switch (random.nextInt(12)) {
      case 0, 1 -> new Event.NameChange(person, name(), details);
      case 2, 3 -> new Event.AddressChange(person, address(), details);
      case 4 -> new Event.AddressChange(person, null, details);
      case 5 -> new Event.Merge(person, person == 1 ? 2 : person ^ 1, "the same", Details.NONE);
      case 6 -> new Event.StatusChange(person, Status.MARRIED, new Partner(0, name()), details);
      case 7 -> new Event.Death(person, details);
      default -> new Event.Creation(person, name(), Status.SINGLE, address(), details);
    };
  }

  /// What amends an event, mostly of the person it is about.
  private Event amendment(RecordedEvent about) {
    int person = random.nextInt(20) == 0 ? 1 : about.event().personId();
    if (random.nextBoolean()) {
      return new Event.Retraction(person, about.position(), "not so", Details.NONE);
    }
    Amendment to = random.nextBoolean() ? Amendment.of(name()) : Amendment.of(address());
    return new Event.Correction(person, about.position(), to, "misread", Details.NONE);
  }

  private void append(EventTimeline timeline, int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean isAbout = !known.isEmpty() && random.nextInt(4) == 0;
      events.add(isAbout ? amendment(one(known)) : event(i));
    }
    long before = known.size();
    timeline.addAll(events);
    timeline.readAfter(before - 1).forEach(known::add);
  }

  private EventTimeline open(Path file) {
    return EventTimeline.open(
        file, TimelineOptions.DEFAULTS.tellingWarnings(_ -> {}).with(Durability.NONE));
  }

  /// A timeline of which most is kept, and something is behind that.
  private Path keptTimeline(String name) {
    Path file = folder.resolve(name);
    known.clear();
    try (EventTimeline timeline = open(file)) {
      for (int i = 0; i < 3; i++) {
        append(timeline, EVENTS / 3);
      }
    }
    try (EventTimeline timeline = open(file)) {
      append(timeline, 200);
    }
    assertTrue(Files.isDirectory(folder.resolve(name + ".index")), "too small to be kept");
    return file;
  }

  private void assertBothFindTheSame(
      EventTimeline timeline, UnaryOperator<History> asked, int questions) {
    History history = asked.apply(History.of(timeline));
    List<Person> people = history.personIds().stream().map(history.at(AT)::person).toList();
    int found = 0;
    List<String> some = new ArrayList<>(QUESTIONS);
    Collections.shuffle(some, random);
    for (String question : some.subList(0, questions)) {
      PersonSearch search = PersonSearch.of(question);
      for (boolean was : new boolean[] {false, true}) {
        List<PersonSearch.Hit> all = search.in(history, AT, was, was ? MANY : EVERYONE);
        assertEquals(
            all.stream().limit(MANY).toList(), search.in(timeline, asked, AT, was, MANY), question);
        int few = 1 + random.nextInt(4);
        assertEquals(
            all.stream().limit(few).toList(), search.in(timeline, asked, AT, was, few), question);
        if (!was) {
          assertEquals(
              people.stream()
                  .filter(person -> says(person, question))
                  .map(Person::personId)
                  .toList(),
              all.stream().map(hit -> hit.person().personId()).sorted().toList(),
              question);
        }
        found += all.size();
      }
    }
    assertTrue(found > 0, () -> "found nobody: " + some);
  }

  /// Whether all words are found in what a person is, by a look at each.
  private static boolean says(Person person, String question) {
    List<List<String>> parts = new ArrayList<>();
    if (person.name() != null) {
      parts.add(withRuns(person.name().firstname()));
      parts.add(withRuns(person.name().lastname()));
    }
    if (person.address() != null) {
      parts.add(NameFolding.words(person.address().street()));
      parts.add(withRuns(person.address().postcode()));
      parts.add(withRuns(person.address().city()));
    }
    List<String> all = parts.stream().flatMap(List::stream).toList();
    return NameFolding.words(question).stream()
        .allMatch(word -> all.stream().anyMatch(each -> isFound(word, each)));
  }

  /// The words of a text, and up to four of them as if they were one.
  private static List<String> withRuns(String text) {
    List<String> words = NameFolding.words(text);
    List<String> all = new ArrayList<>(words);
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 2; to <= Math.min(words.size(), from + 4); to++) {
        all.add(String.join("", words.subList(from, to)));
      }
    }
    return all;
  }

  private static boolean isFound(String word, String text) {
    boolean isUnspaced = word.chars().allMatch(c -> c >= 0x3000);
    int most = TypingErrors.allowed(word);
    char[] letters = text.toCharArray();
    return text.startsWith(word)
        || isUnspaced && text.contains(word)
        || most > 0
            && new TypingErrors().between(word.toCharArray(), letters, 0, letters.length, most)
                <= most;
  }

  @Test
  void bothFindTheSameInTimelinesWithCorrectionsMergesAndRetractions() {
    for (int round = 0; round < Rounds.of(3); round++) {
      Path file = keptTimeline("people" + round + ".jsonl");
      try (EventTimeline timeline = open(file)) {
        assertNotNull(History.search(timeline, new WordMatcher(List.of("ada")), nobody()));
        assertBothFindTheSame(timeline, history -> history, 4);
      }
    }
  }

  @Test
  void bothFindTheSameOfWhatWasKnown() {
    Path file = keptTimeline("people.jsonl");
    try (EventTimeline timeline = open(file)) {
      Instant moment = known.get(EVENTS / 2).recorded();
      assertBothFindTheSame(timeline, history -> history.knownAt(moment), 4);
    }
  }

  @Test
  void bothFindTheSameWhereWhatIsKeptIsDamaged() throws IOException {
    Path file = keptTimeline("people.jsonl");
    PersonSearch search = PersonSearch.of("ada vandenberg");
    List<PersonSearch.Hit> all;
    try (EventTimeline timeline = open(file)) {
      all = search.in(History.of(timeline), AT, true, EVERYONE);
    }
    assertFalse(all.isEmpty());
    try (Stream<Path> names = Files.list(folder.resolve("people.jsonl.index"))) {
      Path segment =
          names.filter(each -> each.getFileName().toString().startsWith("0-")).findFirst().get();
      byte[] whole = Files.readAllBytes(segment);
      for (int at = 40_000; at < whole.length; at += 1 << 16) {
        byte[] damaged = whole.clone();
        damaged[at] ^= 0x40;
        Files.deleteIfExists(segment);
        Files.write(segment, damaged);
        try (EventTimeline timeline = open(file)) {
          assertEquals(all, search.in(timeline, history -> history, AT, true, EVERYONE));
        }
      }
    }
  }

  @Test
  void whereNothingIsKeptTheHistoryIsSearched() {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      for (int i = 0; i < 3; i++) {
        append(timeline, EVENTS / 30);
      }
      assertNull(History.search(timeline, new WordMatcher(List.of("ada")), nobody()));
      assertBothFindTheSame(timeline, history -> history, QUESTIONS.size());
    }
  }

  private static SearchBounds nobody() {
    return new SearchBounds(new WordMatcher(List.of("ada")), false);
  }
}
