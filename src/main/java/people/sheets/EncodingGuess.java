package people.sheets;

import module java.base;

import org.mozilla.universalchardet.UniversalDetector;

/// Tells encodings of a byte for each letter from each other, by words with letters beyond ASCII.
///
/// The library knows the scripts of the East, Greek and Hebrew. What it does not know are those of
/// western and central Europe apart from each other, such as windows-1252, windows-1250 and
/// MacRoman. Those are told by alphabets: a word that is one of a language has no letters but those
/// of that language, and a capital only in front.
final class EncodingGuess {

  /// In this order where several are as likely.
  private static final List<Charset> EUROPEAN =
      Stream.of(
              "windows-1252",
              "windows-1250",
              "ISO-8859-2",
              "x-MacRoman",
              "IBM850",
              "IBM852",
              "x-MacCentralEurope",
              "windows-1254",
              "windows-1257")
          .filter(Charset::isSupported)
          .map(Charset::forName)
          .toList();

  /// The letters beyond ASCII of languages.
  private static final List<String> ALPHABETS =
      List.of(
          "äöüß", // German
          "àâæçéèêëîïôœùûü", // French
          "áéíñóúü", // Spanish
          "ãáâàçéêíóôõú", // Portuguese
          "àèéìíòóù", // Italian
          "äåöé", // Swedish, Finnish
          "æøåéö", // Danish, Norwegian
          "ëïéèöüó", // Dutch
          "áðéíóúýþæö", // Icelandic
          "ąćęłńóśźż", // Polish
          "áčďéěíňóřšťúůýž", // Czech
          "áäčďéíĺľňóôŕšťúýž", // Slovak
          "áéíóöőúüű", // Hungarian
          "čćđšž", // Croatian, Slovene
          "ăâîşţșț", // Romanian
          "çğıöşüâî", // Turkish
          "àçèéíïòóúü", // Catalan
          "āčēģīķļņšūž", // Latvian
          "ąčęėįšųūž"); // Lithuanian

  private static final int UNDEFINED = -20;
  private static final int SYMBOL_IN_WORD = -6;
  private static final int CAPITAL_IN_WORD = -5;
  private static final int OF_A_LANGUAGE = 3;

  private EncodingGuess() {}

  /// The likeliest encoding; windows-1252 where nothing tells.
  ///
  /// @param words with letters beyond ASCII, a space behind each
  static Charset of(byte[] words) {
    int foreign = 0;
    int letters = 0;
    for (byte b : words) {
      foreign += b < 0 ? 1 : 0;
      letters += b > ' ' ? 1 : 0;
    }
    if (foreign > letters) { // another script
      Charset detected = detected(words);
      if (detected != null) {
        return detected;
      }
    }
    Charset best = EUROPEAN.getFirst();
    int bestScore = Integer.MIN_VALUE;
    for (Charset charset : EUROPEAN) {
      int score = 0;
      for (String word : new String(words, charset).split(" ")) {
        score += score(word);
      }
      if (score > bestScore) {
        best = charset;
        bestScore = score;
      }
    }
    return best;
  }

  static boolean isEuropean(Charset charset) {
    return EUROPEAN.contains(charset);
  }

  private static Charset detected(byte[] words) {
    var detector = new UniversalDetector();
    detector.handleData(words);
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    return name != null && Charset.isSupported(name) ? Charset.forName(name) : null;
  }

  /// How likely a word is one.
  private static int score(String word) {
    int score = 0;
    int foreign = 0;
    boolean isCapitals = word.equals(word.toUpperCase(Locale.ROOT));
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean isBehindLetter = i > 0 && Character.isLetter(word.charAt(i - 1));
      if (c < 0x80) {
        boolean isBehindSmall = i > 0 && isForeignSmall(word.charAt(i - 1));
        score += Character.isUpperCase(c) && isBehindSmall ? CAPITAL_IN_WORD : 0;
      } else if (c == '\ufffd' || Character.isISOControl(c) || Character.getType(c) == 0) {
        score += UNDEFINED;
      } else if (Character.isLetter(c) && c != 'ª' && c != 'º') {
        foreign++;
        score += Character.isUpperCase(c) && isBehindLetter && !isCapitals ? CAPITAL_IN_WORD : 0;
      } else {
        boolean isBeforeLetter = i + 1 < word.length() && Character.isLetter(word.charAt(i + 1));
        boolean isInWord = isBehindLetter && isBeforeLetter;
        score += isInWord ? c == '’' ? OF_A_LANGUAGE : SYMBOL_IN_WORD : isMark(c) ? 0 : -1;
      }
    }
    return score + (foreign > 0 && isOfLanguage(word) ? OF_A_LANGUAGE * foreign : 0);
  }

  private static boolean isForeignSmall(char c) {
    return c >= 0x80 && Character.isLowerCase(c);
  }

  /// What stands beside words: dashes, quotes, a few signs.
  private static boolean isMark(char c) {
    return "–—‘’“”„«»…€£§°©®½".indexOf(c) >= 0;
  }

  private static boolean isOfLanguage(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    for (String alphabet : ALPHABETS) {
      if (small
          .chars()
          .allMatch(c -> c < 0x80 || !Character.isLetter(c) || alphabet.indexOf(c) >= 0)) {
        return true;
      }
    }
    return false;
  }
}
