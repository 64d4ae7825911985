package people.relays;

import org.junit.jupiter.api.Tag;
import people.engine.*;
import people.postgres.*;

/// The same of a shared timeline.
@Tag("engines")
class SharedErasedMeanwhileTest extends ErasedMeanwhileTest {

  private final String address = PostgresServer.shared().newTimeline();

  @Override
  TimelineAddress place() {
    return TimelineAddress.of(address);
  }
}
