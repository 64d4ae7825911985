package people.timeline;

import module java.base;

import people.*;

/// The texts that tell who somebody is (her names, streets and keys), and where others' events
/// mention them, see [EventTexts]. What counts as a mention is said in `docs/privacy.md`.
///
/// A text that is somebody else's as well, as a name, a street or a place, is left wherever it
/// stands. A whole name is hers where nobody else has both halves of it, though others have each,
/// and so is one with an initial. Made of her events first; then all others are looked at, and then
/// it can say.
final class Mentions {

  /// What stands in the place of a mention.
  static final String ERASED = "[erased]";

  /// A name of several parts, in a sentence and in a key.
  private static final Pattern SEVERAL = Pattern.compile("\\[erased](?:(?:[ ,]+|-)\\[erased])+");

  private static final Pattern SEVERAL_IN_KEY =
      Pattern.compile("\\[erased](?:[ ,._+-]{0,3}\\[erased])+");

  private static final Pattern MAIL = Pattern.compile("[^\\s<>,;:]+@[^\\s<>,;:]+");

  private static final int SHORTEST = 3;

  /// How a whole name stands in sentences and in keys.
  private record WholePatterns(Pattern inWords, Pattern inKey) {}

  private final Map<String, TellingText> texts = new LinkedHashMap<>();

  /// Those that are hers whoever else has them.
  private final List<TellingText> given = new ArrayList<>();

  private final Map<WholeName, WholePatterns> wholeNames = new HashMap<>();

  /// Of words of her names, which may mean somebody else.
  private final Map<String, Pattern> words = new HashMap<>();

  private final TextAnchors<String> textAnchors = new TextAnchors<>();
  private final TextAnchors<WholeName> nameAnchors = new TextAnchors<>();
  private final TextAnchors<String> wordAnchors = new TextAnchors<>();

  /// By value of a key of hers, in small letters, the texts that it is.
  private final Map<String, String> keys = new HashMap<>();

  /// By half of one of her names, in small letters, how it stands in names of others, and who they
  /// are; and by initial who else has it.
  private final Map<String, Pattern> halves = new HashMap<>();

  private final Map<String, Set<Integer>> others = new HashMap<>();
  private final Map<String, Set<Integer>> othersOfInitial = new HashMap<>();
  private final TextAnchors<String> halfAnchors = new TextAnchors<>();

  private final EventTexts without = new EventTexts(this::without, this::withoutInKey);
  private boolean isSettled;

  /// @param hers all events of the people
  /// @param also further texts that are theirs, whoever else has them
  /// @throws IllegalArgumentException when one of these is too short
  Mentions(Collection<RecordedEvent> hers, Collection<String> also) {
    Map<Integer, Set<String>> firsts = new HashMap<>();
    Map<Integer, Set<String>> lasts = new HashMap<>();
    for (RecordedEvent recorded : hers) {
      Event event = recorded.event();
      int person = event.personId();
      EventTexts.own(
          event,
          true,
          text ->
              add(
                  text,
                  NamePatterns.anywhere(text),
                  NamePatterns.alone(text),
                  NamePatterns.inKey(text),
                  true));
      if (event instanceof Event.Key e) {
        addKey(e.key());
      }
      Name name = EventTexts.name(event);
      if (name != null && name.firstname() != null) {
        Set<String> all = firsts.computeIfAbsent(person, _ -> new LinkedHashSet<>());
        all.add(name.firstname());
        all.addAll(NamePatterns.words(name.firstname())); // of several often one is said
        addWords(name.firstname());
        NamePatterns.tellingWords(name.firstname()).forEach(this::addPart);
      }
      if (name != null && name.lastname() != null) {
        Set<String> all = lasts.computeIfAbsent(person, _ -> new LinkedHashSet<>());
        all.add(name.lastname());
        all.addAll(NamePatterns.tellingWords(name.lastname()));
        addWords(name.lastname());
        NamePatterns.parts(name.lastname()).forEach(this::addPart);
      }
    }
    firsts.forEach((person, all) ->
        lasts
            .getOrDefault(person, Set.of())
            .forEach(last -> all.forEach(first -> addWhole(first, last))));
    also.forEach(this::addGiven);
  }

