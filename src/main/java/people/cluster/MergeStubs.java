package people.cluster;

import module java.base;

import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import people.Event;
import people.cluster.SplitPlan.PlacedLine;
import people.timeline.EventTimeline;
import people.timeline.EventTimeline.PartLook;
import scala.Tuple2;

/// Stubs of records that were merged, for everyone who names one: they tell that there is somebody,
/// and whose record it is. So they have of each such record the first event, its merges, and its
/// retractions.
///
/// @param byFile by number of the timeline and group these lines
record MergeStubs(List<Map<Integer, List<PlacedLine>>> byFile) implements Serializable {

  /// A line that is among them.
  private record StubLine(int file, int group, PlacedLine line) implements Serializable {}

  /// None, for tables that name nobody else.
  static MergeStubs none(SplitPlan plan) {
    return new MergeStubs(Collections.nCopies(plan.files().length, Map.of()));
  }

  /// Costs a pass over all lines where there are merges, else nothing.
  static MergeStubs of(PartedLines lines) {
    SplitPlan all = lines.plan().value();
    if (!all.hasMerges()) {
      return none(all);
    }
    List<Map<Integer, List<PlacedLine>>> byFile = new ArrayList<>();
    Arrays.stream(all.files()).forEach(_ -> byFile.add(new HashMap<>()));
    lines
        .byGroup(false)
        .mapPartitionsWithIndex(new StubsOfParts(lines.plan()), false)
        .collect()
        .forEach(stub ->
            byFile
                .get(stub.file)
                .computeIfAbsent(stub.group, _ -> new ArrayList<>())
                .add(stub.line));
    return new MergeStubs(byFile);
  }

  /// Finds them in a part.
  private record StubsOfParts(Broadcast<SplitPlan> plan)
      implements Function2<Integer, Iterator<Tuple2<Integer, byte[]>>, Iterator<StubLine>> {

    @Override
    public Iterator<StubLine> call(Integer partition, Iterator<Tuple2<Integer, byte[]>> came) {
      SplitPlan all = plan.value();
      if (partition == SplitPass.FOUND || all.fileOf(partition - 1).groups().isEmpty()) {
        return Collections.emptyIterator();
      }
      PartLines lines = PartLines.of(all, partition - 1, came);
      PartLook look = EventTimeline.look();
      List<StubLine> found = new ArrayList<>();
      Map<Integer, StubLine> first = new HashMap<>();
      lines.each((person, _, position, bytes, from, to) -> {
        Integer group = lines.file().groups().get(person);
        if (group == null || to < from) {
          return;
        }
        look.at(bytes, from, to);
        boolean isTelling = look.kind() == Event.Kind.MERGE || look.kind() == Event.Kind.RETRACTION;
        StubLine earlier = first.get(person);
        if (isTelling || earlier == null || position < earlier.line.position()) {
          StubLine stub =
              new StubLine(
                  lines.fileNumber(),
                  group,
                  new PlacedLine(position, Arrays.copyOfRange(bytes, from, to)));
          if (isTelling) {
            found.add(stub);
          } else {
            first.put(person, stub);
          }
        }
      });
      found.addAll(first.values());
      return found.iterator();
    }
  }
}
