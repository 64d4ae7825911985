package people.imports.updates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

/// A family tree that comes again, as its program exported it later.
class TreeUpdateTest extends TreeUpdateFixture {

  /// What was recorded by the last import.
  private List<String> last() {
    List<Event> events = new ArrayList<>();
    timeline.forEach(recorded -> events.add(recorded.event()));
    Event.NamedBatch batch = (Event.NamedBatch) events.removeLast();
    return events.subList(events.size() - batch.events(), events.size()).stream()
        .map(event ->
            switch (event) {
              case Event.Correction e ->
                  "%d: event %d to %s".formatted(e.personId(), e.corrects(), shown(e.to()));
              case Event.Retraction e -> "%d: not event %d".formatted(e.personId(), e.retracts());
              case Event.StatusChange e ->
                  "%d: %s %s".formatted(e.personId(), e.newStatus(), e.details().effective());
              default -> "%d: %s".formatted(event.personId(), event.type());
            })
        .toList();
  }

  private static String shown(Amendment to) {
    return Stream.of(to.effective(), to.name(), to.status(), to.address(), to.partner())
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  @Test
  void whatChangedIsCorrectedAndWhatIsNewIsAdded() throws IOException {
    read(TREE);
    read(
        TREE.replace("1925", "3 JUN 1925")
            .replace("2 DATE 1922", "2 DATE 4 JUL 1922\n1 DIV\n2 DATE 1930")
            .replace("Tom", "Thomas"));
    assertEquals(
        List.of(
            "1: event 1 to 1922-07-04",
            "1: DIVORCED 1930",
            "2: event 2 to Thomas Bos",
            "2: event 3 to 1922-07-04",
            "2: DIVORCED 1930",
            "3: event 4 to 1925-06-03",
            "3: event 5 to 1925-06-03"),
        last());
    long size = timeline.size();
    read(TREE.replace("1925", "3 JUN 1925").replace("1922", "4 JUL 1922").replace("Tom", "Thomas"));
    assertEquals(size, timeline.size()); // the divorce stays
  }

  @Test
  void aDryRunShowsWhatWasAndWhatIs() throws IOException {
    read(TREE);
    ImportReport report =
        read(
            "tree.ged",
            TREE.replace("1922", "4 JUL 1922").replace("Tom", "Thomas"),
            ImportOptions.DEFAULT.dryRun());
    assertEquals(
        List.of(
            "1 corrected status MARRIED, 1922 → MARRIED 1922-07-04",
            "2 corrected name Tom Bos → Thomas Bos null",
            "2 corrected status MARRIED, 1922 → MARRIED 1922-07-04"),
        report.changes().stream()
            .map(change ->
                "%d %s %s → %s %s"
                    .formatted(
                        change.personId(),
                        change.what(),
                        change.before(),
                        change.after(),
                        change.effective()))
            .toList());
  }

  @Test
  void whoIsNumberedAnewIsKnownByTheRest() throws IOException {
    read(TREE);
    String numbered =
        TREE.replace("@I1@", "@X@")
            .replace("@I2@", "@I1@")
            .replace("@X@", "@I3a@")
            .replace("@I3@", "@I2@")
            .replace("@F1@", "@F9@");
    ImportReport report = read("renamed.ged", numbered, ImportOptions.DEFAULT);
    assertEquals(Map.of("by name and birth", 2, "by name", 1), report.known());
    assertEquals(List.of("made: nothing new"), report.lines().subList(3, 4));
  }

  @Test
  void aUniqueKeySaysWhoItIsWhateverElseChanged() throws IOException {
    String keyed = TREE.replace("/Mol/\n", "/Mol/\n1 _UID 0123456789ABCDEF0123456789ABCDEF1B2C\n");
    read(keyed);
    String now =
        keyed
            .replace("Eva /Mol/", "Bea /Lee/")
            .replace("1 MAY 1900", "2 JUN 1901")
            .replace("@I1@", "@I77@")
            .replace(
                "_UID 0123456789ABCDEF0123456789ABCDEF1B2C",
                "UID 01234567-89ab-cdef-0123-456789abcdef");
    assertEquals(1, read(now).known().get("by key"));
    assertEquals("Bea Lee", "" + History.of(timeline).at("1950").person(1).name());
  }

  @Test
  void whoIsMissingStaysUnlessSheIsToBeTakenBack() throws IOException {
    read(TREE);
    String without =
        TREE.replaceFirst("(?s)0 @I3@.*?0 @F1@", "0 @F1@").replace("1 CHIL @I3@\n", "");
    ImportReport report = read(without);
    assertEquals(1, report.known().get("missing"));
    assertEquals(
        List.of(
            "1 person: said by an earlier export and not by this one: kept, --retract-missing takes"
                + " it back; e.g. person 3 Ida Bos"),
        report.doubts().stream().map(Object::toString).filter(it -> it.contains("kept")).toList());
    assertEquals(3, History.of(timeline).at("1950").people().size());
    read("tree.ged", without, ImportOptions.DEFAULT.with(ImportOptions.Missing.RETRACT));
    assertEquals(List.of("3: not event 5", "3: not event 4"), last());
    assertEquals(2, History.of(timeline).at("1950").people().size());
  }

  @Test
  void aConclusionGoesWhenTheFileSaysMore() throws IOException {
    String open = TREE.replace("1 MARR\n2 DATE 1922\n", "");
    read(open);
    assertEquals(Status.UNKNOWN, History.of(timeline).at("1926").person(1).status());
    read(TREE);
    assertEquals(Status.MARRIED, History.of(timeline).at("1926").person(1).status());
    assertEquals(true, History.of(timeline).at("1926").person(1).certain());
    assertEquals(Status.SINGLE, History.of(timeline).at("1921").person(1).status());
  }

  @Test
  void whoMayBeTwoIsNotRecordedAndToldWithWhatToDo() throws IOException {
    String twins = TREE + "0 @I4@ INDI\n1 NAME Jan /Kok/\n0 @I5@ INDI\n1 NAME Jan /Kok/\n";
    read(twins);
    String one = TREE + "0 @I9@ INDI\n1 NAME Jan /Kok/\n";
    ImportReport report = read(one);
    assertEquals(1, report.known().get("not clear"));
    assertEquals(
        "1 person: not clear who of the timeline it is, and not recorded; the command 'identify'"
            + " says so, or a birth in the file that tells them apart; e.g. I9 (line 22): 'Jan"
            + " Kok', perhaps person 4 or person 5: people identify 4 --key 'tree.ged=I9'",
        report.unused().getFirst().toString());
    assertEquals(5, History.of(timeline).personIds().size());
    registry.identify(4, new Attribute("tree.ged", "I9"), Details.NONE);
    ImportReport clear =
        read("tree.ged", one, ImportOptions.DEFAULT.with(ImportOptions.Missing.RETRACT));
    assertEquals(Map.of("by key", 1, "by identifier", 3, "missing", 1), clear.known());
    assertEquals(Set.of(1, 2, 3, 4), there());
  }

  @Test
  void twoTreesWithTheSameIdentifiersAreKeptApart() throws IOException {
    String other =
        "0 @I1@ INDI\n1 NAME Eva /Mol/\n1 BIRT\n2 DATE 1850\n0 @I2@ INDI\n1 NAME Udo /Rau/\n";
    read("a.ged", TREE, ImportOptions.DEFAULT);
    read("b.ged", other, ImportOptions.DEFAULT);
    assertEquals(5, History.of(timeline).personIds().size());
    read(
        "c.ged",
        other + "1 BIRT\n2 DATE 1851\n",
        ImportOptions.DEFAULT.with(ImportOptions.Missing.RETRACT));
    assertEquals(List.of("5: event 9 to 1851"), last());
    assertEquals(Set.of(1, 2, 3, 4, 5), there());
  }

  @Test
  void whatSomebodyCorrectedOrTookBackIsNotSaidAgain() throws IOException {
    read(TREE);
    registry.correct(1, Amendment.of(EffectiveDate.parse("1921")), "the register");
    registry.retract(3, "he was another one");
    long size = timeline.size();
    read(TREE);
    assertEquals(size, timeline.size());
    read(TREE.replace("1922", "1923"));
    assertEquals(List.of("1: event 1 to 1923", "2: MARRIED 1923"), last());
  }

  @Test
  void anUndoneImportIsMadeAgain() throws IOException {
    read(TREE);
    String more = TREE + "1 DIV\n2 DATE 1930\n";
    read("more.ged", more, ImportOptions.DEFAULT);
    ImportUndo.undo(timeline, "more.ged", "too early", ImportOptions.DEFAULT);
    assertEquals(Status.MARRIED, History.of(timeline).at("1940").person(1).status());
    read("more.ged", more, ImportOptions.DEFAULT);
    assertEquals(Status.DIVORCED, History.of(timeline).at("1940").person(1).status());
  }

  @Test
  void anUndatedDeathKeepsTheEarlierBoundOfAnOlderExport() throws IOException {
    String dead = "0 @I1@ INDI\n1 NAME Eva /Mol/\n1 DEAT Y\n";
    read(dead);
    Path file = folder.resolve("tree.ged");
    String later = Files.readString(file).replace("1 JAN 2000", "1 JAN 2010");
    ImportReport report = Import.into(timeline, Files.writeString(file, later));
    assertEquals(Map.of("ends of observation", 1), report.made());
    Import.into(
        timeline,
        Files.writeString(file, later),
        ImportOptions.DEFAULT.with(ImportOptions.Missing.RETRACT));
    assertEquals(List.of("1: event 1 to ../2010-01-01"), last());
  }

  private static final String TWO_WIVES =
      """
      0 @I1@ INDI
      1 NAME Tom /Bos/
      1 BIRT
      2 DATE 1 MAY 1890
      0 @I2@ INDI
      1 NAME Eva /Mol/
      0 @I3@ INDI
      1 NAME Eva /Mol/
      0 @I4@ INDI
      1 NAME Jan /Kok/
      1 BIRT
      2 DATE 1900
      0 @F1@ FAM
      1 HUSB @I1@
      1 WIFE @I2@
      1 MARR
      2 DATE 1922
      1 DIV
      2 DATE 1925
      0 @F2@ FAM
      1 HUSB @I1@
      1 WIFE @I3@
      1 MARR
      2 DATE 1930
      """;

  @Test
  void twoWivesOfOneNameAreToldApartByTheirWeddings() throws IOException {
    read(TWO_WIVES);
    long size = timeline.size();
    ImportReport report = read(TWO_WIVES.replace("@I", "@P"));
    assertEquals(Map.of("by name and birth", 2, "by relatives", 2), report.known());
    assertEquals(size, timeline.size());
  }

  @Test
  void aTreeIsKnownByRelativesToo() throws IOException {
    String small = TWO_WIVES.replaceFirst("(?s)0 @I4@.*?(?=0 @F1@)", "");
    read(small);
    long size = timeline.size();
    read(small.replace("@I", "@P"));
    assertEquals(size, timeline.size());
  }

  @Test
  void anotherDeathIsNoReasonToTakeTheOtherOneOfTwo() throws IOException {
    String eva = " INDI\n1 NAME Eva /Rau/\n1 BIRT\n2 DATE 1900\n";
    read(TREE + "0 @I4@" + eva + "0 @I5@" + eva + "1 DEAT\n2 DATE 1950\n");
    assertEquals(1, read(TREE + "0 @I9@" + eva + "1 DEAT\n2 DATE 1951\n").known().get("not clear"));
  }

  @Test
  void whoIsNotClearIsNotTakenForTheFirstWife() throws IOException {
    String undated = TWO_WIVES.replaceAll("(MARR|DIV)\\n2 DATE \\d+", "$1 Y");
    read(undated);
    ImportReport report = read(undated.replace("@I", "@P"));
    assertEquals(2, report.known().get("not clear"));
    Set<Integer> wives = new HashSet<>();
    for (RecordedEvent fact : History.of(timeline).facts(1)) {
      if (fact.event() instanceof Event.StatusChange e && e.newStatus().isUnion()) {
        wives.add(e.partner().personId());
      }
    }
    assertEquals(true, wives.equals(Set.of(2, 3)) || wives.equals(Set.of(0)), wives::toString);
  }

  @Test
  void whatWasSaidOfAnIdentifierIsNotBelievedOfSomebodyElseWhoHasItLater() throws IOException {
    read(TREE + "0 @I4@ INDI\n1 NAME Jan /Kok/\n0 @I5@ INDI\n1 NAME Jan /Kok/\n");
    registry.identify(4, new Attribute("tree.ged", "I9"), Details.NONE);
    String anew =
        TREE.replace("@I", "@P").replace("P1@", "I9@") + "0 @I8@ INDI\n1 NAME Jan /Kok/\n";
    assertEquals(1, read(anew).known().get("not clear"));
    assertEquals(new Name("Jan", "Kok"), History.of(timeline).at("2020").person(4).name());
  }

  @Test
  void whoWasBornAfterTheOtherOneDiedIsAnotherPerson() throws IOException {
    read(TREE + "0 @I4@ INDI\n1 NAME Jan /Kok/\n1 DEAT\n2 DATE 1820\n");
    read(TREE + "0 @I7@ INDI\n1 NAME Jan /Kok/\n1 BIRT\n2 DATE 1840\n");
    assertEquals(5, History.of(timeline).personIds().size());
  }

  @Test
  void whoDiedOnAnotherDayIsNotKnownByTheNameAlone() throws IOException {
    read(TREE + "0 @I4@ INDI\n1 NAME Jan /Kok/\n1 DEAT\n2 DATE 1820\n");
    ImportReport report = read(TREE + "0 @I7@ INDI\n1 NAME Jan /Kok/\n1 DEAT\n2 DATE 1870\n");
    assertEquals(1, report.known().get("not clear"));
  }
}
