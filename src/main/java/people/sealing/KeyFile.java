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
///          0000000000 is nobody: of events that are about nobody in particular, and of what is left
///          of people who were erased; it tells a wrong master, too
///          a key that was destroyed is 80 dashes
/// ```
///
/// What wraps a key is bound to the file and the person. Of several records of a person the last
/// one counts that can be read: a crash may leave one that can't, and nothing was sealed with that.
/// Records are only added, with the lock of the timeline held, and forced before anything is sealed
/// with their keys; some are made ahead, so that most appends force nothing here. Only where they
/// are is held in memory. Every method may be called from any thread.
public final class KeyFile {

  static final String MAGIC = "people-keys-1 ";
  private static final int LINE = KeyRecord.LENGTH;

  /// So many keys are made ahead, at least and at most: a few hundred bytes to a few megabytes.
  private static final int LEAST_AHEAD = 32;

  private static final int MOST_AHEAD = 1 << 16;

  /// Lines that are read or written together, in bytes.
  static final int BLOCK = LINE << 12;

  public final Path path;
  private final Storage storage;
  private final MasterKey master;

  // used with the monitor held only:

  private byte[] id;
  private final KeyPlaces places = new KeyPlaces();

  /// The file, which stays readable when another one gets its name.
  private Storage.Blob in;

  /// The first two lines as they were read: of another master, or another timeline, they differ.
  private byte[] start;

