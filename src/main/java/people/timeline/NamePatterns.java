package people.timeline;

import module java.base;

/// The ways in which names and streets stand in what others wrote, as patterns: in sentences, and
/// in keys and ids, where case, accents and what is between words mean nothing.
final class NamePatterns {

  /// What is longer says by itself whose it is.
  private static final int SURE = 6;

  private static final int SHORTEST = 3;

  /// Both halves of a whole name together have so many characters, at least.
  private static final int SHORTEST_WHOLE = 4;

  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-\u2010-\u2014]+");

  /// What may stand between words of a name, and between its halves.
  private static final String SPACE = "[\\s\\-\u2010-\u2014]{1,3}";

  private static final String BETWEEN = "[\\s,./_-]{1,3}";
  private static final String IN_KEY = "[\\s,./_+-]{0,3}";
  private static final String APART_IN_KEY = "[\\s,./_+-]{1,3}";

  /// A whole word or several, in a sentence.
  private static final String ALONE = "(?<![\\p{L}\\p{N}])(?:%s)(?![\\p{L}\\p{N}])";

  /// The same in a key, where digits and capitals begin something else.
  private static final String ALONE_IN_KEY =
      "(?:(?<!\\p{L})|(?<=\\p{javaLowerCase})(?=\\p{javaUpperCase}))(?iu:%s)"
          + "(?:(?!\\p{L})|(?<=\\p{javaLowerCase})(?=\\p{javaUpperCase}))";

  /// Small words of names, which are everybody's.
  private static final Set<String> PARTICLES =
      Set.of(
          ("von van der den des del della dela las los les ten ter zum zur und the and saint san"
                  + " santa mac bin ibn abu")
              .split(" "));

  private NamePatterns() {}

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /// The words of a name.
  static List<String> words(String text) {
    return SEPARATORS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  /// The words of a name by which somebody may be meant.
  static List<String> tellingWords(String text) {
    return words(text).stream()
        .filter(word -> word.length() >= SHORTEST && !PARTICLES.contains(lower(word)))
        .filter(word -> word.codePoints().anyMatch(Character::isLetter))
        .toList();
  }

  /// The parts of a surname that is two, by a hyphen.
  static List<String> parts(String lastname) {
    return lastname.contains("-") ? tellingWords(lastname) : List.of();
  }

  /// The longest word of a text, by which it is looked for.
  static String anchor(String text) {
    return words(text).stream().max(Comparator.comparingInt(String::length)).orElse(text);
  }

  /// The ways to write a text in keys: without accents, and with others in the place of letters
  /// that few keyboards have.
  static Set<String> plainForms(String text) {
    Set<String> all = new LinkedHashSet<>();
    String small = Normalizer.normalize(lower(text), Normalizer.Form.NFC);
    String two =
        small
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("å", "aa")
            .replace("ø", "oe")
            .replace("æ", "ae")
            .replace("ß", "ss");
    String one = small.replace("ø", "o").replace("æ", "a").replace("ß", "s").replace("ł", "l");
    for (String each : List.of(small, one, two)) {
      all.add(Normalizer.normalize(each, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
    }
    return all;
  }

  private static Set<String> keyForms(String text) {
    Set<String> all = new LinkedHashSet<>(TextAnchors.forms(text));
    all.addAll(plainForms(text));
    return all;
  }

  /// A text in one of some forms, with something between its words.
  private static String either(Collection<String> forms, String between) {
    return forms.stream()
        .map(form ->
            SEPARATORS.splitAsStream(form).map(Pattern::quote).collect(Collectors.joining(between)))
        .distinct()
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  // ---- a name or a street

  /// Whether a text is hers in small letters too: it is no single word, which may mean something
  /// else then.
  private static boolean isInAnyCase(String text) {
    return text.length() >= SURE && !text.codePoints().allMatch(Character::isLetter);
  }

  /// A text wherever it stands, also within words; null for one that many texts may have in them.
  static Pattern anywhere(String text) {
    if (text.length() < SURE) {
      return null;
    }
    boolean isDigitFirst = Character.isDigit(text.charAt(0));
    boolean isDigitLast = Character.isDigit(text.charAt(text.length() - 1)); // 33 is another house
    return Pattern.compile(
        (isDigitFirst ? "(?<!\\p{N})" : "")
            + either(TextAnchors.forms(text), SPACE)
            + (isDigitLast ? "(?!\\p{N})" : ""),
        isInAnyCase(text) ? ANY_CASE : 0);
  }

  /// A text as a word, or as several; null for one that says too little.
  static Pattern alone(String text) {
    return isTelling(text)
        ? Pattern.compile(
            ALONE.formatted(either(TextAnchors.forms(text), SPACE)),
            isInAnyCase(text) ? ANY_CASE : 0)
        : null;
  }

  private static boolean isTelling(String text) {
    return text.length() >= SHORTEST && text.codePoints().anyMatch(Character::isLetter);
  }

  /// The same within a key.
  static Pattern inKey(String text) {
    return isTelling(text)
        ? Pattern.compile(aloneInKey(either(keyForms(text), IN_KEY), text))
        : null;
  }

  private static String aloneInKey(String pattern, String text) {
    boolean isDigitLast = Character.isDigit(text.charAt(text.length() - 1));
    return ALONE_IN_KEY.formatted(pattern) + (isDigitLast ? "(?!\\p{N})" : "");
  }

  /// Whether somebody else says a text, by itself or in a longer one.
  static boolean isIn(String said, String text) {
    return said.contains(text)
        || said.contains(text.toUpperCase(Locale.ROOT))
        || isInAnyCase(text) && lower(said).contains(lower(text));
  }

  // ---- whole names

  private static boolean isIdeographic(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  /// A whole name in either order and any case; null for one that says too little.
  static Pattern whole(String first, String last) {
    boolean isIdeographic = isIdeographic(first + last);
    int letters = first.length() + last.length();
    if (letters < SHORTEST_WHOLE && !isIdeographic) {
      return null;
    }
    String between = isIdeographic ? BETWEEN.replace("1,", "0,") : BETWEEN;
    String one = either(TextAnchors.forms(first), SPACE);
    String other = either(TextAnchors.forms(last), SPACE);
    String both = one + between + other + "|" + other + between + one;
    return Pattern.compile(isIdeographic ? both : ALONE.formatted(both), ANY_CASE);
  }

  /// A whole name within a key, where nothing need be between its halves.
  static Pattern wholeInKey(String first, String last) {
    String between = first.length() + last.length() >= SURE ? IN_KEY : APART_IN_KEY;
    String one = either(keyForms(first), IN_KEY);
    String other = either(keyForms(last), IN_KEY);
    return Pattern.compile(
        ALONE_IN_KEY.formatted(one + between + other + "|" + other + between + one));
  }

  /// A surname with the initial of a first name, and others behind that; null for one that says too
  /// little.
  static Pattern initial(String initial, String last) {
    if (!isTelling(last) || isIdeographic(last)) {
      return null;
    }
    String more = "(?:[\\s-]?\\p{javaUpperCase}\\.){0,3}";
    String one = either(TextAnchors.forms(initial), SPACE) + "\\.";
    String other = either(TextAnchors.forms(last), SPACE);
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}]|\\p{L}\\.|\\p{L}\\.[\\s-])(?:"
            + withInitial(one + "?" + more, other)
            + "|(?iu:" // where a dot says that it is one
            + withInitial(one, other)
            + "))(?![\\p{L}\\p{N}])");
  }

  private static String withInitial(String initial, String last) {
    return initial + "[\\s-]{0,2}(?<=[\\s.-])" + last + "|" + last + ",?\\s{1,2}" + initial;
  }

  /// The same within a key.
  static Pattern initialInKey(String initial, String last) {
    String between = last.length() >= SURE ? IN_KEY : APART_IN_KEY;
    String one = either(keyForms(initial), IN_KEY);
    String other = either(keyForms(last), IN_KEY);
    return Pattern.compile(
        ALONE_IN_KEY.formatted(one + between + other + "|" + other + APART_IN_KEY + one));
  }

  /// Whether the value of a key says by itself whose it is: a mail address, or letters and digits.
  static boolean isTellingKey(String value) {
    return value.indexOf('@') > 0
        || value.length() >= SURE
            && value.codePoints().anyMatch(Character::isLetter)
            && value.codePoints().anyMatch(Character::isDigit);
  }

  /// A key, with its system or without, which ends where another one would go on.
  static Pattern ofKey(String key) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}._+@-])"
            + Pattern.quote(key)
            + "(?![\\p{L}\\p{N}@]|[._+-][\\p{L}\\p{N}])",
        ANY_CASE);
  }

  /// A word of a name in any case, which may be somebody's.
  static Pattern possible(String word) {
    return Pattern.compile("(?<!\\p{L})" + either(keyForms(word), IN_KEY) + "(?!\\p{L})", ANY_CASE);
  }
}
