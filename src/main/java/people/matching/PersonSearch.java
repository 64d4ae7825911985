package people.matching;

import module java.base;

import people.*;
import people.history.*;

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
/// It looks at each name and each address once, however many people have it, and then at the facts
/// of those alone who have one that is found; so it costs little more than reading the timeline.
public final class PersonSearch {

  /// How close a word comes, the closest first.
  public enum Closeness {
    EXACT("exact"),
    PREFIX("beginning"),
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

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }

  /// A value in which words are found, or not.
  ///
  /// @param close see [WordMatcher]
  private record SearchedText(SearchedPart part, boolean former, String text, long close) {}

  private static final int STRETCH = 1 << 12;

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
    List<Rank> candidates = new ArrayList<>();
    candidates(history, matcher)
        .forEach((personId, close) -> {
          Closeness least = matcher.least(close);
          if (least != null) {
            boolean isWhole = (close & WordMatcher.WHOLE) != 0;
            candidates.add(new Rank(least, false, isWhole, personId));
          }
        });
    Collections.sort(candidates);
    TreeMap<Rank, Hit> best = new TreeMap<>();
    for (Rank candidate : candidates) {
      // nobody ranks better than what was recorded of her lets her
      if (best.size() == most && best.lastKey().compareTo(candidate) < 0) {
        break;
      }
      Hit hit = hit(history, candidate.personId, matcher, at, was);
      if (hit != null) {
        best.put(hit.rank(), hit);
        if (best.size() > most) {
          best.pollLastEntry();
        }
      }
    }
    return List.copyOf(best.values());
  }

  // ---- one person

  /// What is found of a person; null when a word is not.
  private Hit hit(History history, int personId, WordMatcher matcher, LocalDate at, boolean was) {
    Person person = history.at(at).person(personId);
    Map<String, SearchedText> values = new LinkedHashMap<>();
    add(person.name(), false, matcher, values);
    add(person.address(), false, matcher, values);
    if (was) {
      Name name = null;
      for (RecordedEvent fact : history.facts(personId)) {
        if (!fact.day().isAfter(at)) {
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
        found.stream().allMatch(value -> (value.close & WordMatcher.WHOLE) != 0));
  }

  private static void add(
      Name name, boolean former, WordMatcher matcher, Map<String, SearchedText> values) {
    if (name != null) {
      add(SearchedPart.NAME, name.toString(), former, matcher, values);
    }
  }

  private static void add(
      Address address, boolean former, WordMatcher matcher, Map<String, SearchedText> values) {
    if (address != null) {
      parts(address).forEach((field, text) -> add(field, text, former, matcher, values));
    }
  }

  private static void add(
      SearchedPart part,
      String text,
      boolean former,
      WordMatcher matcher,
      Map<String, SearchedText> values) {
    values.computeIfAbsent(
        part + text, _ -> new SearchedText(part, former, text, matcher.match(text)));
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

  /// Those of whom any of the words is in something that was recorded, whatever became of it.
  ///
  /// @return by person how close the words come
  private static Map<Integer, Long> candidates(History history, WordMatcher matcher) {
    HistoryColumns.EventRows events = history.columns().events();
    var names = events.names();
    long[] ofNames = new long[names.greatest() + 1];
    for (int i = 1; i < ofNames.length; i++) {
      int number = i;
      ofNames[i] = matcher.matchName(events.nameTexts().apply(i), () -> names.value(number));
    }
    var addresses = events.addresses();
    long[] ofAddresses = new long[addresses.greatest() + 1];
    for (int i = 1; i < ofAddresses.length; i++) {
      int number = i;
      ofAddresses[i] =
          matcher.matchAddress(events.addressTexts().apply(i), () -> addresses.value(number));
    }
    Map<Integer, Long> found = new HashMap<>();
    add(events, names, ofNames, found);
    add(events, addresses, ofAddresses, found);
    int correction = Event.Kind.CORRECTION.ordinal();
    int merge = Event.Kind.MERGE.ordinal();
    boolean isAnyMerged = false;
    for (int row = 0; row < events.size(); row++) {
      int type = events.typeNumbers().applyAsInt(row);
      isAnyMerged |= type == merge;
      if (type == correction) {
        addCorrected(events.events().apply(row).event(), matcher, found);
      }
    }
    return isAnyMerged ? ofPeople(found, history) : found;
  }

  /// What is found of records by the person that each is of.
  private static Map<Integer, Long> ofPeople(Map<Integer, Long> records, History history) {
    Map<Integer, Long> people = new HashMap<>();
    records.forEach(
        (record, close) -> people.merge(history.survivor(record), close, WordMatcher::best));
    return people;
  }

  private static <T> void add(
      HistoryColumns.EventRows events,
      HistoryColumns.ValueColumn<T> column,
      long[] packed,
      Map<Integer, Long> found) {
    int[] numbers = new int[STRETCH];
    for (int from = 0; from < events.size(); from += STRETCH) {
      int count = Math.min(STRETCH, events.size() - from);
      column.stretches().read(from, numbers, count);
      for (int i = 0; i < count; i++) {
        long close = packed[numbers[i]];
        if (close != 0) {
          found.merge(events.personIds().applyAsInt(from + i), close, WordMatcher::best);
        }
      }
    }
  }

  /// Adds what a correction says, which is in no column.
  private static void addCorrected(Event event, WordMatcher matcher, Map<Integer, Long> found) {
    if (event instanceof Event.Correction correction) {
      Map<String, SearchedText> values = new HashMap<>();
      add(correction.to().name(), false, matcher, values);
      add(correction.to().address(), false, matcher, values);
      values.values().stream()
          .filter(value -> value.close != 0)
          .forEach(value -> found.merge(event.personId(), value.close, WordMatcher::best));
    }
  }
}
