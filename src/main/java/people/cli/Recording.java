package people.cli;

import people.timeline.*;

/// What a command records.
interface Recording<T> {

  /// @param named in the timeline with all that is in it by now
  T record(PersonRegistry registry, NamedRecords named);
}
