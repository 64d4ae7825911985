package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import io.github.classgraph.ClassGraph;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.DataReader;
import tech.tablesaw.io.DataWriter;

@DisplayName("Tablesaw, when it is ready,")
class TablesawStartTest {

  /// What Tablesaw would find by itself.
  @Test
  @DisplayName("knows all readers and writers of its core")
  void allReadersAndWriters() {
    try (var found = new ClassGraph().enableAllInfo().acceptPackages("tech.tablesaw.io").scan()) {
      SortedSet<String> names = new TreeSet<>();
      names.addAll(found.getClassesImplementing(DataReader.class).getNames());
      names.addAll(found.getClassesImplementing(DataWriter.class).getNames());
      assertEquals(names, new TreeSet<>(TablesawStart.KNOWN));
    }
  }

  @Test
  @DisplayName("reads and writes a file by its ending, and has left the class path as it was")
  void readsAndWrites() throws IOException {
    TablesawStart.await();
    Path file = Files.createTempFile("table", ".csv");
    try {
      Table.read().string("a,b\n1,x\n", "csv").write().toFile(file.toFile());
      assertEquals("a,b\n1,x\n", Files.readString(file).replace("\r\n", "\n"));
      assertEquals(1, Table.read().file(file.toFile()).rowCount());
      String path = System.getProperty("java.class.path");
      assertTrue(Stream.of(path.split(File.pathSeparator)).noneMatch(e -> e.endsWith(".none")));
    } finally {
      Files.delete(file);
    }
  }
}
