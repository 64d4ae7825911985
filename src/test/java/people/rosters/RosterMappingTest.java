package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.batches.*;
import people.timeline.*;

/// What is told by the name of a list's file, by its columns and by whole cells.
@DisplayName("What a list is of")
class RosterMappingTest {

  @TempDir Path folder;
  private final EventTimeline timeline = EventTimeline.inMemory();

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String message(org.junit.jupiter.api.function.Executable work) {
    return assertThrows(TimelineException.class, work).getMessage().replace(folder + "/", "");
  }

  @Test
  void theNameOfAFileHasItsDayAndItsSeries() {
    assertEquals(
        List.of(
            "2018-01-31 legislators",
            "2018-01-31 legislators",
            "2018-01-31 legislators",
            "2018-12-31 roster",
            "2018-01-31 members",
            "2018-01-31 my club"),
        Stream.of(
                "legislators-2018-01-31.csv",
                "legislators_20180131.csv.gz",
                "2018_01 legislators.xlsx",
                "2018.csv",
                "members 31.01.2018.csv",
                "my_2018-01_club.csv")
            .map(name -> Roster.dayOf(Path.of(name)) + " " + Roster.seriesOf(Path.of(name)))
            .toList());
    assertEquals(
        "members.csv: has no date in its name; expected one, such as members-2018-01-31.csv",
        message(() -> Roster.dayOf(Path.of("members.csv"))));
    assertEquals(
        "2018 to 2019.csv: has several dates in its name; expected one, such as"
            + " members-2018-01-31.csv",
        message(() -> Roster.dayOf(Path.of("2018 to 2019.csv"))));
  }

  @Test
  void aMappingIsGuessedShownAndKept() throws IOException {
    Path file =
        file(
            "mitglieder-2018.csv",
            "Mitgliedsnr.;Nachname;Vorname;Geburtsdatum;Familienstand;Straße;PLZ;Ort;Beruf\n"
                + "001;Byron;Ada;10.12.1985;ledig;Am Ring 1;53111;Bonn;Mathematikerin\n"
                + "002;Ek;Bo;;verh.;;;Ulm;\n");
    RosterMapping guess = Roster.of(file).guess();
    assertEquals(
        List.of(
            "key: column 'Mitgliedsnr.'",
            "first: column 'Vorname'",
            "last: column 'Nachname'",
            "born: column 'Geburtsdatum'",
            "status: column 'Familienstand'",
            "street: column 'Straße'",
            "city: column 'Ort'",
            "postcode: column 'PLZ'"),
        guess.described());
    Path kept = folder.resolve("roster.json");
    RosterMapping mapping = guess.loose().ignoring("Beruf").statusWords("verh.=MARRIED");
    mapping.write(kept);
    assertEquals(mapping, RosterMapping.read(kept));
    Roster.of(file).mapping(mapping).onFromName().into(timeline, ImportOptions.DEFAULT);
    assertEquals(
        List.of(
            "Ada Byron (1), SINGLE, Am Ring 1, 53111 Bonn, created 2018-12-31, born 1985-12-10, no"
                + " longer observed, about"),
        List.of(History.of(timeline).at("2020").person(1).toString()));
    Files.writeString(kept, "{\"colums\":{}}");
    assertEquals(
        "roster.json: is no mapping: has 'colums'; expected blank_is_unknown, columns, ignore,"
            + " loose, status_words",
        message(() -> RosterMapping.read(kept)));
  }

  @Test
  void keysGoOnUnderTheNameUnderWhichTheyAreKnown() throws IOException {
    Path second = file("members-2019-01-31.csv", "Member No,Last\n17,Byron\n");
    Path first = file("members-2018-12-31.csv", "Nr,Last\n17,Byron\n");
    Path third = file("members-2019-02-28.csv", "Member No,Last\n17,King\n");
    Roster.of(second)
        .mapping(RosterMapping.parse("key=Member No,last=Last"))
        .onFromName()
        .into(timeline, ImportOptions.DEFAULT);
    RosterMapping both = RosterMapping.parse("key=Nr|Member No,last=Last");
    for (Path file : List.of(first, third)) {
      Roster.of(file).mapping(both).onFromName().into(timeline, ImportOptions.DEFAULT);
    }
    assertEquals(Set.of(1), Set.copyOf(History.of(timeline).personIds()));
    assertEquals("King", History.of(timeline).today().person(1).name().lastname());
  }
}
