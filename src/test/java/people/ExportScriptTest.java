package people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Only the script `export` has the libraries of databases, and the command says so.
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
}
