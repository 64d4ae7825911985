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

  /// @param people by whose identifiers, and texts by which they are found
  FilesBeside(TimelineFile file, Set<Integer> people, Set<String> texts) throws IOException {
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
      return names(
          (offset, length) -> {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            blob.read(bytes, offset);
            return bytes.flip();
          },
          0,
          blob.size());
    }
  }

  /// Whether some bytes name one of them.
  boolean names(LineReader.ByteSource bytes, long from, long to) throws IOException {
    List<Pattern> patterns = patterns();
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
    List<Pattern> patterns = new ArrayList<>();
    for (int person : people) {
      patterns.add(Pattern.compile("\"personId\"\\s*:\\s*" + person + "(?!\\d)"));
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

  /// Whether there is an index.
  boolean hasIndex() {
    return file.storage.isOwnFolder(Segments.folder(file.storage, file.path), file.path);
  }

  /// Deletes some of those files, and what is kept of the timeline; they are gone when it returns.
  void delete(List<Path> files) throws IOException {
    for (Path each : files) {
      file.storage.deleteIfExists(each);
    }
    if (!files.isEmpty()) {
      file.storage.forceFolderOf(real);
    }
    deleteIndex();
  }

  void deleteIndex() throws IOException {
    if (hasIndex()) {
      new Segments(file).deleteAll();
    }
  }
}
