package people.bench;

import module java.base;

import people.history.*;
import people.survival.*;
import people.tables.*;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Measures curves of times to an event: of a million people, and of all who are in the input.
final class SurvivalWorks {

  private static final int PEOPLE = 1_000_000;

  /// How many days a life is observed at most.
  private static final int DAYS = 30_000;

  private SurvivalWorks() {}

  static List<Row> curves(Input input, Turns turns) throws Exception {
    Table times = millionPeople();
    History history = Ours.history(input.timeline());
    Sample curve =
        turns.of(() -> Turns.seconds(() -> SurvivalTables.survival(times, "MARRIED"))).getFirst();
    Sample all =
        turns
            .of(() ->
                Turns.seconds(() ->
                    SurvivalCurve.of(
                        LifeTimes.of(history, TimeTo.FIRST_MARRIAGE, List.of()).risk())))
            .getFirst();
    return List.of(
        Row.alone(
            "survival",
            "Kaplan and Meier's curve of a million people, some of them late",
            Unit.SECONDS,
            curve,
            new Reach.Value(0.5)),
        Row.alone(
            "survival",
            "the same of first marriages, with the times of everyone out of the history",
            Unit.SECONDS,
            all,
            null));
  }

  private static Table millionPeople() {
    Random random = new Random(7);
    int[] starts = new int[PEOPLE];
    int[] stops = new int[PEOPLE];
    String[] events = new String[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
      starts[i] = random.nextInt(4) == 0 ? random.nextInt(DAYS) : 0;
      stops[i] = starts[i] + 1 + random.nextInt(DAYS - starts[i]);
      events[i] = random.nextInt(3) == 0 ? "" : random.nextInt(8) == 0 ? "DEATH" : "MARRIED";
    }
    return Table.create(
        "a million people",
        IntColumn.create("start", starts),
        IntColumn.create("stop", stops),
        StringColumn.create("event", events));
  }
}