  /// So many bytes of the file were read.
  private long read;

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
    byte[] id = RandomBytes.of(16);
    byte[] lines = new byte[2 * LINE];
    writeHeader(id, lines);
    wrapped(0, RandomBytes.of(AesGcm.KEY), id, master).write(lines, LINE);
    Path part = part(path);
    storage.deleteIfExists(part);
    try (Storage.Blob out = storage.create(part)) {
      out.write(ByteBuffer.wrap(lines), 0);
      out.force();
    }
    storage.rename(part, path);
    storage.forceFolderOf(path);
    return open(storage, path, master);
  }

  private static void writeHeader(byte[] id, byte[] into) {
    byte[] header = (MAGIC + HexFormat.of().formatHex(id)).getBytes(ISO_8859_1);
    Arrays.fill(into, header.length, LINE - 1, (byte) ' ');
    System.arraycopy(header, 0, into, 0, header.length);
    into[LINE - 1] = '\n';
  }

  /// The name of one that is not whole yet, which a crash may have left.
  static Path part(Path path) {
    return path.resolveSibling(path.getFileName() + ".part");
  }

  /// Opens one.
  ///
  /// @throws TimelineException when it is not there, no key file, or of another master
  public static KeyFile open(Storage storage, Path path, MasterKey master) {
    KeyFile file = new KeyFile(storage, path, master);
    file.readOn();
    return file;
  }

  /// The identifier of the file, 16 bytes.
  synchronized byte[] id() {
    return id;
  }

  // ---- reading

  private synchronized void readOn() {
    try {
      Storage.Blob now = storage.openKept(path);
      long size = now.size() - now.size() % LINE;
      byte[] first = read(now, 0, (int) Math.min(2 * LINE, size));
      if (id != null && !Arrays.equals(start, first)) {
        now.close();
        throw new TimelineException(
            path + ": was written anew since it was opened; expected to open it again");
      }
      if (in == null) {
        readHeader(first);
      } else {
        in.close();
      }
      in = now;
      start = first;
      while (read < size) {
        byte[] block = read(in, read, (int) Math.min(BLOCK, size - read));
        for (int at = 0; at < block.length; at += LINE) {
          int person = KeyRecord.person(block, at);
          if (person >= 0) {
            boolean isDestroyed = KeyRecord.isDestroyed(block, at);
            places.put(person, isDestroyed ? KeyPlaces.DESTROYED : line(read + at));
          }
        }
        read += block.length;
      }
      if (!places.has(0)) {
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

  private static int line(long offset) {
    return Math.toIntExact(offset / LINE);
  }

  private void readHeader(byte[] start) {
    String header = new String(start, 0, Math.min(start.length, LINE), ISO_8859_1);
    if (!header.matches(MAGIC + "[0-9a-f]{32} *\n")) {
      throw damaged("is no file of keys");
    }
    id = HexFormat.of().parseHex(header, MAGIC.length(), MAGIC.length() + 32);
    read = LINE;
  }

  static byte[] read(Storage.Blob in, long offset, int length) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(length);
    in.read(block, offset);
    return block.array();
  }

  private TimelineException damaged(String what) {
    return new TimelineException("%s: %s; expected the keys of a timeline".formatted(path, what));
  }

  private TimelineException isDamaged(int person) {
    return new TimelineException(
        "%s: the key of person %d is damaged; put a backup of this file in its place"
            .formatted(path, person));
  }

  /// The key of a person; null when she has none, or none any more.
  ///
  /// @param person 0 for nobody
  synchronized SecretKey key(int person) {
    if (!places.has(person)) {
      readOn();
    }
    return unwrap(person);
  }

  /// Whether a person has a key, which was not destroyed.
  public synchronized boolean hasKey(int person) {
    return places.of(person) >= 0;
  }

  /// Whether a person's key was destroyed.
  synchronized boolean isDestroyed(int person) {
    return places.of(person) == KeyPlaces.DESTROYED;
  }

  private SecretKey unwrap(int person) {
    int line = places.of(person);
    if (line < 0) {
      return null;
    }
    try {
      KeyRecord record = KeyRecord.read(read(in, (long) line * LINE, LINE), 0);
      byte[] key =
          record == null || record.person() != person
              ? null
              : AesGcm.open(master.key, record.wrapped(), bound(person, id));
      return key == null ? null : AesGcm.key(key);
    } catch (IOException e) {
      throw TimelineException.of(path, "can't read", e);
    }
  }

  private static KeyRecord wrapped(int person, byte[] key, byte[] id, MasterKey master) {
    return new KeyRecord(person, AesGcm.seal(master.key, key, bound(person, id)));
  }

  private static byte[] bound(int person, byte[] id) {
    return ByteBuffer.allocate(id.length + Integer.BYTES).put(id).putInt(person).array();
  }

  // ---- writing, with the lock of the timeline held

  /// The key of a person, made when she has none. It is on disk when this returns.
  ///
  /// @throws TimelineException when hers is damaged or was destroyed
  synchronized SecretKey keyToSeal(int person) {
    if (!places.has(person)) {
      makeKeys(IntStream.of(person), (_, _) -> {});
    }
    if (isDestroyed(person)) {
      throw new TimelineException(
          "%s: the key of person %d was destroyed when she was erased".formatted(path, person));
    }
    SecretKey key = unwrap(person);
    if (key == null) {
      throw isDamaged(person);
    }
    return key;
  }

  /// Makes the keys that some people have not, in one go, and those of whoever comes behind them,
  /// who is recorded next as a rule. They are on disk when this returns.
  ///
  /// @param made is given each
  synchronized void makeKeys(IntStream people, BiConsumer<Integer, SecretKey> made) {
    int[] missing = people.filter(each -> !places.has(each)).toArray();
    if (missing.length == 0) {
      return;
    }
    try {
      readOn(); // another process may have made them
      int[] missed = Arrays.stream(missing).filter(each -> !places.has(each)).sorted().toArray();
      if (missed.length > 0) {
        add(withNext(missed), made);
      }
    } catch (IOException e) {
      throw TimelineException.of(path, "can't write", e);
    }
  }

  /// @param people ascending; one may be there twice
  private int[] withNext(int... people) {
    int ahead = Math.clamp(places.size() / 4, LEAST_AHEAD, MOST_AHEAD);
    int last = people[people.length - 1];
    int greatest = places.greatest();
    boolean isNext = last > greatest && last - greatest <= ahead;
    IntStream before = isNext ? IntStream.range(greatest + 1, last) : IntStream.empty();
    IntStream next =
        last > greatest && last <= Integer.MAX_VALUE - ahead
            ? IntStream.rangeClosed(last + 1, last + ahead)
            : IntStream.empty();
    return Stream.of(before, Arrays.stream(people), next)
        .flatMapToInt(each -> each)
        .filter(each -> !places.has(each))
        .sorted()
        .distinct()
        .toArray();
  }

  private void add(int[] people, BiConsumer<Integer, SecretKey> made) throws IOException {
    byte[] lines = new byte[Math.multiplyExact(people.length, LINE)];
    SecretKey[] keys = new SecretKey[people.length];
    IntStream.range(0, people.length)
        .parallel()
        .forEach(i -> {
          byte[] key = RandomBytes.of(AesGcm.KEY);
          wrapped(people[i], key, id, master).write(lines, i * LINE);
          keys[i] = AesGcm.key(key);
        });
    long end;
    try (Storage.Blob out = storage.openKeptToWrite(path)) {
      end = out.size() - out.size() % LINE;
      out.write(ByteBuffer.wrap(lines), end);
      out.force();
    }
    read = end == read ? end + lines.length : read;
    for (int i = 0; i < people.length; i++) {
      places.put(people[i], line(end + (long) i * LINE));
      made.accept(people[i], keys[i]);
    }
  }

  /// Destroys keys in a file: they are overwritten, and so forced. What was sealed with them is for
  /// nobody. What a rotation left that was cut short goes as well. Whoever has unwrapped one goes
  /// on with it.
  public static void destroy(Storage storage, Path path, Set<Integer> people) throws IOException {
    try (Storage.Blob in = storage.openKept(path);
        Storage.Blob out = storage.openKeptToWrite(path)) {
      long size = in.size() - in.size() % LINE;
      for (long from = LINE; from < size; from += BLOCK) {
        byte[] block = read(in, from, (int) Math.min(BLOCK, size - from));
        for (int at = 0; at < block.length; at += LINE) {
          if (people.contains(KeyRecord.person(block, at))) {
            out.write(ByteBuffer.wrap(KeyRecord.DESTROYED), from + at + KeyRecord.KEY);
          }
        }
      }
      out.force();
    }
    storage.deleteIfExists(part(path));
  }

  /// Wraps all keys by another master. Whatever happens, the file is as it was or as it will be.
  ///
  /// @return the file as it is since
  public KeyFile rotate(MasterKey next) throws IOException {
    KeyFile now = open(storage, path, master); // or a key that was destroyed since would come back
    Path part = part(path);
    storage.deleteIfExists(part);
    try (Storage.Blob out = storage.create(part)) {
      now.writeAll(next, out);
      out.force();
    }
    storage.replace(part, path);
    storage.forceFolderOf(path);
    return open(storage, path, next);
  }

  private synchronized void writeAll(MasterKey next, Storage.Blob out) throws IOException {
    byte[] block = new byte[BLOCK];
    writeHeader(id, block);
    int filled = LINE;
    long at = 0;
    for (int person : places.people()) {
      if (filled == BLOCK) {
        out.write(ByteBuffer.wrap(block), at);
        at += filled;
        filled = 0;
      }
      SecretKey key = unwrap(person);
      if (key == null && !isDestroyed(person)) {
        throw isDamaged(person);
      }
      KeyRecord record =
          key == null
              ? new KeyRecord(person, new byte[0])
              : wrapped(person, key.getEncoded(), id, next);
      record.write(block, filled);
      filled += LINE;
    }
    out.write(ByteBuffer.wrap(block, 0, filled), at);
  }
}
