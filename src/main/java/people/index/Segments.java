package people.index;

import module java.base;

import people.columns.*;
import people.disk.*;
import people.line.*;

/// The folder beside a timeline in which its columns are kept, so that the next program need not
/// read it all.
///
/// ```
/// people.jsonl.index/journal            see AppendJournal
/// people.jsonl.index/0-4985352          the columns of the events from a position up to another one, see Segment
/// people.jsonl.index/4985352-4993871
/// ```
///
/// All of it can be deleted at any time, and is made anew whenever the file is no longer as it was
/// left. An event that is looked up here is read from the file, where its line still has to fit its
/// check. A file appears under its name when it is whole, so that several processes may make the
/// same one. Where nothing can be written, nothing is kept. What others put there is left alone,
/// see [IndexFolder].
public final class Segments {

  /// A new file takes in those before it, as long as they are not greater than so many times.
  private static final int FACTOR = 4;

  private static final Duration LONGEST_WORK = Duration.ofHours(1);

  public final AppendJournal journal;
  private final TimelineFile file;
  private final IndexFolder folder;

  public Segments(TimelineFile file) {
    this.file = file;
    this.folder = new IndexFolder(file.storage, file.path, folder(file.storage, file.path));
    this.journal = new AppendJournal(file.storage, file.path, folder);
  }

  /// The folder of a timeline, whether it is there or not.
  public static Path folder(Storage storage, Path timeline) {
    Path real;
    try {
      real = storage.realPath(timeline);
    } catch (IOException e) {
      real = timeline; // which can't be opened either
    }
    return real.resolveSibling(real.getFileName() + ".index");
  }

  /// The segments of the file as it is now: from its start on, one behind the other.
  public List<Segment> open() {
    long generation = journal.generation();
    if (generation == AppendJournal.NONE) {
      return List.of();
    }
    List<Segment> all = new ArrayList<>();
    List<String> names = names();
    for (Segment next = next(names, all, generation); next != null; ) {
      all.add(next);
      next = next(names, all, generation);
    }
    return all.isEmpty() || endsAt(end(all)) ? all : List.of();
  }

  /// Behind the last event of some segments.
  public static LinePlace end(List<Segment> segments) {
    return segments.isEmpty() ? LinePlace.START : segments.getLast().header.end();
  }

