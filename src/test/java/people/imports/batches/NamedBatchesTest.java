package people.imports.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.*;
import people.timeline.*;

/// Imports have names, and are taken back by them, whole.
class NamedBatchesTest {

  private static final String TREE =
      """
      0 HEAD
      1 GEDC
      2 VERS 5.5.1
      1 CHAR UTF-8
      1 DATE 1 JAN 1900
      0 @I1@ INDI
      1 NAME Ada /Byron/
      1 BIRT
      2 DATE 10 DEC 1815
      0 @I2@ INDI
      1 NAME William /King/
      1 BIRT
      2 DATE 21 FEB 1805
      0 TRLR
      """;

  @TempDir Path folder;

  private final EventTimeline timeline = EventTimeline.inMemory();
  private final PersonRegistry registry = new PersonRegistry(timeline);
  private Path tree;

  @BeforeEach
  void aTree() throws IOException {
    tree = Files.writeString(folder.resolve("tree.ged"), TREE);
  }

  private List<String> names() {
    return NamedBatches.in(timeline).stream()
        .map(batch ->
            "%s: %d of %d from %d"
                .formatted(batch.name(), batch.stands(), batch.events(), batch.first()))
        .toList();
  }

  private List<String> people() {
    return History.of(timeline).today().people().stream().map(Person::toString).toList();
  }

  private static String message(Runnable work) {
    return assertThrows(TimelineException.class, work::run).getMessage();
  }

  @Test
  void anImportHasTheNameOfItsFileOrTheOneThatIsAskedFor() throws IOException {
    ImportReport report = Import.into(timeline, tree);
    assertEquals("tree.ged", report.batch());
    Path other =
        Files.writeString(
            folder.resolve("other.ged"), TREE.replace("Ada", "Eve").replace("18", "17"));
    Import.into(timeline, other, ImportOptions.DEFAULT.named("the other"));
    assertEquals(List.of("tree.ged: 3 of 3 from 0", "the other: 3 of 3 from 4"), names());
    assertEquals(
        tree + ": the name the other is that of another import; expected one that is free",
        message(() -> Import.into(timeline, tree, ImportOptions.DEFAULT.named("the other"))));
    assertEquals(8, timeline.size());
  }

  @Test
  void aRehearsedImportShowsWhatWouldChangeAndRecordsNothing() {
    ImportReport report = Import.into(timeline, tree, ImportOptions.DEFAULT.dryRun());
    assertEquals(null, report.batch());
    assertEquals(
        List.of(
            "1 Ada Byron joined null -> SINGLE, 1815-12-10",
            "2 William King joined null -> SINGLE, 1805-02-21"),
        report.changes().stream()
            .map(c ->
                "%d %s %s %s -> %s, %s"
                    .formatted(
                        c.personId(), c.person(), c.what(), c.before(), c.after(), c.effective()))
            .toList());
    assertEquals(0, timeline.size());
  }

  @Test
  void anImportThatIsUndoneIsAsNone() {
    registry.create(Name.first("Zoe"), SINGLE, null, on("1800"));
    List<String> before = people();
    Import.into(timeline, tree);
    ImportUndo.Undone undone =
        ImportUndo.undo(timeline, "tree.ged", "the wrong tree", ImportOptions.DEFAULT);
    assertEquals(3, undone.retracted());
    assertEquals(List.of(), undone.dependents());
    assertEquals(before, people());
    assertEquals(List.of("tree.ged: 0 of 3 from 1", "undo of tree.ged: 3 of 3 from 5"), names());
    assertEquals(
        "the import tree.ged is undone already",
        message(() -> ImportUndo.undo(timeline, "tree.ged", "again", ImportOptions.DEFAULT)));
  }

