package people.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import people.History;

/// How the cost of our side grows with the timeline: the figures behind the chart.
public final class Growth {

  private static final List<Long> SIZES =
      List.of(10_000L, 100_000L, 1_000_000L, 5_000_000L, 50_000_000L);

  private static final LocalDate AT = LocalDate.of(2000, 1, 1);

  /// @param seconds the least of several turns
  public record Point(String work, long events, double seconds) {}

  private Growth() {}

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
          measure(input, new Turns(runs), points);
        }
      }
    }
    return points;
  }

  private static void measure(Input input, Turns turns, List<Point> points) throws Exception {
    Path file = input.timeline();
    add(points, "reading the bytes", input, turns, () -> RawFile.read(file));
    add(points, "file to history", input, turns, () -> Ours.history(file));
    add(points, "file to table", input, turns, () -> Ours.table(file));
    History history = Ours.history(file);
    add(points, "status at one date", input, turns, () -> Ours.countByStatus(history, AT));
    add(
        points,
        "status at 600 dates",
        input,
        turns,
        () -> Ours.countByStatus(history, StatusBenchmark.MONTHS));
    add(points, "one person", input, turns, () -> history.at(AT).person(1));
    add(
        points,
        "simulate",
        input,
        turns,
        () -> {
          Path simulated = input.file("people.jsonl");
          long events = Input.simulation(input.asked()).writeTo(simulated);
          Input.delete(simulated.getParent());
          return events;
        });
  }

  private static void add(
      List<Point> points,
      String work,
      Input input,
      Turns turns,
      java.util.concurrent.Callable<?> task)
      throws Exception {
    Sample sample = turns.of(() -> Turns.seconds(task)).getFirst();
    points.add(new Point(work, input.events(), sample.low()));
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
