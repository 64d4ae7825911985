package people.cluster;

import module java.base;

import people.*;
import people.timeline.EventTimeline;

/// The plan that the driver makes of what was found in all stretches, and all tasks know: which
/// events are where, and which task folds whom. Every timeline has people of its own; a *group* is
/// the records of a timeline that ever had to do with each other by merges, called by the first
/// one's identifier, and nearly always one. A *part* is a range of groups of one timeline, which
/// one task folds: so answers come in order of timelines and people, as from one machine.
/// Immutable.
///
/// @param bases by stretch the position of its first event
/// @param files what each timeline has
record SplitPlan(PartBounds bounds, long[] bases, FilePlan[] files) implements Serializable {

  /// An event in its place.
  record PlacedLine(long position, byte[] line) implements Serializable {}

  /// What all tasks know of a timeline.
  ///
  /// @param name as it is called in answers
  /// @param events how many count
  /// @param groups by a record with which a merge has to do, its group; others are their own
  /// @param ends the ends of observation, which concern everyone
  record FilePlan(String name, long events, Map<Integer, Integer> groups, List<PlacedLine> ends)
      implements Serializable {

    int group(int personId) {
      return groups.isEmpty() ? personId : groups.getOrDefault(personId, personId);
    }
  }

  /// Which timeline a part is of.
  FilePlan fileOf(int part) {
    return files[bounds.file(part)];
  }

  /// The part that folds a person.
  int part(int file, int personId) {
    return bounds.part(file, files[file].group(personId));
  }

  long events() {
    return Arrays.stream(files).mapToLong(FilePlan::events).sum();
  }

  boolean hasMerges() {
    return Arrays.stream(files).anyMatch(file -> !file.groups.isEmpty());
  }

  /// @param found of each stretch, in order
  /// @throws TimelineException for a timeline that is damaged
  static SplitPlan of(
      List<TimelineInput> inputs,
      List<LineSplit> splits,
      List<SplitFound> found,
      PartBounds bounds) {
    long[] bases = new long[splits.size()];
    FilePlan[] files = new FilePlan[inputs.size()];
    Map<Integer, List<SplitFound>> byFile =
        found.stream().collect(Collectors.groupingBy(each -> splits.get(each.split()).file()));
    for (int file = 0; file < files.length; file++) {
      List<SplitFound> own = byFile.get(file);
      EventTimeline.LinesPart whole = EventTimeline.LinesPart.NONE;
      for (SplitFound each : own) {
        bases[each.split()] = whole.events();
        whole = whole.and(each.part());
      }
      files[file] =
          plan(inputs.get(file).name(), counted(inputs.get(file), whole, own, bases), own, bases);
    }
    return new SplitPlan(bounds, bases, files);
  }

  private static long counted(
      TimelineInput input, EventTimeline.LinesPart whole, List<SplitFound> found, long[] bases) {
    SplitFound troubled =
        found.stream().filter(each -> each.trouble() != null).findFirst().orElse(null);
    long events = whole.count();
    if (troubled != null || events < 0) {
      String trouble =
          troubled == null ? "a batch does not stand as it was written" : troubled.trouble();
      events = input.countedAlone(trouble);
      if (troubled != null && events > bases[troubled.split()] + troubled.part().events()) {
        throw new TimelineException("%s: %s".formatted(input.name(), trouble));
      }
    }
    if (events > Integer.MAX_VALUE) {
      throw new TimelineException(
          "%s: %,d events; expected up to %,d in one timeline"
              .formatted(input.name(), events, Integer.MAX_VALUE));
    }
    return events;
  }

  private static FilePlan plan(String name, long events, List<SplitFound> found, long[] bases) {
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
    return new FilePlan(name, events, groups, ends);
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
