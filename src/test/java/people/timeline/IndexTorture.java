package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.timeline.Ledger.Violation;

/// Damages what is kept beside a timeline, or puts in its place what was kept beside it before or
/// is kept beside another one, and compares each answer with what the lines say.
final class IndexTorture {

  private static final Path FOLDER =
      Torture.FILE.resolveSibling(Torture.FILE.getFileName() + ".index");

  /// What is kept beside another timeline.
  private static final class Other {

    private static final SortedMap<Path, byte[]> INDEX = make();

    private static SortedMap<Path, byte[]> make() {
      Workload workload = new Workload(12); // whose disk keeps what is small
      workload.run(_ -> {});
      return index(workload.disk());
    }
  }

  /// What was kept at some moment before.
  private SortedMap<Path, byte[]> older = new TreeMap<>();

  static boolean isOfIndex(Path file) {
    return file.startsWith(FOLDER);
  }

  private static SortedMap<Path, byte[]> index(SimulatedDisk disk) {
    SortedMap<Path, byte[]> files = disk.files();
    files.keySet().removeIf(file -> !isOfIndex(file));
    return files;
  }

  /// Damages the index, if there is one.
  boolean damage(SimulatedDisk disk, Random chance) {
    SortedMap<Path, byte[]> index = index(disk);
    if (index.isEmpty()) {
      return false;
    }
    List<Path> names = List.copyOf(index.keySet());
    Path one = names.get(chance.nextInt(names.size()));
    byte[] bytes = index.get(one);
    switch (chance.nextInt(6)) {
      case 0 -> putAll(disk, older);
      case 1 -> putAll(disk, Other.INDEX);
      case 2 -> {
        disk.removeFolder(FOLDER);
        putAll(disk, chance.nextBoolean() ? older : Other.INDEX);
      }
      case 3 -> disk.put(one, Arrays.copyOf(bytes, chance.nextInt(bytes.length + 1)));
      case 4 -> disk.put(one, index.get(names.get(chance.nextInt(names.size()))));
      default -> {
        if (bytes.length > 0) {
          bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(Byte.SIZE));
          disk.put(one, bytes);
        }
      }
    }
    if (chance.nextInt(8) == 0) {
      older = index;
    }
    return true;
  }

  /// Cuts a file of the index, or writes something over it, while programs may have it open.
  private static void damageInPlace(SimulatedDisk disk, Random chance) {
    SortedMap<Path, byte[]> index = index(disk);
    if (index.isEmpty()) {
      return;
    }
    Path one = List.copyOf(index.keySet()).get(chance.nextInt(index.size()));
    int length = index.get(one).length;
    int at = chance.nextInt(length + 1);
    try (Storage.Blob file = disk.openKeptToWrite(one)) {
      if (chance.nextBoolean()) {
        file.truncate(at);
      } else {
        byte[] bytes = new byte[1 + chance.nextInt(length - at + 1)];
        chance.nextBytes(bytes);
        file.write(ByteBuffer.wrap(bytes), at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing fails at the moment
    }
  }

  private static void putAll(SimulatedDisk disk, SortedMap<Path, byte[]> files) {
    files.forEach(disk::put);
  }

  /// All events, after whatever the index answers was compared with them.
  static List<RecordedEvent> read(SimulatedDisk disk, Random chance) {
    return read(disk, chance, () -> {});
  }

  /// The same while the index is damaged between one answer and the next.
  static void readDamaged(SimulatedDisk disk, Random chance) {
    read(disk, chance, () -> damageInPlace(disk, chance));
  }

  private static List<RecordedEvent> read(SimulatedDisk disk, Random chance, Runnable meanwhile) {
    SimulatedDisk plain = disk.afterKill(1);
    plain.removeFolder(FOLDER);
    plain.keepFrom(Long.MAX_VALUE, true);
    List<RecordedEvent> lines = Torture.read(plain);
    try {
      if (!disk.exists(Torture.FILE)) {
        return lines;
      } else if (chance.nextBoolean()) {
        compareColumns(disk, lines, meanwhile);
      } else {
        compareAnswers(disk, lines, chance, meanwhile);
      }
    } catch (TimelineException e) {
      throw new Violation("can't be read with its index: " + e.getMessage());
    }
    return lines;
  }

  private static FileTimeline open(SimulatedDisk disk) {
    return Workload.open(disk, Durability.EACH, new ArrayList<>());
  }

  private static void compareAnswers(
      SimulatedDisk disk, List<RecordedEvent> lines, Random chance, Runnable meanwhile) {
    try (FileTimeline timeline = open(disk)) {
      for (RecordedEvent line : lines) {
        if (chance.nextInt(lines.size()) < 2) {
          meanwhile.run();
          compareAnswers(timeline, lines, line);
        }
      }
      meanwhile.run();
      compare("size", (long) lines.size(), timeline.size());
      compare("an id of nobody", null, timeline.find("of nobody"));
      compare("a person who is not there", List.of(), timeline.of(Integer.MAX_VALUE - 1));
      var people = lines.stream().mapToInt(line -> line.event().personId()).summaryStatistics();
      compare("first person", lines.isEmpty() ? 0 : people.getMin(), timeline.firstPersonId());
      compare("last person", lines.isEmpty() ? 0 : people.getMax(), timeline.lastPersonId());
      compare("lines", lines, events(timeline.readAfter(-1)));
    }
  }

  private static void compareAnswers(
      FileTimeline timeline, List<RecordedEvent> lines, RecordedEvent line) {
    int person = line.event().personId();
    List<RecordedEvent> hers =
        lines.stream().filter(each -> each.event().personId() == person).toList();
    compare("events of " + person, hers, timeline.of(person));
    compare("revision of " + person, hers.size() - 1L, timeline.revision(person));
    int position = (int) line.position();
    compare(
        "events behind " + position,
        lines.subList(position, lines.size()),
        events(timeline.readAfter(position - 1)));
    String id = line.event().details().id();
    if (id != null) {
      RecordedEvent first =
          lines.stream()
              .filter(each -> id.equals(each.event().details().id()))
              .findFirst()
              .orElseThrow();
      compare("event " + id, first, timeline.find(id));
    }
  }

  private static List<RecordedEvent> events(Iterable<RecordedEvent> all) {
    List<RecordedEvent> events = new ArrayList<>();
    all.forEach(events::add);
    return events;
  }

  private static void compareColumns(
      SimulatedDisk disk, List<RecordedEvent> lines, Runnable meanwhile) {
    try (FileTimeline timeline = open(disk)) {
      timeline.size();
      meanwhile.run();
      EventColumns columns = ColumnSource.read(timeline, _ -> {});
      meanwhile.run();
      compare("rows", lines.size(), columns.size());
      compare(
          "events of all rows",
          lines,
          IntStream.range(0, columns.size()).mapToObj(columns::event).toList());
      for (int row = 0; row < lines.size(); row++) {
        Event event = lines.get(row).event();
        compare("person of row " + row, event.personId(), columns.personId(row));
        compare("type of row " + row, event.type(), columns.type(row));
        compare(
            "time of row " + row,
            EventColumns.micros(lines.get(row).recorded()),
            columns.recordedMicros(row));
        Object name = event instanceof Event.NameChange change ? change.newName() : null;
        compare("name in row " + row, name, columns.values.name(columns.nameNumber(row)));
      }
      compare("rows by person", starts(lines), columns.people().starts.length - 1);
    }
  }

  private static int starts(List<RecordedEvent> lines) {
    return (int) lines.stream().mapToInt(line -> line.event().personId()).distinct().count();
  }

  private static void compare(String what, Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      throw new Violation(
          "the index answers %s with %s, expected %s".formatted(what, found, expected));
    }
  }
}
