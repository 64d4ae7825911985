package people.columns;

import module java.base;

/// A timeline that keeps beside its events in which of them words are, so that they are found
/// without reading all.
public interface TextSource {

  /// Finds the names and addresses that have words of a question: all that were ever recorded,
  /// whatever became of it, of the groups of records that say all its words.
  ///
  /// @param groups by identifier of a record that of its group, which is that of a record too
  /// @return false where nothing is kept, and nothing was found
  boolean find(TextQuery query, IntUnaryOperator groups, TextQuery.TextTaker found);
}
