package people.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.columns.*;
import people.disk.*;
import people.timeline.*;

/// A file of many events and what is kept beside it, for tests of whether both say the same.
abstract class SegmentsFixture {

  private static final int PEOPLE = 1000;
  private static final int KEYS = 9;

  @TempDir Path folder;

  Path file;
  Path kept;
  final Random random = new Random(11);
  private int ids;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
    kept = folder.resolve("people.jsonl.index");
  }

  final EventTimeline open() {
    return EventTimeline.open(file);
  }

  final Event event() {
    int person = 1 + random.nextInt(PEOPLE);
    EffectiveDate date = random.nextInt(9) == 0 ? EffectiveDate.parse("1835-07~") : null;
    String source = random.nextInt(9) == 0 ? "folio " + random.nextInt(99) : null;
    String id = random.nextInt(9) == 0 ? "letter-" + ids++ : null;
    Details details = new Details(date, source, source == null ? "clerk" : null, null, id);
    return switch (random.nextInt(20)) {
      case 0 ->
          new Event.ObservationEnd(
              source, new Details(EffectiveDate.parse("1999"), null, null, id));
      case 1, 2 ->
          new Event.Creation(
              person,
              null,
              Status.MARRIED,
              null,
              EffectiveDate.parse(random.nextBoolean() ? "1801-02-03" : "180" + random.nextInt(9)),
              details);
      case 3 -> new Event.Leaving(person, source, details);
      case 4 -> new Event.Return(person, details);
      case 5, 6, 7, 8 -> new Event.StatusChange(person, Status.MARRIED, details);
      case 9, 10, 11, 12 ->
          new Event.AddressChange(person, new Address(null, "C" + random.nextInt(999)), details);
      case 13, 14, 15, 16 ->
          new Event.NameChange(person, new Name("Zoë \"" + random.nextInt(9), null), details);
      case 17 -> new Event.Key(person, new Attribute("roll", "" + random.nextInt(KEYS)), details);
      case 18 ->
          new Event.AttributeChange(
              person, new Attribute("roll", "" + random.nextInt(KEYS)), details);
      default -> new Event.Death(person, details);
    };
  }

  /// Some of them alone, some in batches.
  final void append(int count) {
    try (EventTimeline timeline =
        EventTimeline.open(
            file, TimelineOptions.DEFAULTS.tellingWarnings(_ -> {}).with(Durability.NONE))) {
      for (int done = 0; done < count; ) {
        int batch = Math.min(count - done, 1 + random.nextInt(random.nextBoolean() ? 3 : 900));
        timeline.addAll(IntStream.range(0, batch).mapToObj(_ -> event()).toList());
        done += batch;
      }
    }
  }

  /// Whether all answers are those that reading line by line from the start gives.
  final void assertAnswersAreTheLines() {
    List<RecordedEvent> lines = new ArrayList<>();
    try (EventTimeline timeline = open()) {
      timeline.forEach(lines::add);
    }
    try (EventTimeline timeline = open()) {
      for (int person : new int[] {1, 7, PEOPLE, PEOPLE + 1}) {
        List<RecordedEvent> hers =
            lines.stream().filter(line -> line.event().personId() == person).toList();
        assertEquals(hers, timeline.of(person));
        assertEquals(hers.size() - 1, timeline.revision(person));
      }
      assertEquals(
          lines.stream().filter(line -> line.event() instanceof Event.ObservationEnd).toList(),
          timeline.ofKind(Event.Kind.OBSERVATION_END));
      for (int i = 0; i <= KEYS; i++) {
        Attribute key = new Attribute("roll", "" + i);
        assertEquals(
            lines.stream()
                .filter(line -> line.event() instanceof Event.Key e && e.key().equals(key))
                .toList(),
            timeline.ofKey(key));
      }
      assertEquals(lines.size(), timeline.size());
    }
    try (EventTimeline timeline = open()) {
      for (int i = 0; i < 20; i++) {
        int position = random.nextInt(lines.size());
        assertEquals(lines.get(position), timeline.readAfter(position - 1).iterator().next());
        String id = "letter-" + random.nextInt(ids + 5);
        RecordedEvent expected =
            lines.stream()
                .filter(line -> id.equals(line.event().details().id()))
                .findFirst()
                .orElse(null);
        assertEquals(expected, timeline.find(id));
      }
      var people =
          lines.stream()
              .mapToInt(line -> line.event().personId())
              .filter(id -> id > 0)
              .summaryStatistics();
      assertEquals(people.getMin(), timeline.firstPersonId());
      assertEquals(people.getMax(), timeline.lastPersonId());
    }
    try (EventTimeline timeline = open()) {
      EventColumns columns = ColumnSource.read(timeline, _ -> {});
      EventColumns expected = EventColumns.of(lines);
      assertEquals(lines.size(), columns.size());
      for (int row = 0; row < lines.size(); row++) {
        assertEquals(row(expected, row), row(columns, row));
      }
      for (int i = 0; i < 20; i++) {
        int row = random.nextInt(lines.size());
        assertEquals(lines.get(row), columns.event(row));
      }
      int step = lines.size() / Rounds.of(lines.size()); // 1, so each of them, but under --fast
      for (int row = 0; row < lines.size(); row += step) {
        assertEquals(lines.get(row), columns.event(row));
      }
    }
  }

  private static List<Object> row(EventColumns columns, int row) {
    return Arrays.asList(
        columns.personId(row),
        columns.kind(row),
        columns.recordedMicros(row),
        columns.epochDay(row),
        columns.effective(row),
        columns.statusNumber(row),
        columns.values.name(columns.nameNumber(row)),
        columns.values.address(columns.addressNumber(row)),
        columns.values.source(columns.sourceNumber(row)),
        columns.values.source(columns.recorderNumber(row)),
        columns.birthNumber(row) == 0 ? null : columns.values.date(columns.birthNumber(row)),
        PackedKind.isBorn(columns.code(row)));
  }

  final List<Path> segments() throws IOException {
    try (Stream<Path> all = Files.list(kept)) {
      return all.filter(each -> each.getFileName().toString().contains("-"))
          .filter(each -> !each.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /// As a disk does: nobody notes when.
  final void damage(int line) throws IOException {
    long offset = 0;
    for (String each : Files.readAllLines(file).subList(0, line)) {
      offset += each.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    var changed = Files.getLastModifiedTime(file);
    flip(file, offset + 30);
    Files.setLastModifiedTime(file, changed);
  }

  final AppendJournal journal() {
    return new AppendJournal(Disk.DISK, file, new IndexFolder(Disk.DISK, file, kept));
  }

  static void flip(Path of, long offset) throws IOException {
    try (var channel = FileChannel.open(of, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, offset);
      one.put(0, (byte) (one.get(0) ^ 0x40)).rewind();
      channel.write(one, offset);
    }
  }
}
