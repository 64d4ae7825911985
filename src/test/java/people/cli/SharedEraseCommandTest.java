package people.cli;

import module java.base;

import org.junit.jupiter.api.Tag;
import people.engine.*;
import people.postgres.*;

/// The command `erase` of a shared timeline, and what the others say afterwards.
@Tag("engines")
class SharedEraseCommandTest extends EraseCommandTest {

  private final PostgresServer server = PostgresServer.shared();
  private String address = server.newTimeline();
  private int backups;

  @Override
  CommandOutput people(String... args) {
    List<String> words = new ArrayList<>(List.of("--timeline", address));
    words.addAll(List.of(args));
    return run(words.toArray(String[]::new));
  }

  @Override
  String text() throws IOException {
    Path backup = folder.resolve("read-%d.jsonl".formatted(++backups));
    CommandOutput made = people("backup", backup.toString());
    if (made.exit() != 0) {
      throw new IOException(made.err());
    }
    return Files.readString(backup);
  }

  @Override
  String shown() {
    return TimelineAddress.of(address).toString();
  }

  @Override
  void use(String name) {
    address = server.newTimeline();
  }

  @Override
  void empty() {
    server.empty(address);
  }

  /// Not here: there is no file to put back.
  @Override
  void whatMeansHerIsTakenAgainFromAFileThatIsPutBack() {}

  /// Not here: the list is in the engine, and read as all else is.
  @Override
  void aListOfErasuresThatCantBeReadIsNamedAndHindersNoQuestion() {}
}
