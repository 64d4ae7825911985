package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;

/// The command that writes a timeline which may be shared.
class AnonymizeCommandTest extends PeopleCommandFixture {

  @Test
  void writesACopyAndTellsWhoStandsOut() throws IOException {
    ada();
    Path key = folder.resolve("key.txt");
    Files.writeString(key, "0123456789abcdef\n");
    Path copy = folder.resolve("copy.jsonl");
    String[] command = {"anonymize", copy.toString(), "--key-file", key.toString()};
    assertEquals(
        new CommandOutput(
            0,
            copy
                + ": 1 person, 5 events; left out: 0 events\n"
                + "1 stand out among fewer than 5:\n"
                + "STATUS   CITY    BORN  PEOPLE\n"
                + "MARRIED  Ockham  1815       1\n",
            ""),
        people(command));
    assertTrue(Files.readString(copy).contains("\"city\":\"Ockham\""));
    assertEquals(
        new CommandOutput(
            1, "", "people: " + copy + ": is there already; expected a name that is free\n"),
        people(command));
    Files.delete(copy);
    assertEquals(
        new CommandOutput(1, "", "people: everyone stands out: nothing is left to be shared\n"),
        people("anonymize", copy.toString(), "--key-file", key.toString(), "--suppress"));
    assertTrue(Files.notExists(copy));
  }

  @Test
  void withoutAKeyNothingIsWritten() {
    ada();
    Path copy = folder.resolve("copy.jsonl");
    assertEquals(
        new CommandOutput(
            1,
            "",
            "people: " + folder.resolve("key.txt") + ": can't read: no such file or folder\n"),
        people("anonymize", copy.toString(), "--key-file", folder.resolve("key.txt").toString()));
    assertEquals(
        new CommandOutput(
            2,
            "",
            "people anonymize: no key; expected --key-file, or $PEOPLE_ANONYMIZE_KEY (see 'people"
                + " anonymize --help')\n"),
        people("anonymize", copy.toString()));
    assertTrue(Files.notExists(copy));
  }

  @Test
  void regionsStandForCitiesAndWhatHasNoneIsTold() throws IOException {
    ada();
    Path key = folder.resolve("key.txt");
    Files.writeString(key, "0123456789abcdef\n");
    Path regions = folder.resolve("regions.csv");
    Files.writeString(regions, "city,region\nOCKHAM,Surrey\n");
    Path copy = folder.resolve("copy.jsonl");
    assertEquals(
        new CommandOutput(
            0,
            copy
                + ": 1 person, 5 events; left out: 0 events\n"
                + "1 stand out among fewer than 5:\n"
                + "STATUS   CITY    BORN  PEOPLE\n"
                + "MARRIED  Surrey  1815       1\n",
            "people: cities without a region: 1, of which only the country stays, in 1 address:"
                + " London\n"),
        people(
            "anonymize",
            copy.toString(),
            "--key-file",
            key.toString(),
            "--cities",
            "region",
            "--regions",
            regions.toString()));
    assertEquals(
        new CommandOutput(
            2,
            "",
            "people anonymize: --regions is of use with --cities region only (see 'people anonymize"
                + " --help')\n"),
        people("anonymize", "x.jsonl", "--regions", regions.toString()));
  }
}
