package people.line;

import module java.base;

/// The text that stands in a line in the place of a personal one that is sealed: three dots, and
/// where it has to be told which texts are the same, a token that is the same for them.
///
/// ```
/// •••                             a reason, say
/// •••zk3f5qab7bxc                 a name, a key
/// •••zk3f5qab7bxc7plr4we2mmnc     a street, a postcode: of its home, see Address.plain, and as it is spelt
/// •••zk3f5qab7bxc#•••7plr4we2mmnc of tree.ged#I1: of tree.ged, and of all of it
/// ```
public final class Placeholder {

  /// What a name reads as without the key.
  public static final String DOTS = "•••";

  /// How many characters a token has, of [a-z2-7].
  public static final int TOKEN = 12;

  private Placeholder() {}

  /// Whether a text is one, or would be taken for one.
  public static boolean is(String text) {
    return text != null && text.startsWith(DOTS);
  }

  private static final byte[] BYTES = DOTS.getBytes(StandardCharsets.UTF_8);

  /// Whether there is one in a text, or an object of texts, as it stands in the file.
  public static boolean isIn(byte[] value) {
    int last = value.length - BYTES.length;
    for (int at = 0; at <= last; at++) {
      if (value[at] == BYTES[0]
          && (at == 0 || value[at - 1] == '"')
          && Arrays.equals(value, at, at + BYTES.length, BYTES, 0, BYTES.length)) {
        return true;
      }
    }
    return false;
  }

  /// A name as it is shown: without its token.
  static String shown(String name) {
    return is(name) && isTokenOrEmpty(name) ? DOTS : name;
  }

  private static boolean isTokenOrEmpty(String text) {
    int length = text.length() - DOTS.length();
    return length == 0
        || length == TOKEN
            && text.chars().skip(DOTS.length()).allMatch(c -> c < 128 && c != '#' && c != ' ');
  }
}
