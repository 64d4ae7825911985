package people.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import people.*;
import people.line.*;

/// Seals lines with the keys of a [KeyFile]. What is sealed is bound to the file, the person, the
/// position and the kind of the event; which member is which stands inside.
public final class KeySeal implements LineSeal {

  /// So many keys stay unwrapped.
  private static final int MOST_KEYS = 1 << 16;

  /// Of five bits each; in one case, since streets are compared without it.
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

  /// So many tokens of a member are kept, of texts of so many characters at most.
  private static final int MOST_KNOWN = 1 << 14;

  private static final int LONGEST_KNOWN = 100;

  private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();
  private final KeyFile file;
  private final SecretKey tokens;
  private final Map<Integer, SecretKey> keys =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, SecretKey> eldest) {
              return size() > MOST_KEYS;
            }
          });

  /// Used by one thread at a time.
  private final ThreadLocal<Mac> macs;

  public KeySeal(KeyFile file) {
    this.file = file;
    Mac mac = mac(file.key(0));
    mac.update(file.id());
    this.tokens = new SecretKeySpec(mac.doFinal("tokens".getBytes(UTF_8)), "HmacSHA256");
    this.macs = ThreadLocal.withInitial(() -> mac(tokens));
  }

  /// The file that it has the keys of.
  public KeyFile file() {
    return file;
  }

  private static Mac mac(SecretKey key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String token(String member, String text) {
    return known(member, text, () -> computed(member, text));
  }

  @Override
  public String token(String member, String text, UnaryOperator<String> alike) {
    return known(
        member + " in all spellings",
        text,
        () -> computed(member + " in all spellings", alike.apply(text)) + computed(member, text));
  }

  /// Names and streets come again.
  private String known(String member, String text, Supplier<String> making) {
    if (text.length() > LONGEST_KNOWN) {
      return making.get();
    }
    Map<String, String> ofMember = known.computeIfAbsent(member, _ -> new ConcurrentHashMap<>());
    String token = ofMember.get(text);
    if (token == null) {
      token = making.get();
      if (ofMember.size() >= MOST_KNOWN) {
        ofMember.clear();
      }
      ofMember.put(text, token);
    }
    return token;
  }

  private String computed(String member, String text) {
    Mac mac = macs.get();
    mac.update(member.getBytes(UTF_8));
    mac.update((byte) 0);
    long bits = ByteBuffer.wrap(mac.doFinal(text.getBytes(UTF_8))).getLong();
    char[] token = new char[Placeholder.TOKEN];
    for (int i = 0; i < token.length; i++) {
      token[i] = LETTERS.charAt((int) (bits >>> 5 * i) & 31);
    }
    return new String(token);
  }

  @Override
  public String seal(byte[] personal, int personId, long position, String type) {
    SecretKey key = keys.computeIfAbsent(owner(personId, type), file::keyToSeal);
    byte[] sealed = AesGcm.seal(key, personal, bound(personId, position, type));
    return Base64.getEncoder().encodeToString(sealed);
  }

  @Override
  public byte[] open(String sealed, int personId, long position, String type) throws BadLine {
    int owner = owner(personId, type);
    SecretKey key = keys.get(owner);
    if (key == null) {
      key = file.key(owner);
      if (key == null) {
        throw new BadLine.Sealed(
            file.isDestroyed(owner)
                ? "is sealed with a key that was destroyed when person %d was erased"
                    .formatted(owner)
                : "is sealed, and %s has no key of %s"
                    .formatted(file.path.getFileName(), owner == 0 ? "nobody" : "person " + owner));
      }
      keys.put(owner, key);
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      bytes = new byte[0];
    }
    byte[] opened = AesGcm.open(key, bytes, bound(personId, position, type));
    if (opened == null) {
      throw new BadLine.Sealed(
          "what is sealed in it does not open: it was changed, or is of another line or timeline");
    }
    return opened;
  }

  /// Whose key it is sealed with: an erasure outlives that of whom it is about.
  private static int owner(int personId, String type) {
    return type.equals(Event.Kind.ERASURE.word()) ? 0 : personId;
  }

  private byte[] bound(int personId, long position, String type) {
    byte[] word = type.getBytes(UTF_8);
    byte[] id = file.id();
    return ByteBuffer.allocate(id.length + Integer.BYTES + Long.BYTES + word.length)
        .put(id)
        .putInt(personId)
        .putLong(position)
        .put(word)
        .array();
  }
}
