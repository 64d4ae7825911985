package people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The launcher remembers what JBang said")
@Tag("process")
@Order(1)
class LauncherMemoryTest extends LauncherFixture {

  /// An alias of this test alone.
  private final Path script = clone.resolve("scripts/told.java");

  @BeforeEach
  void tell() throws Exception {
    write("one");
    assertEquals("one[a b, ]\n", launch("told", "a b", "").out());
  }

  @AfterEach
  void forget() throws Exception {
    Files.delete(script);
  }

  @Test
  @DisplayName("and passes the arguments, the exit code and the folder on as JBang does")
  void withoutJBang() throws Exception {
    Files.delete(cache.resolve(JAR)); // now JBang could only be fetched, without Maven
    var arguments = new String[] {"a b", "it's", "$HOME", "*", "\\", "", "two\nlines", "--", "@x"};
    assertEquals("one" + List.of(arguments) + "\n", launch("told", arguments).out());
    assertEquals("", launch("told").err());
    assertEquals(37, launch("told", "exit", "37").exit());
  }

  @Test
  @DisplayName("but not after a change, however old the changed file looks")
  void changedSource() throws Exception {
    var before = Files.getLastModifiedTime(script);
    write("two");
    Files.setLastModifiedTime(script, before);
    assertEquals("two[x]\n", launch("told", "x").out());
    write("one");
    Files.setLastModifiedTime(script, FileTime.fromMillis(0));
    assertEquals("one[x]\n", launch("told", "x").out());
  }

  @Test
  @DisplayName("but not when a file came, went or has another name")
  void otherFiles() throws Exception {
    var source = Files.createDirectories(clone.resolve("src")).resolve("Extra.java");
    var other = clone.resolve("src/Other.java");
    try {
      assertAsksJBangAfter(() -> Files.writeString(source, "class Extra {}"));
      assertAsksJBangAfter(() -> Files.move(source, other));
      assertAsksJBangAfter(() -> Files.delete(other));
    } finally {
      Files.delete(source.getParent());
    }
  }

  @Test
  @DisplayName("but not with other settings of JBang that are the user's")
  void otherSettings() throws Exception {
    assertAsksJBang(launcher("told").env("JBANG_JAVA_OPTIONS", "-Da=b"));
    Files.writeString(folder.resolve("jbang.properties"), "run.java-options=-Dx=y\n");
    assertAsksJBang(launcher("told").env("JBANG_DIR", folder));
    var named = Files.writeString(folder.resolve("named"), "run.java-options=-Dx=y\n");
    assertAsksJBang(launcher("told").env("JBANG_CONFIG", named));
    Files.writeString(named, "run.java-options=-Dx=z\n");
    assertAsksJBang(launcher("told").env("JBANG_CONFIG", named));
  }

  @Test
  @DisplayName("but not when a jar is gone")
  void jarIsGone() throws Exception {
    assertAsksJBangAfter(() -> {
      try (var files = Files.walk(shared.resolve("jbang"))) {
        for (var jar : files.filter(f -> f.endsWith("told.jar")).toList()) Files.delete(jar);
      }
    });
  }

  @Test
  @DisplayName("but not when the memory is damaged, and says so")
  void damagedMemory() throws Exception {
    var memory = cache.resolve("told.command");
    var whole = Files.readAllBytes(memory);
    var damages = new ArrayList<byte[]>(List.of(new byte[0], "nonsense".getBytes()));
    damages.add(Arrays.copyOf(whole, whole.length - 5));
    // in the key, in the program, in the command; the last becomes a NUL, which bash passes over
    damages.add(flipped(whole, 80, 1));
    damages.add(flipped(whole, 150, 4));
    damages.add(flipped(whole, whole.length - 3, 1));
    damages.add(flipped(whole, whole.length / 2, whole[whole.length / 2]));
    var said =
        "jbang: %s is damaged or of another version: asking JBang again\n"
            .formatted(cache.toRealPath().resolve("told.command"));
    for (var damaged : damages) {
      Files.write(memory, damaged);
      var mended = launch("told", "x");
      assertEquals("one[x]\n", mended.out());
      assertEquals(said, mended.err());
      assertArrayEquals(whole, Files.readAllBytes(memory));
    }
    assertEquals("", launch("told", "x").err());
  }

  private static byte[] flipped(byte[] bytes, int at, int bits) {
    var flipped = bytes.clone();
    flipped[at] ^= (byte) bits;
    return flipped;
  }

  private void write(String word) throws IOException {
    Files.writeString(
        script,
        """
        //JAVA 25+
        void main(String[] args) {
          IO.println("%s" + java.util.List.of(args));
          if (args.length == 2 && args[0].equals("exit")) System.exit(Integer.parseInt(args[1]));
        }
        """
            .formatted(word));
  }

  /// Once, and then no more.
  private void assertAsksJBangAfter(Tampering change) throws Exception {
    change.make();
    assertAsksJBang(launcher("told"));
    assertEquals("one[]\n", launch("told").out());
    Files.delete(cache.resolve(JAR));
    assertEquals("one[]\n", launch("told").out());
    Files.copy(jbangJar(), cache.resolve(JAR));
  }

  private void assertAsksJBang(Command command) throws Exception {
    Files.delete(cache.resolve(JAR));
    assertEquals(NO_JBANG, command.run().err());
    Files.copy(jbangJar(), cache.resolve(JAR));
  }

  @FunctionalInterface
  private interface Tampering {
    void make() throws Exception;
  }
}
