package people.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import module java.base;

import people.*;
import people.disk.*;

/// The keys of the people in a protected timeline, beside it, each wrapped by the master key: a
/// random one of 256 bits for everybody, so that a person's events can be made unreadable by the
/// loss of hers alone.
///
/// ```
/// people.jsonl.keys   HEADER LF RECORD LF RECORD LF …   for its owner only; all lines have 92 bytes with the LF
///
/// HEADER   people-keys-1 and an identifier of the file in 32 hexadecimal digits, filled up with spaces
/// RECORD   identifier of a person in ten digits, a space, and nonce, ciphertext and tag of her key in base64
///          0000000000 is nobody: of events that are about nobody in particular; it tells a wrong master, too
///          a key that was destroyed is 80 dashes
/// ```
///
/// What wraps a key is bound to the file and the person. Of several records of a person the last
/// one counts that can be read: a crash may leave one that can't, and nothing was sealed with that.
/// Records are only added, with the lock of the timeline held, and forced before anything is sealed
/// with their keys; some are made ahead, so that most appends force nothing here. Every method may
/// be called from any thread.
public final class KeyFile {

  private static final String MAGIC = "people-keys-1 ";
  private static final int WRAPPED = 80;
  private static final int LINE = 10 + 1 + WRAPPED + 1;
  private static final String DESTROYED = "-".repeat(WRAPPED);

  /// So many keys are made ahead, at least and at most: a few hundred bytes to a few megabytes.
  private static final int LEAST_AHEAD = 32;

  private static final int MOST_AHEAD = 1 << 16;

  private static final int BLOCK = LINE << 12;

  public final Path path;
  private final Storage storage;
  private final MasterKey master;
  private byte[] id;

  /// By person her wrapped key; empty for one that was destroyed.
  private final Map<Integer, byte[]> wrapped = new HashMap<>();

  /// The first two lines as they were read: of another master, or another timeline, they differ.
  private byte[] start;

  /// So many bytes of the file were read.
  private long read;

  private int greatest;

  private KeyFile(Storage storage, Path path, MasterKey master) {
    this.storage = storage;
    this.path = path;
    this.master = master;
  }

  /// Its name, of a timeline.
  public static Path of(Path timeline) {
    return timeline.resolveSibling(timeline.getFileName() + ".keys");
  }

  /// Makes one, forced, in the place of none: whole or not at all.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when there is one
  public static KeyFile create(Storage storage, Path path, MasterKey master) throws IOException {
    KeyFile file = new KeyFile(storage, path, master);
    file.id = RandomBytes.of(16);
    byte[] nobody = file.wrap(0, RandomBytes.of(AesGcm.KEY));
    file.wrapped.put(0, nobody);
    Path part = file.part();
    file.write(part, List.of(0));
    storage.rename(part, path);
    storage.forceFolderOf(path);
    return file;
  }

  /// Opens one.
  ///
  /// @throws TimelineException when it is not there, no key file, or of another master
  public static KeyFile open(Storage storage, Path path, MasterKey master) {
    KeyFile file = new KeyFile(storage, path, master);
    file.readOn();
    return file;
  }

  /// Whether two files have the keys of the same timeline, whatever wraps them.
  public static boolean isSame(Storage storage, Path one, Path other) throws IOException {
    return Arrays.equals(header(storage, one), header(storage, other));
  }

  private static byte[] header(Storage storage, Path path) throws IOException {
    try (Storage.Blob in = storage.openKept(path)) {
      return read(in, 0, (int) Math.min(LINE, in.size()));
    }
  }

  /// The identifier of the file, 16 bytes.
  byte[] id() {
    return id;
  }

  // ---- reading

