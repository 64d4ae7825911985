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
    List<String> before = List.of(new String(bytes(), UTF_8).split("\n"));
    List<String> rest = redacted(before, mentions);
    if (!rest.equals(before)) {
      Path other = file.resolveSibling(file.getFileName() + ".part");
      storage.deleteIfExists(other); // of a crash
      write(other, UTF_8.encode(String.join("\n", rest) + "\n"));
      storage.replace(other, file);
      storage.forceFolderOf(file);
    }
  }

  /// Lines of such a list without those whom they mention; in a new list.
  static List<String> redacted(List<String> lines, Mentions mentions) {
    List<String> rest = new ArrayList<>();
    for (String line : lines) {
      try {
        EventParser.Line was = EventParser.read(line, 0);
        Event now = mentions.without(was.event().event());
        Bytes made = now.equals(was.event().event()) ? null : RewrittenLines.line(was, now, null);
        rest.add(made == null ? line : new String(made.array, 0, made.length, UTF_8));
      } catch (BadLine _) {
        if (!mentions.isIn(line)) { // what a crash left
          rest.add(line);
        }
      }
    }
    return rest;
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

  /// Its lines; none where there is no list.
  static List<String> lines(Storage storage, Path path) throws IOException {
    ErasureList list = new ErasureList(storage, path);
    return storage.exists(list.file) ? new String(list.bytes(), UTF_8).lines().toList() : List.of();
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
    if (!storage.exists(file)) {
      return List.of();
    }
    refuseOthers();
    return read(List.of(new String(bytes(), UTF_8).split("\n")));
  }

  /// The same of lines that are elsewhere.
  static List<RecordedEvent> read(List<String> lines) {
    List<RecordedEvent> all = new ArrayList<>();
    List<RecordedEvent> batch = new ArrayList<>();
    int size = 1;
    for (String each : lines) {
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

  /// Those of some erasures that a timeline has not: whom they are of is there again.
  static List<RecordedEvent> missed(EventTimeline timeline, List<RecordedEvent> erasures) {
    Map<Integer, RecordedEvent> missed = new LinkedHashMap<>();
    for (RecordedEvent erasure : erasures) {
      int personId = erasure.event().personId();
      List<RecordedEvent> record = timeline.of(personId);
      boolean isDone = record.stream().anyMatch(each -> each.event() instanceof Event.Erasure);
      if (!isDone && ErasedPeople.isOf(((Event.Erasure) erasure.event()).erased(), record)) {
        missed.put(personId, erasure);
      }
    }
    return List.copyOf(missed.values());
  }

  /// Tells in one line of the erasures that a timeline has missed, if there are any.
  static void tell(List<RecordedEvent> missed, String file, Consumer<String> warnings) {
    if (!missed.isEmpty()) {
      warnings.accept(
          "%s: erased before, and here again: %s; 'people erase --again' erases %s here too"
              .formatted(
                  file,
                  missed.stream()
                      .map(each ->
                          "person %d at %s"
                              .formatted(
                                  each.event().personId(), RecordedEvent.shown(each.recorded())))
                      .collect(Collectors.joining(", ")),
                  missed.size() == 1 ? "her" : "them"));
    }
  }

  /// Says in one line that a list can't be read.
  static String unreadable(Path file, IOException e) {
    return "%s: can't tell whether somebody is here again who was erased: %s; make that readable to whoever may read the timeline, or move it away"
        .formatted(file, TimelineException.reason(file, e));
  }
}
