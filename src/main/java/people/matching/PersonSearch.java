package people.matching;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;

/// A search for people by words of their names, streets, postcodes and cities. Each word must be
/// found somewhere in the same person, in any order; upper and lower case, accents, how letters are
/// composed and kinds of space make no difference (see [NameFolding]). A word may be the beginning
/// of the one that is found, or have a typing error: one from four letters on, two from eight on,
/// none in a number.
///
/// ```java
/// List<PersonSearch.Hit> hits = PersonSearch.of("ada ockham").in(history, day, false, 20);
/// ```
///
/// In a history it looks at each name and each address once, however many people have it, and then
/// at the facts of those alone who have one that is found; so it costs little more than reading the
/// timeline. In a timeline beside which an index is kept it looks at the different words of all
/// names and addresses, and reads the facts of those alone who may be among the best.
public final class PersonSearch {

  /// How close a word comes, the closest first.
  public enum Closeness {
    EXACT("exact"),
    PREFIX("beginning"),

    /// In the middle of a word of a script without spaces.
    PART("part"),
    ONE_ERROR("1 typing error"),
    TWO_ERRORS("2 typing errors");

    private final String word;

    Closeness(String word) {
      this.word = word;
    }

    /// In words.
    public String word() {
      return word;
    }
  }

  /// What of a person is looked at.
  public enum SearchedPart {
    NAME,
    STREET,
    POSTCODE,
    CITY;

    private String word(boolean former) {
      return (former ? "former " : "") + name().toLowerCase(Locale.ROOT);
    }
  }

  /// A person who is found.
  ///
  /// @param person as she is at the date
  /// @param what was found, such as `former name, city`
  /// @param text that was found, such as `Ada Byron, London`
  /// @param closeness that of the word that comes least close
  /// @param former whether a word is found only in what no longer is so
  /// @param whole whether every word of what was found was searched for
  public record Hit(
      Person person, String what, String text, Closeness closeness, boolean former, boolean whole) {

    private Rank rank() {
      return new Rank(closeness, former, whole, person.personId());
    }
  }

  /// The place of somebody among others; the best one is the least.
  private record Rank(Closeness closeness, boolean former, boolean whole, int personId)
      implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER =
        Comparator.comparing(Rank::closeness)
            .thenComparing(Rank::former)
            .thenComparing(Rank::whole, Comparator.reverseOrder())
            .thenComparing(Rank::personId);

