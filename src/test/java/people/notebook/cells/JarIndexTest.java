package people.notebook.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import module java.base;

import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An index of a jar")
class JarIndexTest {

  @Test
  void takesNoFolderForAHost(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("the jar.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("a/b/One.class"));
    }
    JarIndex.JarClass one = JarIndex.of(jar).in("a.b").getFirst();
    assertEquals("a.b.One", one.binaryName());
    assertNull(one.toUri().getAuthority(), "of which a folder such as /__w is none");
  }
}
