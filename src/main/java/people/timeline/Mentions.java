package people.timeline;

import module java.base;

import people.*;

/// The texts that tell who somebody is, her names and streets, and where others' events mention
/// them: in sources, reasons, notes, names of imports, names of partners.
///
/// A text that is somebody else's as well, as a name, a street or a place, is left wherever it
/// stands. A whole name is hers where nobody else has both halves of it, though others have each.
/// Made of her events first; then all others are looked at, and then it can say.
final class Mentions {

  /// What stands in the place of a mention.
  static final String ERASED = "[erased]";

  /// A name of several parts.
  private static final Pattern SEVERAL = Pattern.compile("\\[erased](?:[ ,]+\\[erased])+");

  /// A text of so many characters is hers wherever it stands; a shorter one only as a whole word.
  private static final int SURE = 6;

  private static final int SHORTEST = 3;

  /// Both halves of a whole name together have so many characters, at least.
  private static final int SHORTEST_WHOLE = 4;

  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /// A whole word or several.
  private static final String ALONE = "(?<![\\p{L}\\p{N}])%s(?![\\p{L}\\p{N}])";

  /// What may stand between its halves.
  private static final String BETWEEN = "[\\s,./_-]{0,3}";

  /// The texts with the ways in which they are found; none for one that many texts may have in
  /// them.
  private final Map<String, Pattern> patterns = new HashMap<>();

  /// Her whole names, in any case of letters and either order.
  private final Map<WholeName, Pattern> wholeNames = new HashMap<>();

  /// By half, in small letters, the names that have it.
  private final Map<String, Set<WholeName>> halves = new HashMap<>();

  private final TextAnchors<String> texts = new TextAnchors<>();
  private final TextAnchors<WholeName> names = new TextAnchors<>();
  private final TextAnchors<String> halfTexts = new TextAnchors<>();

  /// By person those halves that somebody else has.
  private final Map<Integer, Set<String>> halvesOfOthers = new HashMap<>();

  private record WholeName(String first, String last) {}

  /// @param hers all events of the people
  Mentions(Collection<RecordedEvent> hers) {
    Map<Integer, Set<String>> firsts = new HashMap<>();
    Map<Integer, Set<String>> lasts = new HashMap<>();
    for (RecordedEvent recorded : hers) {
      Event event = recorded.event();
      own(
          event,
          true,
          text -> {
            patterns.put(text, pattern(text));
            texts.add(text, text);
          });
      Name name = name(event);
      if (name != null) {
        add(name.firstname(), firsts, event.personId());
        if (name.firstname() != null) { // of several first names often one is said
          Stream.of(name.firstname().split("\\s+"))
              .filter(each -> each.length() > 1)
              .forEach(each -> add(each, firsts, event.personId()));
        }
        add(name.lastname(), lasts, event.personId());
      }
    }
    firsts.forEach((person, all) ->
        all.forEach(
            first -> lasts.getOrDefault(person, Set.of()).forEach(last -> add(first, last))));
  }

  private static void add(String half, Map<Integer, Set<String>> to, int personId) {
    if (half != null) {
      to.computeIfAbsent(personId, _ -> new LinkedHashSet<>()).add(half);
    }
  }

  private void add(String first, String last) {
    boolean isIdeographic = (first + last).codePoints().anyMatch(Character::isIdeographic);
    if (first.length() + last.length() < SHORTEST_WHOLE && !isIdeographic) {
      return;
    }
    String one = either(TextAnchors.forms(first)) + BETWEEN + either(TextAnchors.forms(last));
    String other = either(TextAnchors.forms(last)) + BETWEEN + either(TextAnchors.forms(first));
    String either = "(?:" + one + "|" + other + ")";
    WholeName name = new WholeName(first, last);
    wholeNames.put(
        name, Pattern.compile(isIdeographic ? either : ALONE.formatted(either), ANY_CASE));
    names.add(first.length() < last.length() ? last : first, name);
    for (String half : List.of(lower(first), lower(last))) {
      halves.computeIfAbsent(half, _ -> new HashSet<>()).add(name);
      halfTexts.add(half, half);
    }
  }

  private static String either(Collection<String> forms) {
    return forms.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
  }

