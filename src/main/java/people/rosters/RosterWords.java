package people.rosters;

import module java.base;

import people.*;

/// Words of lists for a status and for the sex, in several languages, and the form in which words
/// are compared: without case, spaces, accents and punctuation.
final class RosterWords {

  private static final Map<String, Status> STATUSES = new HashMap<>();
  private static final Map<String, String> SEXES = new HashMap<>();

  /// Words by which a list says in the place of a status that somebody died.
  private static final Set<String> DEATHS =
      plainWords(
          "† deceased died dead verstorben verst gestorben tot décédé décédée mort morte fallecido"
              + " fallecida deceduto deceduta overleden zmarły zmarła");

  static {
    words(
        Status.SINGLE,
        "S single unmarried never nevermarried bachelor spinster ledig led LD"
            + " unverheiratet célibataire soltero soltera celibe nubile ongehuwd ongetrouwd"
            + " kawaler panna wolny wolna ugift ogift enslig solteiro solteira svobodný"
            + " svobodná naimaton slobodný slobodná nőtlen hajadon bekar bekâr necăsătorit"
            + " necăsătorită neoženjen neudata samski samska холост"
            + " незамужем неженат");
    words(
        Status.MARRIED,
        "M married remarried verheiratet verh vh wiederverheiratet remarié remariée"
            + " marié mariée casado casada coniugato coniugata sposato sposata gehuwd"
            + " getrouwd żonaty zamężna gift wed ženatý vdaná hertrouwd naimisissa mężatka"
            + " vydatá nős férjezett házas evli căsătorit căsătorită oženjen udata poročen"
            + " poročena женат замужем");
    words(
        Status.PARTNERED,
        "partnered partnership civilpartnership civilpartner registeredpartnership lp"
            + " lebenspartner lebenspartnerschaft eingetragenelebenspartnerschaft verpartnert"
            + " pacs pacsé pacsée parejadehecho unionecivile unitocivilmente unitacivilmente"
            + " geregistreerdpartnerschap partnerschap związekpartnerski uniãoestável"
            + " uniãodefacto uniondefait registrovanépartnerství partnerskab"
            + " registreretpartner registreradpartner bejegyzettélettárs");
    words(
        Status.SEPARATED,
        "separated sep legallyseparated getrennt getrenntlebend séparé séparée separado separada"
            + " separato separata gescheidenvantafelenbed wettelijkgescheidenvantafelenbed"
            + " separeret separert separerad separowany separowana wseparacji");
    words(
        Status.DIVORCED,
        "D divorced div geschieden gesch gs gescheiden divorcé divorcée divorciado"
            + " divorciada divorziato divorziata rozwiedziony rozwiedziona skilt fraskilt"
            + " skild frånskild rozvedený rozvedená eronnut elvált boşanmış divorțat"
            + " divorțată razveden razvedena ločen ločena разведен разведена");
    words(
        Status.WIDOWED,
        "W widowed widow widower verwitwet verw vw witwe witwer veuf veuve viudo viuda"
            + " vedovo vedova weduwe weduwnaar verweduwd wdowiec wdowa enke enkemann enkemand"
            + " enkling änka änkling vdovec vdova viúvo viúva leski özvegy dul văduv văduvă"
            + " udovac udovica vdovela вдовец вдова");
    words(
        Status.UNKNOWN,
        "U unknown unk notstated unbekannt nb inconnu inconnue desconocido desconocida sconosciuto"
            + " sconosciuta onbekend nieznany nieznana na ka keineangabe nvt ? - – —");
    sexes(
        "male",
        "m male man boy mr mann herr herrn männlich homme monsieur masculin h hombre varón señor"
            + " masculino maschio uomo signor mannelijk heer mężczyzna męska pan");
    sexes(
        "female",
        "f female woman girl mrs ms miss w frau weiblich femme madame mademoiselle féminin mujer"
            + " señora femenino femmina donna signora vrouw mevrouw vrouwelijk v k kobieta żeńska"
            + " pani");
    sexes("other", "o other d x divers diverse diverso autre otro altro anders inna");
    sexes(
        "unknown", "u unknown unbekannt inconnu desconocido sconosciuto onbekend nieznana ? - – —");
  }

  /// An ending in brackets; a longer word there says something else: `married (separated)`.
  private static final Pattern ENDING = Pattern.compile("(?<=\\p{L}) ?\\((\\p{L}{1,2})\\)$");

  private static final Pattern TWO_WORDS = Pattern.compile("[^/()]+/[^/()]+");

  private static final int LONGEST_ENDING = 2;

  /// Spaces at which no line breaks, and those of no width, among them the byte order mark.
  private static final String HARD_SPACES = "\u00a0\u2007\u202f\u200b\u200c\u2060\ufeff";

  private RosterWords() {}

  private static void words(Status status, String words) {
    plainWords(words).forEach(word -> STATUSES.put(word, status));
  }

  private static void sexes(String code, String words) {
    plainWords(words).forEach(word -> SEXES.put(word, code));
  }

  /// A text without space around, hard and narrow ones and those of no width included.
  static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (from < to && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c > '~' && (Character.isWhitespace(c) || HARD_SPACES.indexOf(c) >= 0);
  }

  /// A text without case, spaces, accents and punctuation; itself, where nothing else is in it.
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> {
          switch (c) {
            case 'ł' -> plain.append('l');
            case 'ß' -> plain.append("ss");
            case 'ø' -> plain.append('o');
            case 'đ' -> plain.append('d');
            default -> plain.appendCodePoint(c);
          }
        });
    return plain.isEmpty() ? text.strip() : plain.toString();
  }

  /// Words with a space between, in plain form, each once; in their order.
  static SequencedSet<String> plainWords(String words) {
    return Arrays.stream(words.split(" "))
        .map(RosterWords::plain)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// The status of a word.
  ///
  /// @param own words by their plain form, which come first
  /// @return null when it is none
  static Status status(String text, Map<String, Status> own) {
    Status status = word(text, own);
    return status == null ? ofBothForms(text.strip(), own) : status;
  }

  private static Status word(String text, Map<String, Status> own) {
    String plain = plain(text);
    Status status = own.get(plain);
    return status == null ? STATUSES.get(plain) : status;
  }

  /// The status of a word in the forms for both sexes: `marié(e)`, `soltero/a`, `kawaler/panna`.
  private static Status ofBothForms(String text, Map<String, Status> own) {
    Matcher ending = ENDING.matcher(text);
    boolean isEnding = ending.find();
    if (!isEnding && !TWO_WORDS.matcher(text).matches()) {
      return null;
    }
    String first = isEnding ? text.substring(0, ending.start()) : text.split("/")[0];
    String second = isEnding ? ending.group(1) : text.split("/")[1];
    Status one = word(first, own);
    Status other = word(second, own);
    boolean isShort = second.strip().length() <= LONGEST_ENDING;
    return other == one || other == null && isShort ? one : null;
  }

  /// What is to be done about a text that is no status.
  static String noStatus(String text) {
    return DEATHS.contains(plain(text))
        ? "'%s' is a death and no status; expected a blank cell, and the death by 'people died'"
            .formatted(text)
        : "'%s' is no word for a status; expected one such as single, ledig, M, or one that the mapping has"
            .formatted(text);
  }

  /// FHIR's code of a word for the sex; null when it is none.
  static String sex(String text) {
    return SEXES.get(plain(text));
  }
}
