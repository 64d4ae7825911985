package people.cli;

import people.timeline.*;

/// The work of a command that records.
interface Recording<T> {

  /// @param named in the timeline with all that is in it by now
  T record(PersonRegistry registry, NamedRecords named);
}
