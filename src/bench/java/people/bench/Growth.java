package people.bench;

import module java.base;

import people.bench.StatusBenchmark.Moment;
import people.history.*;

/// The growth of our costs with the timeline: the figures behind the chart.
public final class Growth {

  private static final List<Long> SIZES =
      List.of(10_000L, 100_000L, 1_000_000L, 5_000_000L, 50_000_000L);

  /// @param seconds the least of several turns
  public record Point(String work, long events, double seconds) {}

  /// All sizes from ten thousand events to the greatest that is no more than asked for.
  ///
  /// @param kept a folder in which the inputs are kept for the next time; null for none
  public static List<Point> measure(long most, int runs, Path kept, Consumer<String> progress)
      throws Exception {
    List<Point> points = new ArrayList<>();
    for (long size : SIZES) {
      if (size <= most) {
        progress.accept(String.format(Locale.ROOT, "growth: %,d events", size));
        try (Input input = Input.of(size, kept)) {
          points.addAll(new Growth(input, new Turns(runs), progress).measure());
        }
      }
    }
    return points;
  }

  private final Input input;
  private final Turns turns;
  private final Consumer<String> progress;
  private final List<Point> points = new ArrayList<>();

  private Growth(Input input, Turns turns, Consumer<String> progress) {
    this.input = input;
    this.turns = turns;
    this.progress = progress;
  }

  private List<Point> measure() throws Exception {
    Path file = input.timeline();
    add("reading the bytes", () -> Turns.seconds(() -> RawFile.read(file)));
    add("file to table", () -> ReadWorks.unseen(input, Ours::secondsToTable));
    add("opened again to table", () -> Ours.secondsToTable(file));
    add("one person in a new process", () -> StartWorks.show(file, 1));
    History history = Ours.history(file);
    Random random = new Random(1);
    add(
        "status at a moment",
        () -> {
          Moment moment = Moment.of(random);
          return Turns.seconds(() -> Ours.countByStatus(history, moment.at(), moment.known()));
        });
    add(
        "status at 600 dates",
        () -> Turns.seconds(() -> Ours.countByStatus(history, StatusBenchmark.MONTHS)));
    return points;
  }

  private void add(String work, Turns.Side side) throws Exception {
    try {
      points.add(new Point(work, input.events(), turns.of(side).getFirst().low()));
    } catch (OutOfMemoryError e) {
      progress.accept(work + ": not enough memory");
    }
  }

  /// @return the text of a CSV file, with a head
  public static String csv(List<Point> points) {
    StringBuilder text = new StringBuilder("work,events,seconds\n");
    for (Point point : points) {
      text.append(
          String.format(
              Locale.ROOT, "%s,%d,%.3g%n", point.work(), point.events(), point.seconds()));
    }
    return text.toString();
  }

  /// What [#csv] has written.
  ///
  /// @throws IllegalArgumentException for a line that is none of these, naming it
  public static List<Point> read(Path csv) throws IOException {
    List<Point> points = new ArrayList<>();
    for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
      String[] cells = line.split(",");
      if (cells.length != 3 || !cells[1].matches("\\d+") || !cells[2].matches("[-+.\\de]+")) {
        throw new IllegalArgumentException(
            "%s: '%s' is no figure; expected work,events,seconds".formatted(csv, line));
      }
      points.add(new Point(cells[0], Long.parseLong(cells[1]), Double.parseDouble(cells[2])));
    }
    return points;
  }
}
