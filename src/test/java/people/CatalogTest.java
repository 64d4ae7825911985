package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The catalog")
class CatalogTest {

  private static final Path TAX_YEAR = Command.ROOT.resolve("notebooks/tax-year.jsonl");
  private static final Path CATALOG = Command.ROOT.resolve("jbang-catalog.json");

  @TempDir Path folder;

  @Test
  @DisplayName("has an alias of the same name for every script, and no others")
  void everyScript() throws Exception {
    var expected = new TreeMap<String, String>();
    try (var scripts = Files.list(Command.ROOT.resolve("scripts"))) {
      for (var script : scripts.map(file -> file.getFileName().toString()).toList()) {
        if (script.endsWith(".java")) {
          expected.put(script.replace(".java", ""), "scripts/" + script);
        }
      }
    }
    var aliases = new TreeMap<String, String>();
    for (var alias : aliases().properties()) {
      aliases.put(alias.getKey(), alias.getValue().path("script-ref").asString());
    }
    assertEquals(expected, aliases);
  }

  @Test
  @DisplayName("describes every alias and leaves all settings to the scripts")
  void descriptions() {
    for (var alias : aliases().properties()) {
      assertEquals(
          "[script-ref, description]", alias.getValue().propertyNames().toString(), alias.getKey());
      assertFalse(alias.getValue().path("description").asString().isBlank(), alias.getKey());
    }
  }

  @Test
  @DisplayName("runs straight from a web server, from an empty folder")
  @Tag("process")
  void fromTheWeb() throws Exception {
    var server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Command.ROOT,
            OutputLevel.NONE);
    server.start();
    try {
      var catalog =
          "http://127.0.0.1:%d/jbang-catalog.json".formatted(server.getAddress().getPort());
      var result =
          Command.jbang("people@" + catalog, "--help")
              .in(Files.createDirectory(folder.resolve("empty")))
              // JBang keeps what it has once read from an address
              .env("JBANG_CACHE_DIR", folder.resolve("cache"))
              .run();
      assertEquals(0, result.exit(), result.err());
      assertFalse(result.out().isBlank());
      var declared =
          Command.jbang("declare@" + catalog, "2023", "--timeline", TAX_YEAR.toString())
              .in(folder.resolve("empty"))
              .env("JBANG_CACHE_DIR", folder.resolve("cache"))
              .run();
      assertTrue(declared.out().contains("Anna Bakker, Bram Visser"), declared.err());
    } finally {
      server.stop(0);
    }
  }

  private static JsonNode aliases() {
    return JsonMapper.shared().readTree(CATALOG).path("aliases");
  }
}
