package people.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import people.*;
import people.line.*;

/// Seals lines with the keys of a [KeyFile]. What is sealed is bound to the file, the person, the
/// position and the kind of the event; which member is which stands inside. What is left of
/// somebody who was erased is sealed with the key of nobody, which stays when hers is destroyed.
public final class KeySeal implements LineSeal {

  /// So many keys stay unwrapped.
  private static final int MOST_KEYS = 1 << 16;

  /// Of five bits each; in one case, since streets are compared without it.
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

  /// So many tokens of a member are kept, of texts of so many characters at most.
  private static final int MOST_KNOWN = 1 << 14;

  private static final int LONGEST_KNOWN = 100;

  /// By member and text; those of all spellings apart.
  private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

  private final Map<String, Map<String, String>> knownAlike = new ConcurrentHashMap<>();

  private final KeyFile file;
  private final SecretKey tokens;
  private final SecretKey nobody;

  /// Those that were unwrapped; that of nobody for whom hers was destroyed.
  private final Map<Integer, SecretKey> keys = new ConcurrentHashMap<>();

  /// Used by one thread at a time.
  private final ThreadLocal<Mac> macs;

  public KeySeal(KeyFile file) {
    this.file = file;
    this.nobody = file.key(0);
    Mac mac = mac(nobody);
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
    return known(known, member, text, () -> computed(member, text));
  }

  @Override
  public String token(String member, String text, UnaryOperator<String> alike) {
    return known(
        knownAlike,
        member,
        text,
        () -> computed(member + " in all spellings", alike.apply(text)) + computed(member, text));
  }

  /// Names and streets come again.
  private static String known(
      Map<String, Map<String, String>> in, String member, String text, Supplier<String> making) {
    if (text.length() > LONGEST_KNOWN) {
      return making.get();
    }
    Map<String, String> ofMember = in.get(member);
    if (ofMember == null) {
      ofMember = in.computeIfAbsent(member, _ -> new ConcurrentHashMap<>());
    }
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
  public void expect(IntStream people) {
    file.makeKeys(people.filter(each -> !keys.containsKey(each)), this::keep);
  }

  private void keep(int owner, SecretKey key) {
    if (keys.size() >= MOST_KEYS) {
      keys.clear();
    }
    keys.put(owner, key);
  }

  @Override
  public void seal(Bytes personal, int personId, long position, String type, Bytes out) {
    int owner = owner(personId, type);
    SecretKey key = keys.get(owner);
    if (key == null) {
      key = file.isDestroyed(owner) ? nobody : file.keyToSeal(owner);
      keep(owner, key);
    }
    seal(key, personal, bound(personId, position, type), out);
  }

  /// Seals what is left of somebody who is erased, whose own key is to be destroyed.
  public void sealAsNobodys(Bytes personal, int personId, long position, String type, Bytes out) {
    seal(nobody, personal, bound(personId, position, type), out);
  }

  private static void seal(SecretKey key, Bytes personal, byte[] bound, Bytes out) {
    byte[] sealed = AesGcm.seal(key, personal.array, personal.length, bound);
    out.add(Base64.getEncoder().encode(sealed));
  }

  @Override
  public byte[] open(String sealed, int personId, long position, String type) throws BadLine {
    int owner = owner(personId, type);
    SecretKey hers = keys.get(owner);
    if (hers == null) {
      hers = file.key(owner);
      if (hers != null) {
        keep(owner, hers);
      }
    }
    byte[] bytes = bytes(sealed);
    byte[] bound = bound(personId, position, type);
    byte[] opened = hers == null ? null : AesGcm.open(hers, bytes, bound);
    if (opened == null && hers != nobody) {
      opened = AesGcm.open(nobody, bytes, bound);
    }
    if (opened != null) {
      return opened;
    }
    if (file.isDestroyed(owner)) {
      throw new BadLine.KeyDestroyed(
          "is sealed with a key that was destroyed when person %d was erased".formatted(owner));
    }
    throw new BadLine.Sealed(
        hers != null
            ? "what is sealed in it does not open: it was changed, or is of another line or"
                + " timeline"
            : "is sealed, and %s has no key of person %d"
                .formatted(file.path.getFileName(), owner));
  }

  private static byte[] bytes(String sealed) {
    try {
      return Base64.getDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /// Whose key it is sealed with: what says that somebody was erased outlives hers.
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