  private synchronized void readOn() {
    try (Storage.Blob in = storage.openKept(path)) {
      long size = in.size() - in.size() % LINE;
      byte[] now = read(in, 0, (int) Math.min(2 * LINE, size));
      if (id == null) {
        readHeader(now);
      } else if (!Arrays.equals(start, now)) {
        throw new TimelineException(
            path + ": was written anew since it was opened; expected to open it again");
      }
      start = now;
      while (read < size) {
        byte[] block = read(in, read, (int) Math.min(BLOCK, size - read));
        for (int at = 0; at < block.length; at += LINE) {
          readRecord(new String(block, at, LINE, ISO_8859_1));
        }
        read += block.length;
      }
      if (!wrapped.containsKey(0)) {
        throw damaged("has no record of nobody");
      }
      if (unwrap(0) == null) {
        throw new TimelineException(
            path + ": is of another master key, or damaged in its second line");
      }
    } catch (NoSuchFileException e) {
      throw new TimelineException(
          path + ": is missing, without which nobody can read what is sealed; see 'verify'", e);
    } catch (IOException e) {
      throw TimelineException.of(path, "can't read", e);
    }
  }

  private void readHeader(byte[] start) {
    String header = new String(start, 0, Math.min(start.length, LINE), ISO_8859_1);
    if (!header.matches(MAGIC + "[0-9a-f]{32} *\n")) {
      throw damaged("is no file of keys");
    }
    id = HexFormat.of().parseHex(header, MAGIC.length(), MAGIC.length() + 32);
    read = LINE;
  }

