package people.anonymity;

import module java.base;

import people.*;

/// Texts that stand for names and streets: the same for the same text and key, and none that is
/// told by the timeline. Which one it is comes from HMAC-SHA256, so without the key nothing leads
/// back.
final class StandIns {

  /// So many letters of a text are one that could be known again within another.
  private static final int TELLING = 4;

  /// House numbers go so far; further where those that were tried are given away.
  private static final int MOST_NUMBERS = 999;

  /// After so many texts that tell, as good as all do.
  private static final int MOST_TRIES = 10_000;

  private static final List<String> STARTS =
      List.of(
          ("Ald Bran Cor Dav El Fen Gar Hal Ing Jor Kel Lor Mar Nor Os Per Quin Ral Sel Tar Ul Ver"
                  + " Wil Yor Zan Bel Cal Dor Er Fal Gel Hor Iv Jas Kor Lan Mir Nev Or Pel")
              .split(" "));
  private static final List<String> FIRST_ENDS =
      List.of("a an ane en ena ia ian in ina is ita o on ona or ra ric wyn yn ys".split(" "));
  private static final List<String> LAST_ENDS =
      List.of(
          ("aby by dale den dine ford gate ham ick ing ley low man mere more ner nold rick shaw"
                  + " sett son stow ston thorn ton vale ward well wick wood")
              .split(" "));
  private static final List<String> STREET_ENDS =
      List.of("croft garth gard holt mead reach rise row wynd yard".split(" "));

  private final Mac mac;
  private final Set<String> words;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> streets = new HashMap<>();
  private final Set<String> given = new HashSet<>();

  /// @param personal all texts that must not stand anywhere in the copy
  /// @param streets what is to get a street of its own, in any order
  StandIns(byte[] key, Set<String> personal, Set<String> streets) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // each JDK has it
    }
    Set<String> words = new HashSet<>();
    for (String text : personal) {
      words.add(folded(text));
      words.addAll(List.of(folded(text).split(" ")));
    }
    this.words = words;
    // in an order of their own, since of two that get the same number the second gets another one
    streets.stream().sorted().forEach(this::addStreet);
  }

  /// Whether a text is, or has within it, one of the words.
  private static boolean tells(String text, Set<String> words) {
    if (words.contains(text)) {
      return true;
    }
    for (int from = 0; from <= text.length() - TELLING; from++) {
      for (int to = from + TELLING; to <= text.length(); to++) {
        if (words.contains(text.substring(from, to))) {
          return true;
        }
      }
    }
    return false;
  }

  /// A text without marks, case and signs, so that spellings of one are one.
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  /// A number that nobody can tell without the key.
  long number(String kind, String text) {
    byte[] hash = mac.doFinal((kind + '\0' + text).getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(hash).getLong();
  }

  /// One of all texts, or the next one where it tells; so a longer timeline, whose words are more,
  /// has the same ones but where these tell.
  private String pick(String kind, List<String> ends, String text) {
    int size = STARTS.size() * ends.size();
    for (int i = 0; i < MOST_TRIES; i++) {
      int index = (int) Long.remainderUnsigned(number(kind, text + "\0" + i), size);
      String picked = STARTS.get(index / ends.size()) + ends.get(index % ends.size());
      if (!tells(folded(picked), words)) {
        return picked;
      }
    }
    return "N" + Long.toUnsignedString(number(kind, text), 36);
  }

  private void addStreet(String street) {
    for (int i = 0; ; i++) {
      String text = street + "\0" + i;
      long number = number("number", text);
      String standIn =
          "%s %d"
              .formatted(
                  pick("street", STREET_ENDS, text),
                  1 + Long.remainderUnsigned(number, MOST_NUMBERS * (i / 4 + 1L)));
      if (given.add(standIn)) {
        streets.put(street, standIn);
        return;
      }
    }
  }

  /// Null for null.
  Name name(Name name) {
    return name == null
        ? null
        : new Name(
            name("first", FIRST_ENDS, name.firstname()), name("last", LAST_ENDS, name.lastname()));
  }

  private String name(String kind, List<String> ends, String text) {
    return text == null
        ? null
        : names.computeIfAbsent(kind + ' ' + folded(text), _ -> pick(kind, ends, folded(text)));
  }

  /// Null for null. Two never get the same one.
  String street(String street) {
    return street == null ? null : streets.get(street);
  }
}
