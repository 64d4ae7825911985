package people.cluster;

import module java.base;

import people.*;
import people.timeline.EventTimeline;

/// The plan that the driver makes of a first look at all stretches, and all tasks know: which
/// events are where, and which task folds whom. Every timeline has people of its own; a *group* is
/// the records of a timeline that ever had to do with each other by merges, called by the first
/// one's identifier, and nearly always one. A *part* is a range of groups of one timeline, which
/// one task folds: so answers come in order of timelines and people, as from one machine.
/// Immutable.
///
/// @param splits in order
/// @param bases by split the position of its first event
/// @param files what each timeline has
/// @param parts by part the number of its timeline
record SplitPlan(FileSplit[] splits, long[] bases, FilePlan[] files, int[] parts)
    implements Serializable {

  /// An event in its place.
  record PlacedLine(long position, byte[] line) implements Serializable {}

  /// What all tasks know of a timeline.
  ///
  /// @param name as it is called in answers
  /// @param events how many count
  /// @param groups by a record with which a merge has to do, its group; others are their own
  /// @param ends the ends of observation, which concern everyone
  /// @param firstPart the number of its first part
  /// @param bounds the first group of each part but the first one, ascending
  record FilePlan(
      String name,
      long events,
      Map<Integer, Integer> groups,
      List<PlacedLine> ends,
      int firstPart,
      int[] bounds)
      implements Serializable {

    int group(int personId) {
      return groups.isEmpty() ? personId : groups.getOrDefault(personId, personId);
    }

    /// The part that folds a group.
    int part(int group) {
      int at = Arrays.binarySearch(bounds, group);
      return firstPart + (at >= 0 ? at + 1 : -at - 1);
    }
  }

  /// Which timeline a part is of.
  FilePlan fileOf(int part) {
    return files[parts[part]];
  }

  long events() {
    return Arrays.stream(files).mapToLong(FilePlan::events).sum();
  }

  /// @param found of each split, in order
  /// @param partEvents how many events a part is to have, about
  /// @param least how many parts there are to be, if there are enough people
  /// @throws TimelineException for a timeline that is damaged
  static SplitPlan of(
      List<TimelineInput> inputs,
      List<FileSplit> splits,
      List<SplitFound> found,
      long partEvents,
      int least) {
    long[] bases = new long[splits.size()];
    FilePlan[] files = new FilePlan[inputs.size()];
    List<Integer> parts = new ArrayList<>();
    long all = found.stream().mapToLong(each -> each.part().events()).sum();
    for (int file = 0; file < files.length; file++) {
      int number = file;
      int[] own =
          IntStream.range(0, splits.size())
              .filter(split -> splits.get(split).file() == number)
              .toArray();
      EventTimeline.LinesPart whole = EventTimeline.LinesPart.NONE;
      for (int split : own) {
        bases[split] = whole.events();
        whole = whole.and(found.get(split).part());
      }
      long events = counted(inputs.get(file), whole, Arrays.stream(own).mapToObj(found::get));
      files[file] =
          plan(
              inputs.get(file).name(),
              events,
              Arrays.stream(own).mapToObj(found::get).toList(),
              bases,
              parts.size(),
              Math.max(Math.ceilDiv(events, partEvents), all == 0 ? 1 : least * events / all));
      IntStream.rangeClosed(0, files[file].bounds.length).forEach(_ -> parts.add(number));
    }
    return new SplitPlan(
        splits.toArray(FileSplit[]::new),
        bases,
        files,
        parts.stream().mapToInt(part -> part).toArray());
  }

  private static long counted(
      TimelineInput input, EventTimeline.LinesPart whole, Stream<SplitFound> found) {
    String trouble =
        found
            .map(SplitFound::trouble)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(whole.count() < 0 ? "a batch does not stand as it was written" : null);
    long events = trouble == null ? whole.count() : input.countedAlone(trouble);
    if (events > Integer.MAX_VALUE) {
      throw new TimelineException(
          "%s: %,d events; expected up to %,d in one timeline"
              .formatted(input.name(), events, Integer.MAX_VALUE));
    }
    return events;
  }

  private static FilePlan plan(
      String name, long events, List<SplitFound> found, long[] bases, int firstPart, long wanted) {
    List<PlacedLine> ends = new ArrayList<>();
    Map<Integer, Integer> above = new HashMap<>();
    for (SplitFound each : found) {
      for (SplitFound.SharedLine told : each.told()) {
        long position = bases[each.split()] + told.row();
        if (position < events && told.absorbed() == 0) {
          ends.add(new PlacedLine(position, told.line()));
        } else if (position < events) {
          int one = root(above, told.absorbed());
          int other = root(above, told.into());
          above.put(Math.max(one, other), Math.min(one, other));
          above.put(Math.min(one, other), Math.min(one, other));
        }
      }
    }
    Map<Integer, Integer> groups = new HashMap<>();
    above.keySet().stream().toList().forEach(record -> groups.put(record, root(above, record)));
    int[] sample =
        found.stream()
            .flatMapToInt(each -> Arrays.stream(each.sample()))
            .map(person -> groups.getOrDefault(person, person))
            .sorted()
            .toArray();
    int[] bounds =
        LongStream.range(1, Math.min(wanted, sample.length))
            .mapToInt(i -> sample[(int) (i * sample.length / Math.min(wanted, sample.length))])
            .filter(bound -> bound > sample[0])
            .distinct()
            .toArray();
    return new FilePlan(name, events, groups, ends, firstPart, bounds);
  }

  /// The first record with which one has to do, so far.
  private static int root(Map<Integer, Integer> above, int record) {
    int root = record;
    while (above.getOrDefault(root, root) != root) {
      root = above.get(root);
    }
    for (int each = record; each != root; ) {
      each = above.put(each, root); // the way is short the next time
    }
    return root;
  }
}
