package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import java.sql.DriverManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.postgres.*;

/// The commands of the page on shared timelines, on a server of the tests: what they print is what
/// the page shows, but for times and heads of what is recorded now.
@DisplayName("The page on shared timelines")
@Tag("engines")
class SharedPageTest {

  private static final Path PAGE = Command.ROOT.resolve("docs/shared-timeline.md");
  private static final String SHOWN = "jdbc:postgresql://127.0.0.1/register";
  private static final String CLERK = "letter";

  private final PostgresServer server = PostgresServer.shared();

  @TempDir Path folder;

  @Test
  @DisplayName("shows what happens")
  void commands() throws Exception {
    var blocks =
        Pattern.compile("<!-- run by SharedPageTest -->\n```console\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    String variable = null;
    int run = 0;
    while (blocks.find()) {
      for (var part : blocks.group(1).split("(?m)^\\$ ")) {
        if (part.isBlank()) continue;
        var command = part.lines().findFirst().orElseThrow();
        var shown = part.substring(command.length() + 1);
        if (command.startsWith("export PEOPLE_TIMELINE=")) {
          variable = command.substring(command.indexOf('=') + 1);
        } else {
          assertEquals(masked(shown), masked(printed(command, variable)), command);
        }
        run++;
      }
    }
    assertTrue(run >= 14, run + " commands were found");
  }

  private String printed(String command, String variable) throws Exception {
    switch (command.split(" ")[0]) {
      case "createdb" -> sql("CREATE DATABASE register ENCODING 'UTF8' TEMPLATE template0");
      case "createuser" -> sql("CREATE ROLE clerk LOGIN PASSWORD '" + CLERK + "'");
      case "cmp" ->
          assertEquals(
              -1, Files.mismatch(folder.resolve("town.jsonl"), folder.resolve("back.jsonl")));
      default -> {
        var words =
            new ArrayList<>(List.of(command.split(" ")).subList(2, command.split(" ").length));
        var isOwner = words.contains("--timeline");
        var real = server.address.replaceFirst("/postgres$", "/register");
        words.replaceAll(word -> word.replace(SHOWN, real));
        var ended =
            Command.jbang(Stream.concat(Stream.of("people"), words.stream()).toArray(String[]::new))
                .in(folder)
                .env("PEOPLE_TIMELINE", variable == null ? "" : variable.replace(SHOWN, real))
                .env("PGUSER", "postgres")
                .env("PGPASSWORD", isOwner ? server.password : CLERK)
                .run();
        assertEquals(0, ended.exit(), command + ": " + ended.err());
        return ended.out().replace(real, SHOWN);
      }
    }
    return "";
  }

  private void sql(String statement) throws Exception {
    try (var connection = DriverManager.getConnection(server.address, "postgres", server.password);
        var made = connection.createStatement()) {
      made.execute(statement);
    }
  }

  /// Without the times and the head of what is recorded in this run.
  private static String masked(String text) {
    return text.contains("2,660")
        ? text
        : text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|[0-9a-f]{64}", "…");
  }
}