  private void add(
      String text, Pattern anywhere, Pattern alone, Pattern inKey, boolean isNowhereElse) {
    if (!texts.containsKey(text) || isNowhereElse) {
      texts.put(text, new TellingText(text, anywhere, alone, inKey, isNowhereElse));
      anchor(textAnchors, text, text);
    }
  }

  private void addPart(String part) {
    add(part, null, NamePatterns.alone(part), NamePatterns.inKey(part), false);
  }

  private static <T> void anchor(TextAnchors<T> anchors, String text, T of) {
    String word = NamePatterns.anchor(text);
    anchors.add(word, of);
    NamePatterns.plainForms(word).forEach(form -> anchors.add(form, of));
  }

  /// What is told of a key, with its system or without.
  private void addKey(Attribute key) {
    String value = key.value();
    Pattern both = NamePatterns.ofKey(key.toString());
    add(key.toString(), null, both, both, false);
    if (NamePatterns.isTellingKey(value)) {
      Pattern alone = NamePatterns.ofKey(value);
      add(value, null, alone, alone, true);
      keys.put(NamePatterns.lower(value), value);
    }
  }

  private void addWords(String name) {
    for (String word : NamePatterns.tellingWords(name)) {
      words.computeIfAbsent(NamePatterns.lower(word), NamePatterns::possible);
      anchor(wordAnchors, word, NamePatterns.lower(word));
    }
  }

  private void addWhole(String first, String last) {
    put(new WholeName(first, last, false));
    addHalf(first);
    addHalf(last);
    String initial = first.substring(0, first.offsetByCodePoints(0, 1));
    if (initial.codePoints().allMatch(Character::isLetter)) {
      put(new WholeName(initial, last, true));
      othersOfInitial.computeIfAbsent(plain(initial), _ -> new HashSet<>());
    }
  }

  private void put(WholeName name) {
    Pattern inWords = name.inWords();
    if (inWords != null && !wholeNames.containsKey(name)) {
      wholeNames.put(name, new WholePatterns(inWords, name.inKey()));
      boolean isFirstLonger = name.first().length() > name.last().length();
      anchor(nameAnchors, isFirstLonger ? name.first() : name.last(), name);
    }
  }

  private void addHalf(String half) {
    String small = NamePatterns.lower(half);
    halves.computeIfAbsent(small, NamePatterns::possible);
    anchor(halfAnchors, half, small);
  }

  private static String plain(String initial) {
    return NamePatterns.plainForms(initial).iterator().next();
  }

  private void addGiven(String text) {
    Pattern alone = NamePatterns.alone(text);
    if (alone == null) {
      throw new IllegalArgumentException(
          "'%s' is too short to be looked for; expected %d letters".formatted(text, SHORTEST));
    }
    given.add(new TellingText(text, null, alone, NamePatterns.inKey(text), false));
  }

  // ---- what others have

  /// Notes what somebody else's event says of her: that is hers in her own right.
  void addOther(Event event) {
    if (!texts.isEmpty()) {
      EventTexts.own(
          event,
          false,
          said ->
              textAnchors.maybeIn(said).stream()
                  .map(texts::get)
                  .filter(Objects::nonNull) // a key of somebody else, too
                  .forEach(text -> text.addOther(said)));
    }
    if (event instanceof Event.Key e) {
      texts.remove(keys.get(NamePatterns.lower(e.key().value())));
    }
    Name name = EventTexts.name(event);
    if (!wholeNames.isEmpty() && name != null) {
      EventTexts.halves(name, said -> addHalves(event.personId(), said));
    }
  }

  private void addHalves(int person, String said) {
    for (String half : halfAnchors.maybeIn(said)) {
      if (halves.get(half).matcher(said).find()) {
        others.computeIfAbsent(half, _ -> new HashSet<>()).add(person);
      }
    }
    for (String word : NamePatterns.words(said)) {
      Set<Integer> people =
          othersOfInitial.get(plain(word.substring(0, word.offsetByCodePoints(0, 1))));
      if (people != null) {
        people.add(person);
      }
    }
  }

  /// Leaves out whole names that somebody else may mean.
  private void settle() {
    if (!isSettled) {
      wholeNames.keySet().removeIf(this::isOfOther);
      isSettled = true;
    }
  }

