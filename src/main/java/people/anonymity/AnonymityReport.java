package people.anonymity;

import module java.base;

import people.*;

/// The report on an anonymous copy: what was made of the timeline, and who stands out in it.
///
/// @param people in the copy
/// @param events in the copy
/// @param dropped events that have no place in it: keys, attributes, names of batches
/// @param suppressed people who were left out since they stood out
/// @param cities those without a region, where regions were to stay, and how many addresses name
///   each; the most frequent first
/// @param rare the groups of fewer people than asked for, in the copy, the smallest first
public record AnonymityReport(
    int people,
    long events,
    long dropped,
    int suppressed,
    SequencedMap<String, Long> cities,
    List<Rare> rare) {

  /// Those who have the same of what somebody may know of them.
  ///
  /// @param country null when not known
  /// @param city or region, where it stands for the city; null when not known
  /// @param born year of birth; null when not known
  /// @param attributes those that stay, by name: the sex, and others that were to be kept
  /// @param people how many they are
  public record Rare(
      Status status,
      String country,
      String city,
      Integer born,
      SortedMap<String, String> attributes,
      int people) {}
}
