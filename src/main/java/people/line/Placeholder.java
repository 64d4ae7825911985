package people.line;

import module java.base;

import people.*;

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

  /// Texts of these members get a token: who looks for the same value of theirs finds it.
  private static final Set<String> COMPARED =
      Set.of("firstname", "lastname", "street", "postcode", "value", "source", "recordedBy");

  /// What stands in the place of a text.
  static String of(Member member, String text, LineSeal seal) {
    String name = member.name.equals("ofSource") ? EventFormat.SOURCE.name : member.name;
    if (name.equals("hashes")) {
      return withoutGuesses(text);
    }
    if (!COMPARED.contains(name)) {
      return DOTS;
    }
    if (name.equals("street")) {
      return DOTS
          + seal.token(name, text, each -> new Address(each, null, null, null).plain().street());
    }
    if (name.equals("postcode")) {
      return DOTS
          + seal.token(name, text, each -> new Address(null, null, each, null).plain().postcode());
    }
    String all = DOTS + seal.token(name, text);
    int part = name.equals(EventFormat.SOURCE.name) ? text.indexOf('#') : -1;
    return part <= 0 ? all : DOTS + seal.token(name, text.substring(0, part)) + '#' + all;
  }

  /// Of the hashes of somebody who was erased the salt and the first one, by which a backup is told
  /// that she is in it. Names and numbers could be tried on the others.
  private static String withoutGuesses(String hashes) {
    int salt = hashes.indexOf(' ');
    int subject = hashes.indexOf(' ', salt + 1);
    return salt < 0 || subject < 0 ? hashes : hashes.substring(0, subject);
  }

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
