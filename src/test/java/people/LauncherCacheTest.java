package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The launcher keeps a cache of what Java loads")
@Tag("process")
@Order(1)
class LauncherCacheTest extends LauncherFixture {

  private final Path script = clone.resolve("scripts/slow.java");

  @BeforeEach
  void askJBang() throws Exception {
    Files.writeString(
        script,
        """
        //JAVA 25+
        //AOT slow a-rehearsal
        void main(String[] args) throws Exception {
          if (args[0].equals("a-rehearsal")) Files.writeString(Path.of("rehearsed"), "");
          IO.println("<" + args[0] + ">");
        }
        """);
    assertEquals("<x>\n", launch("slow", "x").out());
  }

  @AfterEach
  void forget() throws Exception {
    Files.delete(script);
  }

  @Test
  @DisplayName("made in the background, and used")
  void madeAndUsed() throws Exception {
    // The second read ends only when nobody can write to the pipe any more.
    standIn("nice", "until [ -e '%s' ]; do sleep 0.05; done; shift 2; exec \"$@\"".formatted(go()));
    var piped =
        isolated(
                Command.of(
                    tools.resolve("bash"),
                    "-c",
                    "\"$0\" slow x | { read -r a; echo $a; read -r b; }",
                    clone.resolve("jbang").toString()))
            .env("PEOPLE_NO_AOT", "")
            .run();
    assertEquals("<x>\n", piped.out());
    assertEquals("", piped.err());
    assertEquals(List.of("slow.making"), inCache("making"));
    // Nobody else makes one meanwhile.
    assertEquals("<y>\n", caching("y").run().out());
    Files.createFile(go());
    awaitCache();
    assertTrue(isUsed());
    assertTrue(Files.notExists(clone.resolve("rehearsed")));
  }

  @Test
  @DisplayName("made again when the program or the cache has changed, or its maker was killed")
  void madeAgain() throws Exception {
    make();
    var first = inCache("aot");
    Files.writeString(script, Files.readString(script) + "// changed\n");
    assertEquals("<x>\n", launch("slow", "x").out()); // JBang builds
    assertFalse(isUsed());
    awaitCache();
    assertTrue(isUsed());
    assertEquals(1, inCache("aot").size());
    assertNotEquals(first, inCache("aot"));

    var file = cache.resolve(inCache("aot").getFirst());
    Files.delete(file);
    var left = Files.createDirectories(cache.resolve("slow.making/1234/run")).getParent();
    Files.writeString(left.resolve("aot"), "half a cache");
    Files.setLastModifiedTime(
        cache.resolve("slow.making"), FileTime.from(Instant.now().minusSeconds(400)));
    make();
    assertTrue(isUsed());
    assertEquals(List.of(), inCache("making"));
  }

  @Test
  @DisplayName("passed over without a word when it does not fit")
  void doesNotFit() throws Exception {
    make();
    var file = cache.resolve(inCache("aot").getFirst());
    for (var other : List.of("another Java's", "")) {
      Files.writeString(file, other);
      var sum = isolated(Command.of(tools.resolve("cksum"))).input(other).run().out();
      Files.writeString(sumOf(file), sum);
      var result = caching("x").run();
      assertEquals("<x>\n", result.out());
      assertEquals("", result.err());
      assertEquals(List.of(file.getFileName().toString()), inCache("aot"));
    }
  }

  @Test
  @DisplayName("deleted and made again when a bit of it has flipped, wherever that is")
  void damaged() throws Exception {
    make();
    var file = cache.resolve(inCache("aot").getFirst());
    var whole = Files.readAllBytes(file);
    var sum = Files.readString(sumOf(file));
    var damages =
        new ArrayList<byte[]>(List.of(new byte[0], Arrays.copyOf(whole, whole.length - 9)));
    for (int percent : new int[] {0, 1, 50, 90, 96, 99}) {
      var flipped = whole.clone();
      flipped[(int) (whole.length / 100L * percent + 77)] ^= 2;
      damages.add(flipped);
    }
    var making = Files.createDirectory(cache.resolve("slow.making")); // nobody makes one meanwhile
    for (var damage : damages) {
      Files.write(file, damage);
      Files.writeString(sumOf(file), sum);
      var result = caching("x").run();
      assertEquals("<x>\n", result.out());
      assertEquals(
          "jbang: %s is damaged: deleted, and made again in the background\n"
              .formatted(cache.toRealPath().resolve(file.getFileName())),
          result.err());
      assertEquals("", caching("x").run().err());
    }
    Files.delete(making);
    make();
    assertTrue(isUsed());
  }

