package people.columns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.disk.*;
import people.history.*;
import people.index.*;
import people.line.*;
import people.timeline.*;

class ParallelFileReaderTest {

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void chooseAFile() {
    file = folder.resolve("people.jsonl");
  }

  @Test
  void aFileOfManyStretchesIsReadAsItIsLineByLine() throws IOException {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      Random random = new Random(3);
      List<Event> events = new ArrayList<>();
      for (int person = 1; person <= 40_000; person++) {
        // lines of all lengths, so that the ends of blocks and stretches fall everywhere
        String street = "Mill Lane " + "x".repeat(random.nextInt(200)) + random.nextInt(50);
        events.add(
            new Event.Creation(
                person,
                new Name("Ada", "Byron" + random.nextInt(1000)),
                Status.SINGLE,
                new Address(street, random.nextBoolean() ? "Delft" : "Gouda"),
                new Details(
                    random.nextInt(9) == 0 ? EffectiveDate.parse("19" + (10 + person % 80)) : null,
                    random.nextInt(9) == 0 ? "page \"" + person % 7 + '"' : null,
                    person % 5 == 0 ? "page 1" : person % 5 == 1 ? "clerk " + person % 9 : null,
                    null,
                    random.nextInt(9) == 0 ? (random.nextBoolean() ? "é " : "") + person : null)));
      }
      timeline.addAll(events.subList(0, 30_000));
      events.subList(30_000, 30_020).forEach(timeline::add);
      timeline.addAll(events.subList(30_020, 40_000));
      for (int stretches : List.of(1, 2, 3, 7)) {
        assertColumnsAreTheLines(timeline, columns(stretches));
      }
    }
  }

  /// Some are looked up at once, since they have to be looked at more closely, and others later.
  @Test
  void namesAndAddressesOfAllKindsStayWithTheirEvents() throws IOException {
    List<String> texts =
        List.of("Ada", "O’Brien", "Ben", "李", "Zoë", "Cy", "a \"b\"", "Nguyễn", "𝒜", "€ 5");
    Random random = new Random(5);
    List<Event> events = new ArrayList<>();
    for (int person = 1; person <= 5_000; person++) {
      String text = texts.get(random.nextInt(texts.size())) + random.nextInt(20);
      Details details = Details.NONE;
      events.add(
          switch (random.nextInt(5)) {
            case 0 -> new Event.NameChange(person, new Name(null, text), details);
            case 1 -> new Event.AddressChange(person, new Address(text, "Delft"), details);
            case 2 -> new Event.StatusChange(person, Status.MARRIED, details);
            default ->
                new Event.Creation(
                    person,
                    new Name("Ada", text),
                    Status.SINGLE,
                    new Address(
                        "Mill Lane 1", texts.get(random.nextInt(texts.size())) + person % 9),
                    details);
          });
    }
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.addAll(events);
      // as another program wrote them
      String text = Files.readString(file);
      Files.writeString(
          file,
          text.lines()
                  .map(line -> line.replaceAll(",\"_(batch|batchEnd|check)\":[^,}]*", ""))
                  .map(line -> random.nextInt(30) == 0 ? line.replace("\":", "\": ") : line)
                  .map(
                      line -> random.nextInt(30) == 0 ? line.replace("\"Ada\"", "\" Ada \"") : line)
                  .collect(Collectors.joining("\n"))
              + "\n");
      for (int stretches : List.of(1, 3)) {
        try (EventTimeline read = EventTimeline.open(file)) {
          assertColumnsAreTheLines(read, columns(stretches));
        }
      }
    }
  }

  private EventColumns columns(int stretches) throws IOException {
    long size = Files.size(file);
    TimelineFile of = new TimelineFile(file, Disk.DISK);
    ParallelFileReader.Part part =
        ParallelFileReader.read(
            () -> Disk.DISK.openToRead(file), LinePlace.START, size, _ -> {}, stretches);
    return new EventColumns(
        part.rows(), new EventLookup(of, size, part.rows(), part.marks(), null));
  }

  @Test
  void aLineThatIsLongerThanABlockIsRead() {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      for (int i = 0; i < 5; i++) {
        timeline.add(
            new Event.StatusChange(
                1, Status.MARRIED, new Details(null, i + "x".repeat(2_500_000), null)));
        timeline.add(new Event.Death(2, Details.NONE));
      }
      assertColumnsAreTheLines(timeline);
    }
  }

  @Test
  void whatAnUnfinishedAppendLeftIsNotRead() throws IOException {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.add(new Event.Death(1, Details.NONE));
      List<Event> batch =
          List.of(new Event.Death(2, Details.NONE), new Event.Death(3, Details.NONE));
      timeline.addAll(batch);
    }
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (EventTimeline timeline = EventTimeline.open(file)) {
        assertColumnsAreTheLines(timeline);
      }
    }
  }

  @Test
  void damageIsToldAsItIsLineByLine() throws IOException {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.addAll(
          IntStream.rangeClosed(1, 100)
              .mapToObj(person -> (Event) new Event.Death(person, Details.NONE))
              .toList());
    }
    List<String> lines = Files.readAllLines(file);
    List<String> without = new ArrayList<>(lines);
    without.remove(50);
    assertToldAlike(without);
    List<String> twice = new ArrayList<>(lines);
    twice.addAll(lines);
    twice.add(120, lines.getFirst());
    assertToldAlike(twice);
    for (String bad : List.of("", "{}", "[1]", "no", lines.get(3).replace("DEATH\"", "DEATH\":"))) {
      List<String> damaged = new ArrayList<>(lines);
      damaged.set(60, bad);
      assertToldAlike(damaged);
    }
  }

  private void assertToldAlike(List<String> lines) throws IOException {
    Files.write(file, lines);
    try (EventTimeline timeline = EventTimeline.open(file)) {
      TimelineException byLine =
          assertThrows(TimelineException.class, () -> timeline.forEach(_ -> {}));
      TimelineException byColumn =
          assertThrows(TimelineException.class, () -> History.of(timeline));
      assertEquals(byLine.getMessage(), byColumn.getMessage());
    }
  }

  @Test
  void eventsCanBeReadAgainWhenTheTimelineIsClosed() {
    History history;
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.add(new Event.Death(7, Details.on("1900")));
      history = History.of(timeline);
    }
    assertEquals(
        new Event.Death(7, Details.on("1900")),
        history.columns().events().events().apply(0).event());
  }

  @Test
  void aFileThatIsCutLaterIsAnErrorOfOneLine() throws IOException {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.add(new Event.Death(7, Details.on("1900")));
      HistoryColumns.EventRows columns = History.of(timeline).columns().events();
      Files.write(file, "{".getBytes(UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
      TimelineException e = assertThrows(TimelineException.class, () -> columns.events().apply(0));
      assertEquals(file + ": another program cut it since it was read", e.getMessage());
    }
  }

  @Test
  void aFileThatIsOverwrittenLaterIsAnErrorAndNotAnotherPerson() throws IOException {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.add(new Event.Death(1, Details.on("1900")));
      timeline.add(new Event.Death(2, Details.on("1901")));
      History history = History.of(timeline);
      List<Person> everyone = history.at("2000").all();
      List<String> lines = Files.readAllLines(file);
      Files.write(file, lines.reversed());
      TimelineException e = assertThrows(TimelineException.class, () -> history.facts(1));
      assertEquals(file + ", line 1: another program changed it since it was read", e.getMessage());
      assertThrows(TimelineException.class, () -> history.at("2000").person(1));
      // Everyone is told from what was read and not from the file, so the answer is not another one
      // or an error, but the very one from before the overwriting.
      assertEquals(everyone, history.at("2000").all());
    }
  }

  @Test
  void everyoneIsReadAsTheyAreOneByOne() {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      for (int i = 0; i < 100; i++) {
        timeline.addAll(
            List.of(
                new Event.StatusChange(1 + i % 7, Status.MARRIED, Details.on("19" + (10 + i % 50))),
                new Event.Death(1 + i % 11, Details.NONE)));
      }
      History history = History.of(timeline);
      List<Person> oneByOne =
          history.personIds().stream().map(id -> history.at("1950").person(id)).toList();
      assertEquals(oneByOne, history.at("1950").all());
    }
  }

  @Test
  void everyEventIsToldToWhoeverCounts() {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.add(new Event.Death(1, Details.NONE));
      timeline.add(new Event.Death(2, Details.NONE));
      LongAdder count = new LongAdder();
      History.of(timeline, count::add);
      assertEquals(2, count.sum());
    }
  }

  private static void assertColumnsAreTheLines(EventTimeline timeline) {
    assertColumnsAreTheLines(timeline, ColumnSource.read(timeline, _ -> {}));
  }

  private static void assertColumnsAreTheLines(EventTimeline timeline, EventColumns columns) {
    List<RecordedEvent> lines = new ArrayList<>();
    timeline.forEach(lines::add);
    assertEquals(lines.size(), columns.size());
    EventColumns expected = EventColumns.of(lines);
    for (int row = 0; row < lines.size(); row++) {
      assertEquals(expected.personId(row), columns.personId(row));
      assertEquals(expected.type(row), columns.type(row));
      assertEquals(expected.recordedMicros(row), columns.recordedMicros(row));
      assertEquals(expected.epochDay(row), columns.epochDay(row));
      assertEquals(expected.effective(row), columns.effective(row));
      assertEquals(expected.statusNumber(row), columns.statusNumber(row));
      if (row % 37 == 0 || row > lines.size() - 100) {
        assertEquals(lines.get(row), columns.event(row));
      }
      assertEquals(
          expected.values.name(expected.nameNumber(row)),
          columns.values.name(columns.nameNumber(row)));
      assertEquals(
          expected.values.address(expected.addressNumber(row)),
          columns.values.address(columns.addressNumber(row)));
      assertEquals(
          expected.values.source(expected.sourceNumber(row)),
          columns.values.source(columns.sourceNumber(row)));
      assertEquals(
          expected.values.source(expected.recorderNumber(row)),
          columns.values.source(columns.recorderNumber(row)));
    }
  }
}