    /// The best one that a bound allows, see [SearchBounds].
    static Rank of(long bound) {
      return new Rank(
          SearchBounds.closeness(bound),
          false,
          SearchBounds.isWhole(bound),
          SearchBounds.person(bound));
    }

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }

  /// What is looked for.
  private record Question(WordMatcher matcher, LocalDate at, boolean was) {}

  /// The best of those found so far.
  private static final class BestHits {

    private final int most;
    private final TreeMap<Rank, Hit> hits = new TreeMap<>();

    BestHits(int most) {
      this.most = most;
    }

    /// @param hit null for none
    void add(Hit hit) {
      if (hit != null) {
        hits.put(hit.rank(), hit);
        if (hits.size() > most) {
          hits.pollLastEntry();
        }
      }
    }

    /// Whether there are as many as are wanted, and better ones than what a bound allows.
    boolean isBetterThan(long bound) {
      return hits.size() == most && hits.lastKey().compareTo(Rank.of(bound)) < 0;
    }

    List<Hit> inOrder() {
      return List.copyOf(hits.values());
    }
  }

  /// A value in which words are found, or not.
  ///
  /// @param close see [WordMatcher]
  private record SearchedText(SearchedPart part, boolean former, String text, long close) {}

  private static final int STRETCH = 1 << 12;

  /// How many are read at once beyond those who are wanted.
  private static final int MORE = 8;

  /// How many are read at once at most.
  private static final int MOST = 1 << 11;

  private final List<String> words;

  private PersonSearch(List<String> words) {
    this.words = words;
  }

  /// A search for the words of a text.
  ///
  /// @throws IllegalArgumentException when there is none, or too many
  public static PersonSearch of(String text) {
    List<String> words = NameFolding.words(text).stream().distinct().toList();
    if (words.isEmpty() || words.size() > WordMatcher.MOST_WORDS) {
      throw new IllegalArgumentException(
          "'%s' has %s; expected a part of a name or of an address"
              .formatted(
                  text,
                  words.isEmpty()
                      ? "neither a letter nor a digit"
                      : "more than " + WordMatcher.MOST_WORDS + " words"));
    }
    return new PersonSearch(words);
  }

  /// The people found, the best first: those who come closest; of these, those who are so at the
  /// date before those who were; then those of whom the whole name is found, or the whole street;
  /// then by identifier.
  ///
  /// @param was whether to look at former names and addresses too, up to the date
  /// @param most how many; at least 1
  public List<Hit> in(History history, LocalDate at, boolean was, int most) {
    WordMatcher matcher = new WordMatcher(words);
    Question question = new Question(matcher, at, was);
    BestHits best = new BestHits(most);
    for (long candidate : candidates(history, question)) {
      if (best.isBetterThan(candidate)) {
        break;
      }
      best.add(hit(history, SearchBounds.person(candidate), question));
    }
    return best.inOrder();
  }

  /// The same in a timeline as it is now; by what is kept beside it, if anything is.
  ///
  /// @param asked makes of a history that of it which is asked, such as what was known at a moment
  /// @throws TimelineException at damage, with its place
  public List<Hit> in(
      EventTimeline timeline, UnaryOperator<History> asked, LocalDate at, boolean was, int most) {
    WordMatcher matcher = new WordMatcher(words);
    SearchBounds bounds = new SearchBounds(matcher, was);
    History.WordSearch kept = History.search(timeline, matcher, bounds);
    if (kept == null) {
      return in(asked.apply(History.of(timeline)), at, was, most);
    }
    Question question = new Question(matcher, at, was);
    BestHits best = new BestHits(most);
    long[] candidates = bounds.inOrder();
    for (int from = 0, to; from < candidates.length; from = to) {
      to = Math.min(candidates.length, from + Math.min(MOST, from + most + MORE));
      long[] some = Arrays.copyOfRange(candidates, from, to);
      History history =
          asked.apply(kept.history(Arrays.stream(some).mapToObj(SearchBounds::person).toList()));
      for (long candidate : some) {
        if (best.isBetterThan(candidate)) {
          return best.inOrder();
        }
        kept.people(SearchBounds.person(candidate), history)
            .forEach(personId -> best.add(hit(history, personId, question)));
      }
    }
    return best.inOrder();
  }

  // ---- one person

  /// What is found of a person; null when a word is not.
  private Hit hit(History history, int personId, Question question) {
    WordMatcher matcher = question.matcher;
    Person person = history.at(question.at).person(personId);
    Map<String, SearchedText> values = new LinkedHashMap<>();
    add(person.name(), false, matcher, values);
    add(person.address(), false, matcher, values);
    if (question.was) {
      Name name = null;
      for (RecordedEvent fact : history.facts(personId)) {
        if (!fact.day().isAfter(question.at)) {
          Name named = name(fact.event());
          name = named == null ? name : named.over(name);
          add(name, true, matcher, values);
          add(address(fact.event()), true, matcher, values);
        }
      }
    }
    Set<SearchedText> found = new HashSet<>();
    Closeness least = Closeness.EXACT;
    for (int word = 0; word < words.size(); word++) {
      int number = word;
      SearchedText best =
          values.values().stream()
              .filter(value -> WordMatcher.of(value.close, number) != null)
              .min(
                  Comparator.<SearchedText, Closeness>comparing(
                          v -> WordMatcher.of(v.close, number))
                      .thenComparing(SearchedText::former))
              .orElse(null);
      if (best == null) {
        return null;
      }
      found.add(best);
      Closeness closeness = WordMatcher.of(best.close, word);
      least = closeness.compareTo(least) > 0 ? closeness : least;
    }
    List<SearchedText> inOrder = values.values().stream().filter(found::contains).toList();
    return new Hit(
        person,
        inOrder.stream()
            .map(value -> value.part.word(value.former))
            .distinct()
            .collect(Collectors.joining(", ")),
        inOrder.stream().map(SearchedText::text).distinct().collect(Collectors.joining(", ")),
        least,
        found.stream().anyMatch(SearchedText::former),
        found.stream().allMatch(value -> WordMatcher.isWhole(value.close)));
  }

  private static void add(
      Name name, boolean former, WordMatcher matcher, Map<String, SearchedText> values) {
    if (name != null) {
      add(SearchedPart.NAME, name.toString(), former, () -> matcher.match(name), values);
    }
  }

  private static void add(
      Address address, boolean former, WordMatcher matcher, Map<String, SearchedText> values) {
    if (address != null) {
      parts(address)
          .forEach(
              (part, text) -> add(part, text, former, () -> matcher.match(part, text), values));
    }
  }

  private static void add(
      SearchedPart part,
      String text,
      boolean former,
      LongSupplier close,
      Map<String, SearchedText> values) {
    values.computeIfAbsent(
        part + text, _ -> new SearchedText(part, former, text, close.getAsLong()));
  }

  private static Name name(Event event) {
    return switch (event) {
      case Event.Creation e -> e.name();
      case Event.NameChange e -> e.newName();
      default -> null;
    };
  }

  private static Address address(Event event) {
    return switch (event) {
      case Event.Creation e -> e.address();
      case Event.AddressChange e -> e.newAddress();
      default -> null;
    };
  }

  /// The parts of an address that are looked at.
  static Map<SearchedPart, String> parts(Address address) {
    Map<SearchedPart, String> parts = new EnumMap<>(SearchedPart.class);
    parts.put(SearchedPart.STREET, address.street());
    parts.put(SearchedPart.POSTCODE, address.postcode());
    parts.put(SearchedPart.CITY, address.city());
    parts.values().removeIf(Objects::isNull);
    return parts;
  }

  // ---- everyone

  /// Those of whom all words may be found, see [SearchBounds], the best first.
  private static long[] candidates(History history, Question question) {
    WordMatcher matcher = question.matcher;
    HistoryColumns.EventRows events = history.columns().events();
    var names = events.names();
    long[] ofNames = new long[names.greatest() + 1];
    for (int i = 1; i < ofNames.length; i++) {
      int number = i;
      ofNames[i] = matcher.name(events.nameTexts().apply(i), () -> names.value(number));
    }
    var addresses = events.addresses();
    long[] ofAddresses = new long[addresses.greatest() + 1];
    for (int i = 1; i < ofAddresses.length; i++) {
      int number = i;
      ofAddresses[i] =
          matcher.address(events.addressTexts().apply(i), () -> addresses.value(number));
    }
    SearchBounds bounds = new SearchBounds(matcher, question.was);
    tell(events, names, ofNames, bounds::part);
    tell(events, events.correctedNames(), ofNames, bounds::part);
    tell(events, events.correctedAddresses(), ofAddresses, bounds::part);
    tell(events, addresses, ofAddresses, bounds::address);
    int merge = Event.Kind.MERGE.ordinal();
    boolean isAnyMerged =
        IntStream.range(0, events.size())
            .anyMatch(row -> events.typeNumbers().applyAsInt(row) == merge);
    if (!isAnyMerged) {
      return bounds.inOrder();
    }
    SearchBounds ofPeople = new SearchBounds(matcher, question.was);
    ofPeople.addAll(bounds, history::survivor);
    return ofPeople.inOrder();
  }

  /// Takes how close the question comes to what a person says.
  private interface CloseTaker {
    void take(int personId, long close);
  }

  private static <T> void tell(
      HistoryColumns.EventRows events,
      HistoryColumns.ValueColumn<T> column,
      long[] packed,
      CloseTaker taker) {
    int[] numbers = new int[STRETCH];
    for (int from = 0; from < events.size(); from += STRETCH) {
      int count = Math.min(STRETCH, events.size() - from);
      column.stretches().read(from, numbers, count);
      for (int i = 0; i < count; i++) {
        long close = packed[numbers[i]];
        if (close != 0) {
          taker.take(events.personIds().applyAsInt(from + i), close);
        }
      }
    }
  }
}