  private static byte[] read(Storage.Blob in, long offset, int length) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(length);
    in.read(block, offset);
    return block.array();
  }

  /// Passes what a crash left.
  private void readRecord(String line) {
    try {
      int person = Integer.parseInt(line, 0, 10, 10);
      String text = line.substring(11, 11 + WRAPPED);
      byte[] key = text.equals(DESTROYED) ? new byte[0] : Base64.getDecoder().decode(text);
      if (person >= 0 && line.charAt(10) == ' ' && line.charAt(LINE - 1) == '\n') {
        wrapped.put(person, key);
        greatest = Math.max(greatest, person);
      }
    } catch (IllegalArgumentException e) {
      // nothing was sealed with it
    }
  }

  private TimelineException damaged(String what) {
    return new TimelineException("%s: %s; expected the keys of a timeline".formatted(path, what));
  }

  /// The key of a person; null when she has none, or none any more.
  ///
  /// @param person 0 for nobody
  synchronized SecretKey key(int person) {
    if (!wrapped.containsKey(person)) {
      readOn();
    }
    return wrapped.containsKey(person) ? unwrap(person) : null;
  }

  /// Whether a person's key was destroyed.
  synchronized boolean isDestroyed(int person) {
    return wrapped.containsKey(person) && wrapped.get(person).length == 0;
  }

  private SecretKey unwrap(int person) {
    byte[] key = AesGcm.open(master.key, wrapped.get(person), bound(person));
    return key == null ? null : AesGcm.key(key);
  }

  private byte[] wrap(int person, byte[] key) {
    return AesGcm.seal(master.key, key, bound(person));
  }

  private byte[] bound(int person) {
    return ByteBuffer.allocate(id.length + Integer.BYTES).put(id).putInt(person).array();
  }

  // ---- writing, with the lock of the timeline held

  /// The key of a person, made when she has none. It is on disk when this returns.
  synchronized SecretKey keyToSeal(int person) {
    if (wrapped.containsKey(person)) {
      SecretKey key = unwrap(person);
      if (key == null) {
        throw new TimelineException(
            isDestroyed(person)
                ? "%s: the key of person %d was destroyed when she was erased"
                    .formatted(path, person)
                : "%s: the key of person %d is damaged; put a backup of this file in its place"
                    .formatted(path, person));
      }
      return key;
    }
    try {
      readOn(); // another process may have made it
      if (!wrapped.containsKey(person)) {
        addAround(person);
      }
    } catch (IOException e) {
      throw TimelineException.of(path, "can't write", e);
    }
    return unwrap(person);
  }

  /// Makes the keys of a person and of those behind her, who are recorded next, as a rule.
  private void addAround(int person) throws IOException {
    int ahead = Math.clamp(wrapped.size() / 4, LEAST_AHEAD, MOST_AHEAD);
    List<Integer> people = new ArrayList<>();
    boolean isNext = person > greatest && person - greatest <= ahead;
    int from = isNext ? greatest + 1 : person;
    long to = isNext || person > greatest ? (long) person + ahead : person;
    for (int each = from; each <= to && each > 0; each++) {
      if (!wrapped.containsKey(each)) {
        people.add(each);
      }
    }
    Map<Integer, byte[]> made =
        people.parallelStream()
            .collect(
                Collectors.toMap(each -> each, each -> wrap(each, RandomBytes.of(AesGcm.KEY))));
    StringBuilder lines = new StringBuilder();
    people.forEach(each -> lines.append(record(each, made.get(each))));
    try (Storage.Blob out = storage.openKeptToWrite(path)) {
      long end = out.size() - out.size() % LINE;
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(ISO_8859_1));
      out.write(bytes, end);
      out.force();
      read = end == read ? end + bytes.limit() : read;
    }
    wrapped.putAll(made);
    greatest = Math.max(greatest, people.getLast());
  }

  private static String record(int person, byte[] key) {
    String text = key.length == 0 ? DESTROYED : Base64.getEncoder().encodeToString(key);
    return "%010d %s\n".formatted(person, text);
  }

  /// Destroys keys: they are overwritten, and so forced. What was sealed with them is for nobody.
  public synchronized void destroy(Set<Integer> people) throws IOException {
    readOn();
    try (Storage.Blob in = storage.openKept(path);
        Storage.Blob out = storage.openKeptToWrite(path)) {
      for (long at = LINE; at + LINE <= in.size(); at += LINE) {
        String line = new String(read(in, at, 11), ISO_8859_1);
        if (line.matches("[0-9]{10} ") && people.contains((int) Long.parseLong(line.strip()))) {
          out.write(ByteBuffer.wrap(DESTROYED.getBytes(ISO_8859_1)), at + 11);
        }
      }
      out.force();
    }
    people.forEach(person -> wrapped.computeIfPresent(person, (_, _) -> new byte[0]));
  }

  /// Wraps all keys by another master. Whatever happens, the file is as it was or as it will be.
  ///
  /// @return the file as it is since
  public synchronized KeyFile rotate(MasterKey next) throws IOException {
    readOn();
    KeyFile rotated = new KeyFile(storage, path, next);
    rotated.id = id;
    List<Integer> people = new ArrayList<>(new TreeSet<>(wrapped.keySet()));
    for (int person : people) {
      byte[] before = wrapped.get(person);
      SecretKey key = before.length == 0 ? null : unwrap(person);
      if (before.length > 0 && key == null) {
        throw new TimelineException(
            "%s: the key of person %d is damaged; put a backup of this file in its place"
                .formatted(path, person));
      }
      rotated.wrapped.put(person, key == null ? before : rotated.wrap(person, key.getEncoded()));
    }
    Path part = part();
    rotated.write(part, people);
    storage.replace(part, path);
    storage.forceFolderOf(path);
    return rotated;
  }

  /// The name of one that is not whole yet, which a crash may have left.
  private Path part() throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    storage.deleteIfExists(part);
    return part;
  }

  /// Writes all of it, and forces it.
  private void write(Path name, List<Integer> people) throws IOException {
    StringBuilder lines = new StringBuilder(LINE * (people.size() + 1));
    String header = MAGIC + HexFormat.of().formatHex(id);
    lines.append(header).append(" ".repeat(LINE - 1 - header.length())).append('\n');
    people.forEach(person -> lines.append(record(person, wrapped.get(person))));
    try (Storage.Blob out = storage.create(name)) {
      out.write(ByteBuffer.wrap(lines.toString().getBytes(ISO_8859_1)), 0);
      out.force();
    }
    start = lines.substring(0, 2 * LINE).getBytes(ISO_8859_1);
    read = lines.length();
    greatest = people.getLast();
  }
}
