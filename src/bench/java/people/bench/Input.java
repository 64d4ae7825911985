package people.bench;

import module java.base;

import people.simulation.*;

/// A simulated timeline in a folder, where the work is done as well.
///
/// @param asked how many events were asked for
/// @param events how many it holds
public record Input(Path folder, Path timeline, long asked, long events) implements AutoCloseable {

  private static final int YEARS = 60;
  private static final long SEED = 7;

  /// What sixty years of a town come to.
  private static final double EVENTS_A_PERSON = 5.28;

  /// About as many events as asked for.
  ///
  /// @param kept a folder whose timeline of that size is used again; null for one of its own
  static Input of(long events, Path kept) throws IOException {
    Path around = kept == null ? null : Files.createDirectories(kept);
    Path folder =
        around == null
            ? Files.createTempDirectory("people-bench")
            : Files.createTempDirectory(around, "work");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteAtEnd(folder))); // Ctrl-C
    try {
      Path timeline = (around == null ? folder : around).resolve("people-" + events + ".jsonl");
      if (!Files.exists(timeline)) {
        Path unfinished = folder.resolve("simulated.jsonl");
        simulation(events).writeTo(unfinished);
        Files.move(unfinished, timeline, StandardCopyOption.ATOMIC_MOVE);
      }
      return new Input(folder, timeline, events, Ours.size(timeline));
    } catch (Exception e) {
      delete(folder);
      throw e;
    }
  }

  static Simulation simulation(long events) {
    int people = (int) Math.max(1, Math.round(events / EVENTS_A_PERSON));
    return new Simulation(people, YEARS, SEED);
  }

  /// The same file under a new name in a new folder, beside which nothing can have been kept.
  Path unseen() {
    try {
      Path folder = Files.createTempDirectory(folder(), "unseen");
      return Files.createLink(folder.resolve("people.jsonl"), timeline);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A name for a new file.
  Path file(String name) throws IOException {
    return Files.createTempDirectory(folder, "new").resolve(name);
  }

  /// Deletes what was made here, and the timeline unless its folder is kept.
  @Override
  public void close() {
    delete(folder);
  }

  /// While others may still write into it.
  private static void deleteAtEnd(Path folder) {
    for (int tries = 0; Files.exists(folder); tries++) {
      try {
        delete(folder);
      } catch (UncheckedIOException e) {
        if (tries == 9) {
          System.err.println("bench: interrupted: %s is left; remove it".formatted(folder));
          return;
        }
      }
    }
  }

  static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
