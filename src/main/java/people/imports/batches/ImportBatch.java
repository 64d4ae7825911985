package people.imports.batches;

import module java.base;

import people.*;
import people.output.*;
import people.sheets.*;
import people.timeline.*;

/// An import on its way into a timeline: one batch with a name, see [Event.NamedBatch]; or only
/// what it would be.
///
/// @param result what the work returned
/// @param name the batch's; null when nothing is recorded
/// @param changes what would change; empty when it was really done
public record ImportBatch<T>(T result, String name, List<ImportChange> changes) {

  /// Records what the work says, all of it or nothing, and its name after it.
  ///
  /// @param file whose name the batch gets where the options have none
  /// @param work see [PersonRegistry#inOneBatch]: it may be run more than once
  /// @throws TimelineException when another import has the name that the options say
  public static <T> ImportBatch<T> record(
      EventTimeline timeline,
      ImportOptions options,
      Path file,
      Function<PersonRegistry.Batch, T> work) {
    return record(timeline, options, file, null, work);
  }

  /// As above, of a list.
  ///
  /// @param source of what the list says, which the name of the batch has too; null for none
  public static <T> ImportBatch<T> record(
      EventTimeline timeline,
      ImportOptions options,
      Path file,
      String source,
      Function<PersonRegistry.Batch, T> work) {
    refuseLoss(options.rejects(), file);
    return record(
        timeline, options, file.toString(), nameOf(file), Details.NONE.from(source), work);
  }

  private static void refuseLoss(Path rejects, Path file) {
    try {
      if (rejects != null
          && Files.exists(rejects)
          && Files.exists(file)
          && Files.isSameFile(rejects, file)) {
        throw new TimelineException(
            "%s: is read, and would be lost as the file of what can't be used; expected another one"
                .formatted(file));
      }
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  /// The name of a file without its folders.
  ///
  /// @param file `-` for standard input
  public static String nameOf(Path file) {
    return Path.of(Sheet.nameOf(file)).getFileName().toString();
  }

  /// As above, for what comes from no file.
  ///
  /// @param place for errors
  /// @param otherwise the name where the options have none, with a number where it is taken
  public static <T> ImportBatch<T> record(
      EventTimeline timeline,
      ImportOptions options,
      String place,
      String otherwise,
      Function<PersonRegistry.Batch, T> work) {
    return record(timeline, options, place, otherwise, Details.NONE, work);
  }

  private static <T> ImportBatch<T> record(
      EventTimeline timeline,
      ImportOptions options,
      String place,
      String otherwise,
      Details details,
      Function<PersonRegistry.Batch, T> work) {
    if (options.rejects() != null) {
      refuseUnwritable(options.rejects());
    }
    PersonRegistry registry = new PersonRegistry(timeline);
    if (options.isDryRun()) {
      List<T> results = new ArrayList<>();
      List<Event> events =
          registry.rehearse(batch -> {
            NamedBatches.free(timeline, options.name(), place, otherwise);
            return results.add(work.apply(batch));
          });
      return new ImportBatch<>(results.getLast(), null, changes(timeline, events));
    }
    return registry.inOneBatch(batch -> {
      String name = NamedBatches.free(timeline, options.name(), place, otherwise);
      T result = work.apply(batch);
      int events = batch.size();
      if (events == 0) {
        return new ImportBatch<>(result, null, List.of());
      }
      batch.add(new Event.NamedBatch(name, events, details));
      return new ImportBatch<>(result, name, List.of());
    });
  }

  /// Finds out whether a file can be written that tells of an import: once that is recorded, it is
  /// too late.
  ///
  /// @throws TimelineException when it can't
  public static void refuseUnwritable(Path file) {
    try {
      AtomicFile.refuseUnwritable(file);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't write", e);
    }
  }

  private static List<ImportChange> changes(EventTimeline timeline, List<Event> events) {
    try {
      timeline.size();
    } catch (TimelineException.NoSuchTimeline e) { // a first import makes it
      return ImportChange.of(EventTimeline.inMemory(), events);
    }
    return ImportChange.of(timeline, events);
  }
}
