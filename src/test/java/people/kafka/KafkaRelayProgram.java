package people.kafka;

import people.cli.*;
import people.relays.*;

/// The command line with the library of Kafka, as the script `relay` has it.
final class KafkaRelayProgram {

  private KafkaRelayProgram() {}

  public static void main(String[] args) {
    RelayTargets.use(KafkaTarget::new);
    PeopleCommand.main(args);
  }
}
