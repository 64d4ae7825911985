package people.imports.dates;

import module java.base;

/// The words of dates in English, French, German, Dutch, Spanish, Italian, Portuguese, Danish,
/// Swedish, Norwegian, Polish, Czech and Latin, and their common form, which [DatePhrase] and
/// [DatePoint] read: capitals without accents, months and what stands around dates in the terms of
/// GEDCOM.
///
/// | words                         | common form                  |
/// |-------------------------------|------------------------------|
/// | `vers le 3 août 1900`         | `ABT LE 3 AUG 1900`          |
/// | `zwischen März und Mai 1900`  | `BET MAR AND MAY 1900`       |
/// | `12. stycznia 1900 r.`        | `12 JAN 1900 R`              |
/// | `die 3. 9bris 1700`           | `DIE 3 NOV 1700`             |
/// | `21MAR1900`, `12. 6. 1925`    | `21 MAR 1900`, `12.6.1925`   |
///
/// A word that means different things in different languages stays as it is, such as `a`, which is
/// *to* in Spanish and *and* in Czech.
final class DateWords {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0,;]+");
  private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
  private static final Pattern ESCAPE = Pattern.compile("@#D([A-Z _]+)@");
  private static final Pattern FIRST_ADAR = Pattern.compile("\\bADAR (?:I|1|RISHON|ALEPH|ALEF)\\b");
  private static final Pattern SECOND_ADAR =
      Pattern.compile("\\bADAR (?:II|2|SHENI|BEIT|BETH|BET)\\b");
  private static final Pattern TO_PRESENT =
      Pattern.compile(
          "(?:FROM )?(.*\\d{4}) ?(?:TO|-) ?(?:THE )?(?:PRESENT|NOW|TODAY|CURRENT|HEUTE|JETZT"
              + "|AUJOURD HUI|HEDEN|NU|HOY|OGGI|HOJE|I DAG|IDAG|DZIS|DZISIAJ|DNES)(?: DAY)?");

  private static final Pattern WORDS = Pattern.compile("[A-Z]+(?: [A-Z]+)*");

  /// The months of our calendar in the order of the year, by language.
  static final String MONTHS =
      """
      january|jan|jany february|feb|febr|feby march|mar april|apr may june|jun july|jul august|aug|augt september|sep|sept|septr october|oct|octr november|nov|novr december|dec|decr
      janvier|janv|jan février|févr|fév mars avril|avr mai juin juillet|juil août septembre octobre novembre décembre|déc
      januar|jänner|jaenner|jän februar|feber|hornung märz|mär|maerz|mrz april mai juni juli august september oktober|okt november dezember|dez
      januari februari maart|mrt april mei juni juli augustus september oktober|okt november december
      enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre diciembre|dic
      gennaio|gen|genn febbraio|febb marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|set|sett ottobre|ott novembre dicembre
      janeiro fevereiro março abril maio junho julho agosto setembro outubro|out novembro dezembro
      januar februar marts april maj juni juli august september oktober november december
      januari februari mars april maj juni juli augusti september oktober november december
      januar februar mars april mai juni juli august september oktober november desember|des
      styczeń|stycznia|sty luty|lutego|lut marzec|marca kwiecień|kwietnia|kwi maj|maja czerwiec|czerwca|cze lipiec|lipca|lip sierpień|sierpnia|sie wrzesień|września|wrz październik|października|paź listopad|listopada|lis grudzień|grudnia|gru
      leden|ledna|led únor|února|úno březen|března|bře duben|dubna|dub květen|května|kvě červen|června|čvn červenec|července|čvc srpen|srpna|srp září|zář říjen|října|říj listopad|listopadu prosinec|prosince|pro
      januarius|januarii|ianuarius|ianuarii|januari februarius|februarii martius|martii|marti aprilis maius|maii|maji|maij junius|junii|iunius|iunii|junij julius|julii|iulius|iulii|julij augustus|augusti september|septembris october|octobris november|novembris december|decembris
      """;

  /// The months of other calendars, in the order and the terms of GEDCOM.
  private static final String OTHER_MONTHS =
      """
      vend|vendémiaire brum|brumaire frim|frimaire nivo|nivôse pluv|pluviôse vent|ventôse germ|germinal flor|floréal prai|prairial mess|messidor ther|thermidor fruc|fructidor comp|complémentaire|complémentaires
      tsh|tishri|tishrei csh|cheshvan|heshvan|marcheshvan ksl|kislev tvt|tevet|teveth shv|shevat|shvat adr adar ads|adarsheni nsn|nisan|nissan iyr|iyar|iyyar svn|sivan tmz|tammuz|tamuz aav ell|elul
      """;

  /// What stands around dates. The first word of a row is the common form.
  private static final String AROUND =
      """
      ABT  : about, abt, wft est, circa, circ, ca, cca, cirka, zirka, c, around, approximately, approx, say, calculated, calc, cal, estimated, est, vers, environ, env, um, gegen, etwa, ungefähr, ungefaehr, geschätzt, berechnet, errechnet, omstreeks, rond, ongeveer, omtrent, hacia, alrededor de, cerca de, cerca, aproximadamente, verso, intorno al, intorno, por volta de, omkring, omkr, runt, kring, około, ok, kolem, okolo, asi
      UNC  : probably, prob, perhaps, maybe, possibly, poss, vermutlich, wahrscheinlich, wohl, vielleicht, probablement, peut être, waarschijnlijk, misschien, probabilmente, forse, probablemente, quizás, provavelmente, talvez, sandsynligvis, sannsynligvis, troligen, kanske, prawdopodobnie, snad, pravděpodobně, fortasse
      BEF  : before, bef, avant, av, vor, prima del, prima dell, prima di, prima, antes de, antes del, antes do, antes, voor, før, foer, före, innan, przed, před, ante, prior to, earlier than
      AFT  : after, aft, après, nach, na, dopo, después de, después del, después, depois de, depois, após, post, efter, etter, po, later than
      BY   : by, not after, no later than, not later than, before or in, in or before, on or before, spätestens, entro, uiterlijk, senest, senast, au plus tard, nejpozději, najpóźniej
      SINCE: not before, no earlier than, not earlier than, on or after, in or after, frühestens
      FROM : from, since, depuis, seit, ab, von, vom, vanaf, van, sinds, desde, dal, dall, da, fra, fram, från, fraan, siden, sedan, od
      TO   : to, until, till, til, bis, tot, hasta, até, fino al, fino a, jusqu a, jusqu en, jusqu au, jusque, through, thru, do, usque ad, usque
      BET  : between, bet, betw, btw, btwn, zwischen, zw, entre, tussen, tra, mellan, mellem, mellom, między, mezi, inter
      AND  : and, und, u, et, och, og
      OR   : or, oder, ou, lub, albo, nebo, eller, vel, aut, sive
      EITHER: either, entweder
      SPRING: spring, printemps, frühling, fruehling, frühjahr, fruehjahr, lente, voorjaar, primavera, forår, vår, våren, wiosna, wiosną, jaro
      SUMMER: summer, été, sommer, zomer, verano, estate, verão, sommar, sommaren, sommeren, lato, latem, léto
      AUTUMN: autumn, fall, automne, herbst, herfst, najaar, otoño, autunno, outono, efterår, høst, høsten, höst, hösten, jesień, jesienią, podzim
      WINTER: winter, hiver, invierno, inverno, vinter, vintern, vinteren, zima, zimą
      Q    : quarter, qtr, q, quartal, trimestre, kwartaal, kvartal, kwartał, čtvrtletí
      CENTURY: century, cent, jahrhundert, jh, jhd, jhdt, siècle, siglo, secolo, século, eeuw, århundrede, århundre, århundrade, wiek, wieku, století, saeculum
      BAPT : bapt, bap, bp, baptised, baptized, baptism, chr, christened, christening, getauft, taufe, gedoopt, ged, baptisé, baptisée, baptême, bautizado, bautizada, bautismo, battezzato, battezzata, battesimo, batizado, batizada, batismo, döpt, døbt, døpt, ochrzczony, ochrzczona, pokřtěn, pokřtěna, baptizatus, baptizata, baptisatus
      BURI : buri, bur, buried, burial, begraben, beerdigt, begraven, inhumé, inhumée, sepolto, sepolta, sepultado, enterrado, begravet, begravd, begraven, pochowany, pohřben, sepultus, sepulta
      JULIAN: julian, alten stils, old style
      FRENCHR: frenchr
      HEBREW: hebrew
      GREGORIAN: gregorian
      """;

  /// What stands within a date and adds nothing to it.
  private static final Set<String> FILLERS =
      words(
          """
          of the on in day year month sometime
          le la l les de du au en an année mois
          der den dem am im jahr jahre tag
          op om het jaar
          el del día año mes
          il lo nel nell nello dell dello anno
          o no do ano dia mês em
          året år aar aaret i dag
          dnia roku rok r w we roce v ve dne
          die mense anni annus
          monday tuesday wednesday thursday friday saturday sunday
          lundi mardi mercredi jeudi vendredi samedi dimanche
          montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
          maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
          lunes martes miércoles jueves viernes sábado domingo
          """);

  /// What says which part of a year or a month is meant, of which all counts.
  private static final Set<String> PARTS =
      words(
          """
          early mid middle late beginning end début fin mi milieu anfang ende mitte begin eind einde principios
          finales mediados inizio fine metà início fim meados begyndelsen slutningen början slutet początek koniec
          začátek konec ineunte exeunte
          """);

  /// Nothing of a date where they stand.
  private static final Set<String> DENIALS =
      words(
          """
          never not no none unknown unmarried nie nicht kein unbekannt jamais pas non inconnu nooit niet geen onbekend
          nunca sin desconocido mai senza sconosciuto não sem aldrig ikke inte ukendt ukjent okänd nigdy nieznany nikdy neznámý numquam
          """);

  /// What stands beside a number that is an age, and no day.
  private static final Set<String> AGES =
      words(
          """
          aged age years yrs yr months mos weeks days old alter alt jahren monate wochen tage âge âgé âgée ans jours
          oud maanden weken dagen edad meses dias età mesi giorni idade gammel gammal måneder månader dage dagar
          miesięcy dni let měsíců dnů aetatis annorum
          """);

  private static final Map<String, String> COMMON = common();

  private static final int LONGEST_PHRASE = 3;

  /// What has no sign of this is words and numbers only.
  private static final Pattern SHAPED =
      Pattern.compile(
          "[^A-Z0-9 ]|\\d[A-Z]|[A-Z]\\d|\\b(?:B ?C|A ?D|B?CE|CHR|CHRISTUS|DOMINI|J"
              + " C|KR|AN|ISH|SIECLE|[VIX]+B(?:RIS|ER|RE|R)|ANNI|ANNEES"
              + "|JAREN|ANOS|LATA|LATACH|LETA|LETECH|ARENE|AREN)\\b|^O ");

  /// What is rewritten before words are looked up, in this order.
  private static final Map<Pattern, String> SHAPES = shapes();

  private DateWords() {}

  private static Map<Pattern, String> shapes() {
    Map<Pattern, String> shapes = new LinkedHashMap<>();
    for (String[] shape :
        new String[][] {
          // before and after Christ
          {
            "\\b(?:AV\\.? ?J\\.?-?C|V\\.? ?CHR|A\\.C\\.|F\\.? ?KR|P\\.N\\.E|PR\\. ?N\\. ?L)\\b\\.?",
            " BC "
          },
          {
            "\\b(?:VOR CHRISTUS|VOOR CHRISTUS|BCE|BC|B\\. ?C\\.(?: ?E\\.)?|B\\.C)(?![A-Z])\\.?",
            " BC "
          },
          {
            "\\b(?:AP\\.? ?J\\.?-?C|N\\.? ?CHR|D\\.C\\.|E\\.? ?KR|ANNO DOMINI|A\\."
                + " ?D\\.|A\\.D|CE)(?![A-Z])\\.?",
            " AD "
          },
          // months that are written as numbers
          {"\\b(?:7|VII)B(?:RIS|ER|RE|R)\\b\\.?", " SEP "},
          {"\\b(?:8|VIII)B(?:RIS|ER|RE|R)\\b\\.?", " OCT "},
          {"\\b(?:9|IX)B(?:RIS|ER|RE|R)\\b\\.?", " NOV "},
          {"\\b(?:10|X)B(?:RIS|ER|RE|R)\\b\\.?", " DEC "},
          // of which the letter alone is another word: before, about
          {"^V\\. ?(?=\\d{4}$)", "UNC BY "},
          {"^O\\.? (?=\\d{4}$)|^O\\.(?=\\d{4}$)", "ABT "},
          {"^(?:\\? ?)?- (?=\\d{4}$)|^\\? ?-(?=\\d{4}$)", "UNC BY "},
          // a letter in the place of a digit
          {"^(.*\\b)[LI](?=\\d{3}$)", "UNC $1 1"},
          // centuries, decades, and digits that are not known
          {
            "^(?:LES |LAS |LOS |GLI |OS |NEGLI |W |V"
                + " )?(?:ANNI|ANNEES|JAREN|ANOS|LATA|LATACH|LETA|LETECH|ARENE|AREN) (\\d{3})0$",
            "$1x"
          },
          {
            "\\b(\\d{1,2})(?:TH|ST|ND|RD|EME|DE|STE|E|\\.)?(?="
                + " (?:CENT|J(?:H|AHRH)|SIECLE|EEUW|ARHUNDR|STOLETI|WIEK))",
            "$1"
          },
          {"\\b([IVX]+)E(?:ME)?(?= SIECLE)", "$1"},
          {"^(?:L['’])?AN ([IVX]+)$", "FRENCHR $1"},
          {"\\b(\\d\\d)00(?:'?S|ER JAHREN?|ER)\\b", "$1xx"},
          {"\\b(\\d{3})0(?:'?S|ER JAHREN?|ER|-?TALET)\\b", "$1x"},
          {"\\b([12]\\d\\d)(?:X|_|-(?= ?$|\\)))", "$1x"},
          {"\\b([12]\\d\\d)\\?", "$1x?"},
          {"\\b([12]\\d)(?:XX|__|--|\\?\\?)", "$1xx"},
          // mid-1850s, 1850-ish, Nov? 1850, Nov 3/4 1850
          {"\\b(EARLY|MID|LATE|END|ANFANG|MITTE|ENDE|DEBUT|FIN)-(?=[A-Z0-9])", "$1 "},
          {"(?<=\\d)[- ]?ISH\\b", " ABT"},
          {"^([A-Z]{3,}) ?\\? ?(?=\\d{4}$)", "UNC $1 "},
          {"\\b([A-Z]{3,}) (\\d{1,2} ?[-/] ?\\d{1,2}) (?=\\d{4}$)", "$2 $1 "},
          // 1st, 2nd, 1er, 1o
          {"\\b(\\d{1,2})(?:ST|ND|RD|TH|ER|EME|RE|STE|DE|O|A|E|TE|TEN|TER)\\b\\.?", "$1"},
          // 21MAR1900, 12. 6. 1925, points behind words and days
          {"(?<=\\d)(?=[A-Z])|(?<=[A-Z])(?=\\d)", " "},
          {"\\b(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{3,4})\\b", "$1.$2.$3"},
          {"(?<=[A-Z])\\.|\\.(?!\\d)", " "},
          {"(?<=[A-Z])['’`](?=[A-Z])", " "},
          // <1850> is an estimate; 1850+ and 1850- are open behind
          {"<([^<>]+)>", " ABT $1 "},
          {"^([^-+]*\\d{3,4}) ?\\+$", " NOT BEFORE $1"},
          {"^([^-+]*\\d{4}) ?-$", " UNC FROM $1"},
          {"<=|≤", " BY "},
          {">=|≥", " NOT BEFORE "},
          {"<", " BEF "},
          {">", " AFT "},
          {"[~≈±]|\\+/-", " ABT "},
          {"&", " AND "},
        }) {
      shapes.put(Pattern.compile(shape[0]), shape[1]);
    }
    return shapes;
  }

  private static Map<String, String> common() {
    Map<String, String> common = new HashMap<>();
    String[] names = {
      "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"
    };
    for (String language : MONTHS.lines().toList()) {
      String[] months = language.strip().split(" ");
      for (int i = 0; i < months.length; i++) {
        for (String word : months[i].split("\\|")) {
          common.put(fold(word), names[i]);
        }
      }
    }
    for (String calendar : OTHER_MONTHS.lines().toList()) {
      for (String month : calendar.strip().split(" ")) {
        String[] same = month.split("\\|");
        for (String word : same) {
          common.put(fold(word), fold(same[0]));
        }
      }
    }
    for (String row : AROUND.lines().toList()) {
      String[] sides = row.split(" *: ");
      for (String word : sides[1].split(", ")) {
        common.put(fold(word), sides[0]);
      }
      common.put(sides[0], sides[0]);
    }
    return common;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .map(DateWords::fold)
        .collect(Collectors.toSet());
  }

  /// The common form.
  static String commonForm(String words) {
    String text = SPACES.matcher(fold(words)).replaceAll(" ");
    if (text.indexOf('@') >= 0) {
      text =
          ESCAPE
              .matcher(text)
              .replaceAll(found -> " " + found.group(1).replace(" ", "").replace("_", "") + " ");
    }
    text = text.replace("FRENCH_R", "FRENCHR");
    if (text.contains("ADAR ")) {
      text = FIRST_ADAR.matcher(SECOND_ADAR.matcher(text).replaceAll("ADS")).replaceAll("ADR");
    }
    if (SHAPED.matcher(text).find()) {
      for (Map.Entry<Pattern, String> shape : SHAPES.entrySet()) {
        text = shape.getKey().matcher(text).replaceAll(shape.getValue());
      }
    }
    text = SPACES.matcher(text).replaceAll(" ").strip();
    text = WORDS.matcher(text).replaceAll(run -> phrases(run.group().split(" ")));
    Matcher present = TO_PRESENT.matcher(text);
    if (present.matches()) {
      text = "FROM " + present.group(1);
    }
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /// The common form of words one behind the other, the longest phrase first.
  private static String phrases(String[] words) {
    StringJoiner joined = new StringJoiner(" ");
    int at = 0;
    while (at < words.length) {
      int length = Math.min(LONGEST_PHRASE, words.length - at);
      String found = null;
      while (found == null && length > 0) {
        String phrase = String.join(" ", Arrays.copyOfRange(words, at, at + length));
        found = COMMON.get(phrase);
        length--;
      }
      joined.add(found == null ? words[at] : found);
      at += found == null ? 1 : length + 1;
    }
    return joined.toString();
  }

  /// The text without words without which the date in it is read.
  static String withoutFillers(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !isFiller(word))
        .collect(Collectors.joining(" "));
  }

  private static boolean isFiller(String word) {
    return FILLERS.contains(word) || PARTS.contains(word);
  }

  /// Whether a word says which part of a year is meant.
  static boolean isPart(String word) {
    return PARTS.contains(word);
  }

  /// Whether a word has a meaning in dates, denies that there is one, or is of an age.
  static boolean isKnown(String word) {
    return COMMON.containsKey(word) || DENIALS.contains(word) || AGES.contains(word);
  }

  /// Capitals without accents.
  private static String fold(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.toUpperCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
    return DASHES
        .matcher(MARKS.matcher(apart).replaceAll(""))
        .replaceAll("-")
        .replace("Ł", "L")
        .replace("Ø", "O")
        .replace("Æ", "AE")
        .replace("Œ", "OE")
        .replace("ß", "SS");
  }
}