  /// The greatest segment that begins where others end; null for none.
  private Segment next(List<String> names, List<Segment> all, long generation) {
    long position = end(all).position();
    return names.stream()
        .filter(each -> each.startsWith(position + "-") && endOf(each) > position)
        .sorted(Comparator.comparingLong(Segments::endOf).reversed())
        .map(each -> segment(each, end(all), generation))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// The segment in a file, which stays open; null when none is there that begins at a place.
  private Segment segment(String name, LinePlace from, long generation) {
    Storage.Blob opened = null;
    Segment found = null;
    try {
      opened = folder.open(name);
      Segment segment = new Segment(opened::read, opened.size());
      boolean fits =
          segment.header.generation() == generation
              && segment.header.from().isSame(from)
              && segment.header.end().position() > from.position();
      found = fits ? segment : null;
    } catch (IOException | Segment.Damaged e) {
      // is made anew
    } finally {
      if (found == null) {
        TimelineFile.closeQuietly(opened);
      }
    }
    return found;
  }

  private static String name(LinePlace from, LinePlace end) {
    return from.position() + "-" + end.position();
  }

  private static long endOf(String name) {
    return Long.parseLong(name.substring(name.indexOf('-') + 1));
  }

  private List<String> names() {
    return folder.names("\\d{1,18}-\\d{1,18}");
  }

  /// Whether the last line that is kept still stands in the file; where nobody tells that power was
  /// lost, all lines that may not have been on disk.
  private boolean endsAt(LinePlace end) {
    try {
      long start = file.storage.boot() == 0 ? end.unit() : end.line();
      LineReader lines = new LineReader(file::read, end.offset());
      LineChecksum checksum = LineChecksum.fromAnywhere();
      for (long at = start; at < end.offset(); at = lines.skipBlank(at)) {
        long behind = lines.end(at) + 1;
        checksum.pass(lines.array(), lines.index(at), lines.index(behind - 1));
        refuseWithoutStart(lines.array(), lines.index(at), lines.index(behind - 1));
        at = behind;
      }
      return checksum.value() == end.check()
          && (start == 0 || file.endsLine(start))
          && file.endsLine(end.offset());
    } catch (IOException | BadLine e) {
      return false;
    }
  }

  /// Refuses a line that is none: of the first one that is looked at nothing is above that its
  /// check would fit, so its start may be lost.
  private static void refuseWithoutStart(byte[] lines, int from, int to) throws BadLine {
    LineScan scan = new LineScan(LineChecksum.fromAnywhere());
    if (scan.read(lines, from, to, true, new ScannedLine()) < 0) {
      EventParser.read(lines, from, to, 0, LineChecksum.fromAnywhere());
    }
  }

  /// Keeps what was read behind some segments; in memory where it can't be written.
  ///
  /// @param kept all before it, of that generation; the last ones may be taken in
  /// @return the segments with what was read; null when that is nothing, has no end, or is too much
  public List<Segment> keep(List<Segment> kept, ParallelFileReader.Part read, long generation) {
    if (read.end() == null || read.rows().size == 0) {
      return null;
    }
    int left = kept.size();
    long size = read.rows().size;
    while (left > 0 && kept.get(left - 1).size() <= FACTOR * size) {
      size += kept.get(--left).size();
    }
    ParallelFileReader.Part part;
    try {
      part = together(kept.subList(left, kept.size()), read, _ -> {});
    } catch (ArithmeticException e) {
      return null; // too many different names for one segment
    }
    List<Segment> all = new ArrayList<>(kept.subList(0, left));
    Segment written = generation == AppendJournal.NONE ? null : write(part, generation);
    if (written != null) {
      all.add(written);
      deleteOthers(all);
    } else {
      all.add(SegmentWriter.inMemory(part));
    }
    return all;
  }

  /// @return null when it could not be written, or somebody else changed the file meanwhile
  private Segment write(ParallelFileReader.Part part, long generation) {
    try {
      String made = writeNew(part, generation);
      String name = name(part.from(), part.end());
      try {
        if (journal.generation() != generation) {
          folder.delete(made);
          return null;
        }
        folder.replace(made, name);
      } catch (IOException e) {
        folder.delete(made);
        return null;
      }
      return segment(name, part.from(), generation);
    } catch (IOException e) {
      return null;
    }
  }

  /// Writes under a name that nobody else writes under.
  private String writeNew(ParallelFileReader.Part part, long generation) throws IOException {
    for (int n = 1; ; n++) {
      String made = ".new-" + n;
      try (Storage.Blob out = folder.create(made)) {
        SegmentWriter.write(out, generation, part);
        return made;
      } catch (FileAlreadyExistsException e) {
        // another one does, or died while it did
      } catch (IOException e) {
        folder.delete(made);
        throw e;
      }
    }
  }

  /// The columns of segments, and of the part that was read behind them.
  ///
  /// @param progress is told how many events the segments have
  public static ParallelFileReader.Part together(
      List<Segment> kept, ParallelFileReader.Part read, LongConsumer progress) {
    if (kept.isEmpty()) {
      return read;
    }
    EventColumnsBuilder rows = kept.getFirst().rows();
    LineOffsets offsets = kept.getFirst().marks();
    EventIds ids = kept.getFirst().ids();
    progress.accept(rows.size);
    for (Segment segment : kept.subList(1, kept.size())) {
      EventColumnsBuilder more = segment.rows();
      offsets.addAll(segment.marks(), rows.size);
      ids.addAll(segment.ids(), rows.size);
      rows.addAll(more);
      progress.accept(more.size);
    }
    if (read.rows().size > 0) {
      offsets.addAll(read.marks(), rows.size);
      ids.addAll(read.ids(), rows.size);
      rows.addAll(read.rows());
    }
    rows.trim();
    return new ParallelFileReader.Part(
        rows, offsets, ids, kept.getFirst().header.from(), read.end());
  }

  /// Deletes what is no longer needed.
  private void deleteOthers(List<Segment> needed) {
    List<String> kept =
        needed.stream().map(each -> name(each.header.from(), each.header.end())).toList();
    names().stream().filter(each -> !kept.contains(each)).forEach(folder::delete);
    folder.names("\\.new-\\d+").stream().filter(this::isAbandoned).forEach(folder::delete);
  }

  private boolean isAbandoned(String made) {
    try {
      return folder.stamp(made).changed().isBefore(Instant.now().minus(LONGEST_WORK));
    } catch (IOException e) {
      return false;
    }
  }

  /// Deletes all that is kept, since something of it is damaged.
  public void forget() {
    journal.forget();
    names().forEach(folder::delete);
  }

  /// Deletes all that is kept, also what somebody is making.
  ///
  /// @throws IOException when something of it is still there
  public void deleteAll() throws IOException {
    boolean isThere = folder.isThere();
    forget();
    folder.names("\\.new-\\d+").forEach(folder::delete);
    if (isThere) {
      folder.force();
    }
    if (!names().isEmpty()) {
      throw new IOException("the index can't be deleted: " + names().getFirst());
    }
  }

  /// Lets go of the journal, until it is needed again.
  public void close() {
    journal.close();
  }
}
