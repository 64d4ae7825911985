package people.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// The erasures of a timeline, kept beside it, so that a backup which is put in its place is told
/// of those since.
///
/// ```
/// people.jsonl.erased    the lines of Event.Erasure as they stand in the timeline; nothing of them tells who it was
/// ```
///
/// A line that a crash left unfinished is nothing, nor is a batch that lacks one. It is written
/// before the person is erased: where that was not done then, the list says so too.
final class ErasureList {

  private static final int LONGEST = 64 << 20;

  private final Storage storage;
  private final Path timeline;
  private final Path file;

  ErasureList(Storage storage, Path path) throws IOException {
    this.storage = storage;
    Path real = storage.realPath(path);
    this.timeline = real;
    this.file = real.resolveSibling(real.getFileName() + ".erased");
  }

  /// Writes the reasons of erasures before without those whom one names; nothing is done where none
  /// does. Another file gets the name, so a crash leaves all of it as it was or as it will be.
  void redact(Mentions mentions) throws IOException {
    try {
      redactIfThere(mentions);
    } catch (IOException e) {
      throw named(e);
    }
  }

  /// What failed, and that it was this file.
  private IOException named(IOException e) {
    String reason = TimelineException.reason(file, e);
    return new FileSystemException(file.toString(), null, file.getFileName() + ": " + reason);
  }

  private void redactIfThere(Mentions mentions) throws IOException {
    if (!storage.exists(file)) {
      return;
    }
    refuseOthers();
    Bytes rest = new Bytes();
    boolean isAny = false;
    for (String each : new String(bytes(), UTF_8).split("\n")) {
      byte[] line = each.getBytes(UTF_8);
      try {
        EventParser.Line was = EventParser.read(each, 0);
        Event now = mentions.without(was.event().event());
        if (!now.equals(was.event().event())) {
          isAny = true;
          Bytes made = ErasedLines.line(was, now);
          line = Arrays.copyOf(made.array, made.length);
        }
      } catch (BadLine _) {
        if (mentions.isIn(each)) {
          isAny = true; // what a crash left
          continue;
        }
      }
      rest.add(line, 0, line.length).add((char) LineReader.LF);
    }
    if (isAny) {
      Path other = file.resolveSibling(file.getFileName() + ".part");
      storage.deleteIfExists(other); // of a crash
      write(other, ByteBuffer.wrap(rest.array, 0, rest.length));
      storage.replace(other, file);
      storage.forceFolderOf(file);
    }
  }

  /// Adds lines, and forces them.
  ///
  /// @param lines each with its line feed
  void add(byte[] lines) throws IOException {
    try {
      addBehind(lines);
    } catch (IOException e) {
      throw named(e);
    }
  }

  private void addBehind(byte[] lines) throws IOException {
    if (!storage.exists(file)) {
      write(file, ByteBuffer.wrap(lines));
    } else {
      refuseOthers();
      boolean isEnded = isEnded();
      try (Storage.Blob list = storage.openToAppend(file)) {
        ByteBuffer more =
            ByteBuffer.allocate(lines.length + 1).put(isEnded ? new byte[0] : new byte[] {'\n'});
        more.put(lines).flip();
        while (more.hasRemaining()) {
          list.append(more);
        }
        list.force();
      }
    }
    storage.forceFolderOf(file);
  }

  /// Whoever may read the timeline may read the list.
  private void write(Path name, ByteBuffer lines) throws IOException {
    try (Storage.Blob made = storage.create(name)) {
      made.write(lines, 0);
      storage.permitLike(name, timeline);
      made.force();
    }
  }

  private void refuseOthers() throws IOException {
    if (!storage.isFile(file)) {
      throw new FileSystemException(file.toString(), null, "is no file");
    }
  }

  private boolean isEnded() throws IOException {
    byte[] all = bytes();
    return all.length == 0 || all[all.length - 1] == '\n';
  }

  private byte[] bytes() throws IOException {
    try (Storage.Blob list = storage.openKept(file)) {
      long size = list.size();
      if (size > LONGEST) {
        throw new FileSystemException(file.toString(), null, "is no list of erasures: too long");
      }
      ByteBuffer all = ByteBuffer.allocate((int) size);
      list.read(all, 0);
      return Arrays.copyOf(all.array(), all.position());
    }
  }

  /// The erasures that are noted, in their order; none where there is no list.
  List<RecordedEvent> read() throws IOException {
    try {
      return readIfThere();
    } catch (IOException e) {
      throw named(e);
    }
  }

  private List<RecordedEvent> readIfThere() throws IOException {
    List<RecordedEvent> all = new ArrayList<>();
    if (!storage.exists(file)) {
      return all;
    }
    refuseOthers();
    List<RecordedEvent> batch = new ArrayList<>();
    int size = 1;
    for (String each : new String(bytes(), UTF_8).split("\n")) {
      try {
        EventParser.Line line = EventParser.read(each, all.size());
        if (batch.isEmpty() || line.batch() > 1) {
          batch.clear();
          size =
              line.batchEnd() > 0 ? 0 : line.batch(); // the end of one without its start is nothing
        }
        batch.add(line.event());
        if (batch.size() >= size) {
          all.addAll(size == 0 ? List.of() : batch);
          batch.clear();
        }
      } catch (BadLine _) {
        batch.clear(); // what a crash left
      }
    }
    all.removeIf(each -> !(each.event() instanceof Event.Erasure e) || e.erased() == null);
    return all;
  }
}
