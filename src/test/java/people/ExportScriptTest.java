package people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Only the scripts `export` and `relay` have the libraries of databases, and the commands say so.
@Tag("process")
class ExportScriptTest {

  @TempDir Path folder;

  @Test
  void theCommandSaysWhichScriptWritesWhatItCannot() throws Exception {
    var made = Command.jbang("people", "create", "--first", "Ada", "--on", "1815").in(folder).run();
    assertEquals(0, made.exit(), made.err());
    var refused = Command.jbang("people", "export", "periods.parquet").in(folder).run();
    assertEquals(
        "people: periods.parquet takes the library of a database, which this command goes without;"
            + " '%s export periods.parquet …' writes it, with the same arguments\n"
                .formatted(Command.ROOT.resolve("jbang")),
        refused.err());
    assertEquals(1, refused.exit());
    var written = Command.jbang("export", "periods.parquet").in(folder).run();
    assertEquals("periods.parquet: 1 row\n", written.out(), written.err());
    assertEquals("PAR1", new String(Files.readAllBytes(folder.resolve("periods.parquet")), 0, 4));
  }

  @Test
  void theProjectionSaysWhichScriptHasTheDatabase() throws Exception {
    var made = Command.jbang("people", "create", "--first", "Ada", "--on", "1815").in(folder).run();
    assertEquals(0, made.exit(), made.err());
    var refused = Command.jbang("people", "project", "--to", "sqlite:x").in(folder).run();
    assertEquals(
        "people: sqlite:x takes the library of a database, which this command goes without; '%s relay project' has it, with the same arguments\n"
            .formatted(Command.ROOT.resolve("jbang")),
        refused.err());
    assertEquals(1, refused.exit());
    var filled = Command.jbang("relay", "project", "--to", "sqlite:x", "--once").in(folder).run();
    assertEquals("sqlite:x: 1 event\n", filled.out(), filled.err());
  }
}