  private static Pattern pattern(String text) {
    boolean isWord = text.codePoints().anyMatch(Character::isLetter);
    String quoted = either(TextAnchors.forms(text));
    return text.length() >= SURE
        ? Pattern.compile(quoted, isInAnyCase(text) ? ANY_CASE : 0)
        : isWord && text.length() >= SHORTEST ? Pattern.compile(ALONE.formatted(quoted)) : null;
  }

  /// Whether a text is hers in small letters too: it is no single word, which may mean something
  /// else then.
  private static boolean isInAnyCase(String text) {
    return text.length() >= SURE && !text.codePoints().allMatch(Character::isLetter);
  }

  /// Whether somebody else says a text, by itself or in a longer one.
  private static boolean isIn(String said, String text) {
    return said.contains(text)
        || said.contains(text.toUpperCase(Locale.ROOT))
        || isInAnyCase(text) && lower(said).contains(lower(text));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /// Gives the names and addresses that an event says of the person whom it is about.
  ///
  /// @param isIdentity only names and streets, without what many have: cities, countries, postcodes
  private static void own(Event event, boolean isIdentity, Consumer<String> to) {
    switch (event) {
      case Event.Creation e -> {
        name(e.name(), to);
        address(e.address(), isIdentity, to);
      }
      case Event.NameChange e -> name(e.newName(), to);
      case Event.AddressChange e -> address(e.newAddress(), isIdentity, to);
      case Event.Correction e -> {
        name(e.to().name(), to);
        address(e.to().address(), isIdentity, to);
      }
      case Event.StatusChange _,
          Event.Death _,
          Event.Retraction _,
          Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.AttributeChange _,
          Event.Parents _,
          Event.Key _,
          Event.Merge _,
          Event.Distinction _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Unrecognized _ -> {}
    }
  }

  private static void name(Name name, Consumer<String> to) {
    if (name != null) {
      Stream.of(name.firstname(), name.lastname()).filter(Objects::nonNull).forEach(to);
    }
  }

  private static void address(Address address, boolean isIdentity, Consumer<String> to) {
    if (address == null) {
      return;
    }
    Stream<String> others = Stream.of(address.city(), address.postcode(), address.country());
    Stream.concat(Stream.of(address.street()), isIdentity ? Stream.of() : others)
        .filter(Objects::nonNull)
        .forEach(to);
  }

  /// The name that an event gives; null for none.
  private static Name name(Event event) {
    return event instanceof Event.Creation e
        ? e.name()
        : event instanceof Event.NameChange e
            ? e.newName()
            : event instanceof Event.Correction e ? e.to().name() : null;
  }

  /// Notes what somebody else's event says of her: that is hers in her own right.
  void addOther(Event event) {
    if (!patterns.isEmpty()) {
      own(
          event,
          false,
          said ->
              texts.maybeIn(said).stream()
                  .filter(text -> isIn(said, text))
                  .forEach(patterns::remove));
    }
    if (!wholeNames.isEmpty() && name(event) != null) {
      name(name(event), said -> addHalves(event.personId(), lower(said)));
    }
  }

  private void addHalves(int other, String said) {
    for (String half : halfTexts.maybeIn(said)) {
      if (said.contains(half)
          && halvesOfOthers.computeIfAbsent(other, _ -> new HashSet<>()).add(half)) {
        Set<String> all = halvesOfOthers.get(other);
        halves.get(half).stream()
            .filter(each -> all.contains(lower(each.first)) && all.contains(lower(each.last)))
            .forEach(wholeNames::remove);
      }
    }
  }

  private boolean isEmpty() {
    return patterns.isEmpty() && wholeNames.isEmpty();
  }

  /// The texts that are hers alone.
  Set<String> texts() {
    Set<String> all = new HashSet<>(patterns.keySet());
    for (WholeName each : wholeNames.keySet()) {
      all.add(each.first + " " + each.last);
      all.add(each.last + ", " + each.first);
    }
    return all;
  }

  /// Whether a text mentions her.
  boolean isIn(String text) {
    return text != null
        && patterns(text).anyMatch(pattern -> pattern != null && pattern.matcher(text).find());
  }

  private Stream<Pattern> patterns(String text) {
    return Stream.concat(
        names.maybeIn(text).stream().map(wholeNames::get),
        texts.maybeIn(text).stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(patterns::get));
  }

  /// Whether a place has a text of hers in it, however short.
  boolean isPartOf(String place) {
    return place != null
        && texts.maybeIn(place).stream()
            .anyMatch(text -> patterns.containsKey(text) && place.contains(text));
  }

  /// A text without mentions of her; the same object where there is none. Null for null.
  String without(String text) {
    if (!isIn(text)) {
      return text;
    }
    String rest = text;
    for (Pattern each : patterns(text).filter(Objects::nonNull).toList()) {
      rest = each.matcher(rest).replaceAll(Matcher.quoteReplacement(ERASED));
    }
    return SEVERAL.matcher(rest).replaceAll(Matcher.quoteReplacement(ERASED));
  }

  // ---- in the events of others

  /// Somebody else's event without mentions of her; an equal one where there is none.
  Event without(Event event) {
    if (isEmpty()) {
      return event;
    }
    Details before = event.details();
    Details details =
        new Details(
            before.effective(),
            without(before.source()),
            without(before.recordedBy()),
            object(before.others()),
            isIn(before.id()) ? null : before.id());
    Event said =
        switch (event) {
          case Event.StatusChange e ->
              new Event.StatusChange(
                  e.personId(), e.newStatus(), without(e.partner()), e.details());
          case Event.Correction e ->
              new Event.Correction(
                  e.personId(), e.corrects(), without(e.to()), without(e.why()), e.details());
          case Event.Retraction e ->
              new Event.Retraction(e.personId(), e.retracts(), without(e.why()), e.details());
          case Event.Leaving e -> new Event.Leaving(e.personId(), without(e.why()), e.details());
          case Event.ObservationEnd e ->
              new Event.ObservationEnd(without(e.ofSource()), e.details());
          case Event.AttributeChange e ->
              new Event.AttributeChange(e.personId(), without(e.attribute()), e.details());
          case Event.Key e -> new Event.Key(e.personId(), without(e.key()), e.details());
          case Event.Merge e ->
              new Event.Merge(e.personId(), e.into(), without(e.why()), e.details());
          case Event.Distinction e ->
              new Event.Distinction(e.personId(), e.from(), without(e.why()), e.details());
          case Event.NamedBatch e ->
              new Event.NamedBatch(without(e.name()), e.events(), e.details());
          case Event.Restriction e ->
              new Event.Restriction(e.personId(), e.isLifted(), without(e.why()), e.details());
          case Event.Erasure e when e.erased() != null ->
              new Event.Erasure(e.personId(), without(e.erased()), e.details());
          case Event.Creation _,
              Event.AddressChange _,
              Event.NameChange _,
              Event.Death _,
              Event.Return _,
              Event.Parents _,
              Event.Erasure _,
              Event.Unrecognized _ ->
              event;
        };
    return details.equals(before) ? said : said.with(details);
  }

  private Partner without(Partner partner) {
    return partner == null || partner.name() == null
        ? partner
        : Partner.named(without(partner.name()));
  }

  private Name without(Name name) {
    return new Name(without(name.firstname()), without(name.lastname()));
  }

  private Attribute without(Attribute attribute) {
    return new Attribute(attribute.name(), without(attribute.value()));
  }

  private Erased without(Erased erased) {
    return new Erased(
        erased.keep(),
        without(erased.why()),
        erased.headBefore(),
        erased.headAfter(),
        erased.hashes());
  }

  private Amendment without(Amendment to) {
    return new Amendment(
        to.effective(), to.name(), to.status(), to.address(), to.born(), without(to.partner()));
  }

  private Map<String, Object> object(Map<?, ?> object) {
    Map<String, Object> rest = new LinkedHashMap<>();
    object.forEach((name, value) -> rest.put(without((String) name), value(value)));
    return rest;
  }

  private Object value(Object value) {
    return switch (value) {
      case String text -> without(text);
      case Map<?, ?> object -> object(object);
      case List<?> list -> {
        List<Object> rest = new ArrayList<>();
        list.forEach(each -> rest.add(value(each)));
        yield rest;
      }
      case null, default -> value;
    };
  }
}