  @Test
  @DisplayName("named when a pipe or a folder is in its place, and not opened")
  void noFile() throws Exception {
    make();
    var file = cache.resolve(inCache("aot").getFirst());
    var making = Files.createDirectory(cache.resolve("jbang.making")); // nobody makes one meanwhile
    for (var kept : List.of(file, sumOf(file), cache.resolve("slow.command"))) {
      var whole = Files.readAllBytes(kept);
      for (boolean isPipe : List.of(true, false)) {
        Files.delete(kept);
        if (isPipe) {
          Command.of(Path.of("mkfifo"), kept.toString()).run();
        } else {
          Files.createDirectory(kept);
        }
        var result = caching("x").run();
        assertEquals("<x>\n", result.out());
        assertEquals(
            "jbang: %s is not a file: remove it, since nothing can be kept there\n"
                .formatted(cache.toRealPath().resolve(kept.getFileName())),
            result.err());
      }
      Files.delete(kept);
      Files.write(kept, whole);
    }
    Files.delete(making);
    assertTrue(isUsed());
  }

  @Test
  @DisplayName("left alone where it can't be made")
  void cannotBeMade() throws Exception {
    standIn("nice", "exit 1");
    make();
    assertEquals(0, Files.size(cache.resolve(inCache("aot").getFirst())));
    assertEquals("<x>\n", caching("x").run().out());
    assertEquals(List.of(), inCache("making"));
  }

  @Test
  @DisplayName("for JBang as well")
  void forJBang() throws Exception {
    Files.delete(cache.resolve("slow.command"));
    assertEquals("<x>\n", caching("x").run().out());
    awaitCache("jbang");
    Files.delete(cache.resolve("slow.command"));
    launcher("slow", "x")
        .env("PEOPLE_NO_AOT", "")
        .env("JBANG_JAVA_OPTIONS", "-Xlog:class+load:file=" + folder.resolve("classes-%p"))
        .run();
    try (var logs = Files.newDirectoryStream(folder, "classes-*")) {
      var loaded = new StringBuilder();
      for (var log : logs) loaded.append(Files.readString(log));
      assertTrue(loaded.toString().contains(" dev.jbang.Main source: shared objects file"));
    }
  }

  private static Path sumOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".sum");
  }

  private Path go() {
    return folder.resolve("go");
  }

  private Command caching(String argument) {
    return launcher("slow", argument).env("PEOPLE_NO_AOT", "");
  }

  private void make() throws Exception {
    assertEquals("<x>\n", caching("x").run().out());
    awaitCache();
  }

  private void awaitCache() throws Exception {
    awaitCache("slow");
  }

  private void awaitCache(String name) throws Exception {
    var end = Instant.now().plusSeconds(180);
    while (inCache(name, "aot").isEmpty() || !inCache(name, "making").isEmpty()) {
      assertTrue(Instant.now().isBefore(end), "no cache after three minutes");
      Thread.sleep(50);
    }
  }

  private boolean isUsed() throws Exception {
    var log = folder.resolve("classes");
    var run = caching("x").env("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log).run();
    assertEquals("<x>\n", run.out());
    return Files.readString(log).contains(" slow source: shared objects file");
  }

  private List<String> inCache(String ending) throws IOException {
    return inCache("slow", ending);
  }

  private List<String> inCache(String name, String ending) throws IOException {
    try (var files = Files.list(cache)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(file -> file.startsWith(name) && file.endsWith("." + ending))
          .toList();
    }
  }
}
