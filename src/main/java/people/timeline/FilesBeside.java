package people.timeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import people.disk.*;
import people.index.*;
import people.line.*;

/// The files that are kept beside a timeline, as far as they hold something of a person: its index,
/// and what crashes left of appends and copies that never returned.
final class FilesBeside {

  private static final int BLOCK = 1 << 20;

  private final TimelineFile file;
  private final Path real;
  private final Set<Integer> people;
  private final Set<String> texts;
  private final Set<Long> positions;
  private final boolean isProtected;

  /// @param people by whose identifiers they are found
  /// @param texts by which they are, too
  /// @param positions of their events
  /// @param isProtected whether lines may mention them in what is sealed, where nothing is found
  FilesBeside(
      TimelineFile file,
      Set<Integer> people,
      Set<String> texts,
      Set<Long> positions,
      boolean isProtected)
      throws IOException {
    this.isProtected = isProtected;
    this.positions = positions;
    this.file = file;
    this.real = file.storage.realPath(file.path);
    this.people = people;
    this.texts = texts;
  }

  /// Those that go when the people are erased, without the index.
  List<Path> naming() throws IOException {
    Pattern names =
        Pattern.compile(Pattern.quote(real.getFileName().toString()) + "\\.(torn-\\d+|begun|part)");
    List<Path> all = new ArrayList<>();
    for (Path each : file.storage.list(real.toAbsolutePath().getParent())) {
      if (names.matcher(each.getFileName().toString()).matches()
          && file.storage.isFile(each)
          && names(each)) {
        all.add(each);
      }
    }
    Collections.sort(all);
    return all;
  }

  private boolean names(Path each) throws IOException {
    try (Storage.Blob blob = file.storage.openKept(each)) {
      return names((offset, length) -> read(blob, offset, length), 0, blob.size());
    }
  }

  /// Whether some bytes name one of them, or may.
  boolean names(LineReader.ByteSource bytes, long from, long to) throws IOException {
    List<Pattern> patterns = patterns();
    if (isProtected) {
      patterns.add(literal("\"_sealed\""));
    }
    int overlap = 2 * patterns.stream().mapToInt(each -> each.pattern().length()).max().orElse(0);
    for (long at = from; at < to; at += BLOCK) {
      long start = Math.max(from, at - overlap);
      byte[] block = bytes.read(start, (int) (Math.min(to, at + BLOCK) - start)).array();
      String text = new String(block, ISO_8859_1);
      if (patterns.stream().anyMatch(each -> each.matcher(text).find())) {
        return true;
      }
    }
    return false;
  }

  private List<Pattern> patterns() {
    return patterns(people, texts);
  }

  /// What names one of some people in lines whose bytes are read as letters each.
  static List<Pattern> patterns(Set<Integer> people, Set<String> texts) {
    List<Pattern> patterns = new ArrayList<>();
    for (int person : people) {
      patterns.add(Pattern.compile("\"personId\"\\s*:\\s*" + person + "(?!\\d)"));
      patterns.add(Pattern.compile("\"subject\"\\s*:\\s*\"" + person + "\""));
    }
    for (String text : texts) {
      if (text.length() >= 3) {
        patterns.add(literal(new String(LineWriter.text(text), ISO_8859_1)));
        patterns.add(literal(new String(text.getBytes(UTF_8), ISO_8859_1)));
      }
    }
    return patterns;
  }

  private static Pattern literal(String text) {
    return Pattern.compile(text, Pattern.LITERAL);
  }

  /// Those in which consumers laid events aside, see `DeadLetters`, as far as one is of the people;
  /// these events are made blank.
  List<Path> laidAside() throws IOException {
    Path folder = real.resolveSibling(real.getFileName() + ".consumers");
    if (!file.storage.isOwnFolder(folder, file.path)) {
      return List.of();
    }
    List<Path> all = new ArrayList<>();
    for (Path each : file.storage.list(folder)) {
      boolean isOne = each.getFileName().toString().endsWith(".dead.ndjson");
      if (isOne && file.storage.isFile(each) && !blanks(each).isEmpty()) {
        all.add(each);
      }
    }
    Collections.sort(all);
    return all;
  }

  /// By offset in bytes the lengths of lines that are of the people.
  private SortedMap<Long, Integer> blanks(Path laidAside) throws IOException {
    SortedMap<Long, Integer> blanks = new TreeMap<>();
    try (Storage.Blob in = file.storage.openKept(laidAside)) {
      LineReader lines = new LineReader((at, length) -> read(in, at, length), in.size());
      List<Pattern> patterns = patterns();
      positions.forEach(position ->
          patterns.add(Pattern.compile("\"position\"\\s*:\\s*" + position + "(?!\\d)")));
      for (long at = lines.skipBlank(0); at < lines.limit; at = lines.skipBlank(at)) {
        long end = lines.end(at);
        int length = (int) (end - at);
        String text = new String(lines.array(), lines.index(at), length, ISO_8859_1);
        if (patterns.stream().anyMatch(each -> each.matcher(text).find())) {
          blanks.put(at, length);
        }
        at = Math.min(lines.limit, end + 1);
      }
    } catch (BadLine e) {
      throw new FileSystemException(laidAside.toString(), null, e.getMessage());
    }
    return blanks;
  }

  private static ByteBuffer read(Storage.Blob blob, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    blob.read(bytes, offset);
    return bytes.flip();
  }

  /// In place, since a consumer may be at work that adds others.
  private void blank(Path laidAside) throws IOException {
    SortedMap<Long, Integer> blanks = blanks(laidAside);
    try (Storage.Blob out = file.storage.openKeptToWrite(laidAside)) {
      for (var each : blanks.entrySet()) {
        byte[] spaces = new byte[each.getValue()];
        Arrays.fill(spaces, (byte) ' ');
        out.write(ByteBuffer.wrap(spaces), each.getKey());
      }
      out.force();
    }
  }

  /// Whether there is an index.
  boolean hasIndex() {
    return file.storage.isOwnFolder(Segments.folder(file.storage, file.path), file.path);
  }

  /// Deletes some of those files, what is kept of the timeline, and what consumers laid aside of
  /// the people; all of that is gone when it returns.
  void delete(List<Path> files) throws IOException {
    for (Path each : files) {
      file.storage.deleteIfExists(each);
    }
    if (!files.isEmpty()) {
      file.storage.forceFolderOf(real);
    }
    deleteMade();
  }

  /// Deletes what readers keep of the timeline, and what consumers laid aside of the people, who
  /// may make it at any time.
  void deleteMade() throws IOException {
    for (Path each : laidAside()) {
      blank(each);
    }
    deleteIndex();
  }

  void deleteIndex() throws IOException {
    if (hasIndex()) {
      new Segments(file).deleteAll();
    }
  }
}
