package people.cluster;

import module java.base;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import people.Event;
import people.cluster.SplitPlan.FilePlan;
import people.cluster.SplitPlan.PlacedLine;
import people.timeline.EventTimeline;
import people.timeline.EventTimeline.PartLook;

/// Stubs of records that were merged, for everyone who names one: they tell that there is somebody,
/// and whose record it is. So they have of each such record the first event, its merges, and its
/// retractions.
///
/// @param byFile by number of the timeline and group these lines, in order of position
record MergeStubs(List<Map<Integer, List<PlacedLine>>> byFile) implements Serializable {

  /// A line that may be among them.
  private record StubLine(int file, int person, boolean isFirst, PlacedLine line)
      implements Serializable {}

  /// None, for tables that name nobody else.
  static MergeStubs none(SplitPlan plan) {
    return new MergeStubs(Collections.nCopies(plan.files().length, Map.of()));
  }

  /// Costs a pass over all lines where there are merges, else nothing.
  static MergeStubs of(JavaSparkContext context, Broadcast<SplitPlan> plan) {
    SplitPlan all = plan.value();
    List<Integer> splits =
        IntStream.range(0, all.splits().length)
            .filter(split -> !all.files()[all.splits()[split].file()].groups().isEmpty())
            .boxed()
            .toList();
    if (splits.isEmpty()) {
      return none(all);
    }
    Broadcast<SerializableConfiguration> conf =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    List<Map<Integer, List<PlacedLine>>> byFile = new ArrayList<>();
    Arrays.stream(all.files()).forEach(_ -> byFile.add(new HashMap<>()));
    Set<List<Integer>> seen = new HashSet<>();
    context
        .parallelize(splits, splits.size())
        .mapPartitions(new StubsOfSplits(plan, conf))
        .collect()
        .stream()
        .sorted(Comparator.comparingLong(stub -> stub.line.position()))
        .filter(stub -> seen.add(List.of(stub.file, stub.person)) || !stub.isFirst)
        .forEach(stub ->
            byFile
                .get(stub.file)
                .computeIfAbsent(all.files()[stub.file].group(stub.person), _ -> new ArrayList<>())
                .add(stub.line));
    return new MergeStubs(byFile);
  }

  /// Finds them in stretches of files.
  private record StubsOfSplits(Broadcast<SplitPlan> plan, Broadcast<SerializableConfiguration> conf)
      implements FlatMapFunction<Iterator<Integer>, StubLine> {

    @Override
    public Iterator<StubLine> call(Iterator<Integer> splits) throws IOException {
      List<StubLine> found = new ArrayList<>();
      while (splits.hasNext()) {
        int split = splits.next();
        FileSplit in = plan.value().splits()[split];
        FilePlan file = plan.value().files()[in.file()];
        try (SplitLines lines = new SplitLines(in, conf.value().value())) {
          PartLook look = EventTimeline.look();
          Set<Integer> seen = new HashSet<>();
          long position = plan.value().bases()[split];
          while (position < file.events() && lines.next()) {
            if (look.at(lines.bytes(), lines.from(), lines.end())) {
              int person = look.personId();
              boolean isFirst = file.groups().containsKey(person) && seen.add(person);
              boolean isTelling =
                  look.kind() == Event.Kind.MERGE || look.kind() == Event.Kind.RETRACTION;
              if (isFirst || isTelling && seen.contains(person)) {
                PlacedLine line = new PlacedLine(position, lines.line());
                found.add(new StubLine(in.file(), person, !isTelling, line));
              }
              position++;
            }
          }
        }
      }
      return found.iterator();
    }
  }
}
