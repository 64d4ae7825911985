package people.cli;

import module java.base;

import org.junit.jupiter.api.Tag;
import people.postgres.*;

/// Commands that go on for ever, while somebody is erased from the shared timeline.
@Tag("engines")
class SharedRunningConsumersTest extends RunningConsumersTest {

  private final String address = PostgresServer.shared().newTimeline();

  @Override
  String place() {
    return address;
  }

  @Override
  CommandOutput people(String... args) {
    List<String> words = new ArrayList<>(List.of("--timeline", address));
    words.addAll(List.of(args));
    return run(words.toArray(String[]::new));
  }

  /// Not here: no file takes the place of another one.
  @Override
  void anotherTimelineInItsPlaceIsNotFollowed() {}
}
