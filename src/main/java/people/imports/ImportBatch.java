package people.imports;

import module java.base;

import people.*;
import people.timeline.*;

/// An import on its way into a timeline: one batch with a name, see [Event.NamedBatch]; or only
/// what it would be.
///
/// @param result what the work returned
/// @param name the batch's; null when nothing is recorded
/// @param events how many the work recorded, or would have
/// @param changes what would change; empty when it was really done
public record ImportBatch<T>(T result, String name, int events, List<ImportChange> changes) {

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
    PersonRegistry registry = new PersonRegistry(timeline);
    if (options.isDryRun()) {
      List<T> results = new ArrayList<>();
      List<Event> events = registry.rehearse(batch -> results.add(work.apply(batch)));
      return new ImportBatch<>(
          results.getFirst(), null, events.size(), ImportChange.of(timeline, events));
    }
    return registry.inOneBatch(batch -> {
      int before = batch.size();
      T result = work.apply(batch);
      int events = batch.size() - before;
      String name = null;
      if (events > 0) {
        name = NamedBatches.free(timeline, options.name(), file);
        batch.add(new Event.NamedBatch(name, events, Details.NONE));
      }
      return new ImportBatch<>(result, name, events, List.of());
    });
  }
}