  private boolean isOfOther(WholeName name) {
    Set<Integer> last = others.getOrDefault(NamePatterns.lower(name.last()), Set.of());
    Set<Integer> first =
        name.isInitial()
            ? othersOfInitial.get(plain(name.first()))
            : others.getOrDefault(NamePatterns.lower(name.first()), Set.of());
    return !Collections.disjoint(last, first);
  }

  // ---- answers

  /// The texts that are hers alone, wherever they stand.
  Set<String> texts() {
    settle();
    Set<String> all =
        texts.values().stream()
            .filter(each -> each.isNowhereElse)
            .map(each -> each.text)
            .collect(Collectors.toCollection(HashSet::new));
    for (WholeName each : wholeNames.keySet()) {
      if (!each.isInitial()) {
        all.add(each.first() + " " + each.last());
        all.add(each.last() + ", " + each.first());
      }
    }
    return all;
  }

  /// Whether a text mentions her.
  boolean isIn(String text) {
    return text != null && !without(text).equals(text);
  }

  /// Whether a text that is new names her, by a word in any case that nobody else is called by.
  boolean isNamedIn(String text) {
    return text != null
        && (!withoutInKey(text).equals(text)
            || wordsIn(text).anyMatch(word -> !others.containsKey(word)));
  }

  /// Whether a place has a text of hers in it, however short.
  boolean isPartOf(String place) {
    return place != null
        && textAnchors.maybeIn(place).stream()
            .map(texts::get)
            .anyMatch(text -> text != null && text.isPartOf(place));
  }

  /// Somebody else's event without mentions of her; an equal one where there is none.
  Event without(Event event) {
    return without.in(event);
  }

  /// Gives the texts of an event without mentions in which a word of her names may mean her.
  void findPossible(Event event, Consumer<String> to) {
    UnaryOperator<String> look =
        text -> {
          if (text != null && isPossible(text)) {
            to.accept(text);
          }
          return text;
        };
    new EventTexts(look, look).in(event);
  }

  private boolean isPossible(String text) {
    return wordsIn(text).findAny().isPresent();
  }

  /// The words of her names in a text, in small letters.
  private Stream<String> wordsIn(String text) {
    return wordAnchors.maybeIn(text).stream().filter(word -> words.get(word).matcher(text).find());
  }

  /// A text without mentions of her; the same object where there is none. Null for null.
  String without(String text) {
    if (text == null) {
      return null;
    }
    settle();
    String rest = text;
    for (WholeName name : namesMaybeIn(text)) {
      rest = without(wholeNames.get(name).inWords, rest);
    }
    for (TellingText each : textsMaybeIn(text)) {
      rest = without(each.alone, without(each.anywhere, rest));
    }
    if (rest.indexOf('@') >= 0) {
      rest =
          MAIL.matcher(rest)
              .replaceAll(mail -> Matcher.quoteReplacement(withoutInMail(mail.group())));
    }
    return joined(text, rest, SEVERAL);
  }

  /// A key, an id or an account without mentions of her, likewise.
  private String withoutInKey(String key) {
    return key == null ? null : joined(key, inKey(without(key)), SEVERAL_IN_KEY);
  }

  private String withoutInMail(String mail) {
    return joined(mail, inKey(mail), SEVERAL_IN_KEY);
  }

  private String inKey(String key) {
    String rest = key;
    for (WholeName name : namesMaybeIn(key)) {
      rest = without(wholeNames.get(name).inKey, rest);
    }
    for (TellingText each : textsMaybeIn(key)) {
      rest = without(each.inKey, rest);
    }
    return rest;
  }

  private List<WholeName> namesMaybeIn(String text) {
    return nameAnchors.maybeIn(text).stream()
        .filter(wholeNames::containsKey)
        .sorted(Comparator.comparingInt(WholeName::order).reversed())
        .toList();
  }

  private List<TellingText> textsMaybeIn(String text) {
    Stream<TellingText> maybe =
        textAnchors.maybeIn(text).stream().map(texts::get).filter(Objects::nonNull);
    return Stream.concat(given.stream(), maybe)
        .sorted(Comparator.comparingInt((TellingText each) -> each.text.length()).reversed())
        .toList();
  }

  private static String without(Pattern pattern, String text) {
    return pattern == null
        ? text
        : pattern.matcher(text).replaceAll(Matcher.quoteReplacement(ERASED));
  }

  private static String joined(String before, String rest, Pattern several) {
    return rest.equals(before) ? before : without(several, rest);
  }
}