  @Test
  void anUndoneImportCanComeAgainAndAnUndoingBeUndone() {
    Import.into(timeline, tree);
    List<String> imported = people();
    ImportUndo.undo(timeline, "tree.ged", "the wrong tree", ImportOptions.DEFAULT);
    assertEquals(List.of(), people());
    ImportUndo.undo(timeline, "undo of tree.ged", "it was right", ImportOptions.DEFAULT);
    assertEquals(imported, people());
    ImportUndo.undo(timeline, "undo of undo of tree.ged", "no, wrong", ImportOptions.DEFAULT);
    Import.into(timeline, tree);
    assertEquals(imported.size(), people().size());
    assertEquals("tree.ged (2)", NamedBatches.in(timeline).getLast().name());
  }

  @Test
  void itSaysWhatWasRecordedSinceAboutWhatIsGone() {
    Import.into(timeline, tree);
    int zoe = registry.create(Name.first("Zoe"), SINGLE, null, on("1800"));
    registry.changeStatus(1, MARRIED, on("1835"));
    registry.correct(1, Amendment.of(Name.first("Will")), "misread");
    registry.changeStatus(zoe, MARRIED, Partner.of(2), on("1836"));
    long moved = registry.move(1, new Address("Ockham Park", "Ockham"), on("1837"));
    registry.retract(moved, "somebody else");
    registry.move(zoe, new Address("Ockham Park", "Ockham"), on("1837"));
    ImportUndo.Undone undone =
        ImportUndo.undo(timeline, "tree.ged", "the wrong tree", ImportOptions.DEFAULT);
    assertEquals(
        List.of(5L, 6L, 7L), undone.dependents().stream().map(RecordedEvent::position).toList());
  }

  @Test
  void anEndOfObservationIsOverruledByTheOneBefore() {
    registry.observedUntil("tree.ged", on("1880"));
    Import.into(timeline, tree);
    ImportUndo.undo(timeline, "tree.ged", "the wrong tree", ImportOptions.DEFAULT);
    List<String> ends = new ArrayList<>();
    timeline
        .ofKind(Event.Kind.OBSERVATION_END)
        .forEach(recorded -> ends.add(recorded.event().details().effective().toString()));
    assertEquals(List.of("1880", "1900-01-01", "1880"), ends);
  }

  @Test
  void aNameThatNoImportHasIsRefusedWithThoseThatThereAre() {
    assertEquals(
        "no import is called x.ged: the timeline has none with a name",
        message(() -> ImportUndo.undo(timeline, "x.ged", "why", ImportOptions.DEFAULT)));
    Import.into(timeline, tree);
    assertEquals(
        "no import is called x.ged; there are tree.ged",
        message(() -> ImportUndo.undo(timeline, "x.ged", "why", ImportOptions.DEFAULT)));
  }

  private static final String CREATION =
      "{'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE','_datetime':'2015-02-14T09:26:53Z'}";

  @Test
  void eachCopiedBatchCanBeUndoneByANameOfItsOwn() throws IOException {
    for (String name : List.of("Ada", "Eve")) {
      String creation = CREATION.replace("Ada", name);
      String tree =
          "{'type':'NAMED_BATCH','name':'tree.ged','events':1,'_datetime':'2015-02-14T09:26:53Z'}";
      Files.write(
          folder.resolve("town.jsonl"),
          Stream.of(
                  creation,
                  tree,
                  creation.replace("'personId':1", "'personId':2"),
                  tree.replace("tree.ged", "town.jsonl"))
              .map(line -> line.replace('\'', '"'))
              .toList());
      Import.into(timeline, folder.resolve("town.jsonl"));
    }
    List<String> names = NamedBatches.in(timeline).stream().map(RecordedImport::name).toList();
    assertEquals(
        List.of(
            "tree.ged",
            "town.jsonl (2)",
            "town.jsonl",
            "tree.ged (2)",
            "town.jsonl (4)",
            "town.jsonl (3)"),
        names);
    ImportUndo.undo(timeline, "tree.ged (2)", "the wrong tree", ImportOptions.DEFAULT);
    // a creation without a date comes as two events: nobody is born on the day of its recording
    assertEquals(
        Map.of("tree.ged", 2, "tree.ged (2)", 0),
        NamedBatches.in(timeline).stream()
            .filter(batch -> batch.name().startsWith("tree.ged"))
            .collect(Collectors.toMap(RecordedImport::name, RecordedImport::stands)));
  }
}
