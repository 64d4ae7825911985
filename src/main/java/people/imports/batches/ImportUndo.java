package people.imports.batches;

import module java.base;

import people.*;
import people.timeline.*;

/// Takes an import back:
///
/// ```java
/// ImportUndo.undo(timeline, "members-2019.csv", "the wrong list", ImportOptions.DEFAULT);
/// ```
///
/// What it goes by is read once.
public final class ImportUndo {

  /// How many names are shown to somebody who looks for another one.
  private static final int MOST_NAMES = 10;

  private final EventTimeline timeline;
  private final ImportLog log;
  private final ImportLog.Logged entry;
  private final RecordedImport undone;

  private ImportUndo(EventTimeline timeline, String name) {
    this.timeline = timeline;
    this.log = new ImportLog(timeline, _ -> true);
    this.entry = find(log.entries, name);
    this.undone = entry.batch();
  }

  /// An import that was taken back.
  ///
  /// @param retracted how many events were retracted now
  /// @param erased people who were erased since, of whom something that it said still counts:
  ///   nothing more is recorded of them, so that stays
  /// @param dependents what others recorded since that needs what is gone: facts about people whom
  ///   the import created or that name them, and corrections of its events; in their order
  /// @param lists names of the imports since of lists of the same series: they recorded only what
  ///   differed from it, and are whole when they are imported again; in their order
  /// @param changes what would change, in a dry run; else empty
  public record Undone(
      RecordedImport batch,
      int retracted,
      SortedSet<Integer> erased,
      List<RecordedEvent> dependents,
      List<String> lists,
      List<ImportChange> changes) {}

  /// Retracts all events of an import that stand, but those of people who were erased since, in one
  /// batch, which has a name as well, so that it can be undone. An end of observation is overruled
  /// by the one that its people had before.
  ///
  /// @param why in the user's words
  /// @throws TimelineException when no import has that name, or nothing of it stands
  public static Undone undo(
      EventTimeline timeline, String name, String why, ImportOptions options) {
    ImportBatch<Undone> undone =
        ImportBatch.record(
            timeline,
            options,
            "undo",
            "undo of " + name,
            batch -> new ImportUndo(timeline, name).into(batch, why));
    Undone result = undone.result();
    return new Undone(
        result.batch,
        result.retracted,
        result.erased,
        result.dependents,
        result.lists,
        undone.changes());
  }

  private Undone into(PersonRegistry.Batch batch, String why) {
    List<RecordedEvent> events = new ArrayList<>(undone.events());
    List<RecordedEvent> later = new ArrayList<>();
    Set<Integer> created = new HashSet<>();
    long end = undone.first() + undone.events();
    for (RecordedEvent event : timeline.readAfter(undone.first() - 1)) {
      boolean isGone = log.isGone(event.position());
      if (event.position() < end) {
        if (!isGone) {
          events.add(event);
          if (event.event() instanceof Event.Creation e) {
            created.add(e.personId());
          }
        }
      } else if (!isGone && needs(event.event(), created)) {
        later.add(event);
      }
    }
    int count = 0;
    SortedSet<Integer> erased = new TreeSet<>();
    Set<Integer> erasedPeople =
        timeline.ofKind(Event.Kind.ERASURE).stream()
            .map(each -> each.event().personId())
            .collect(Collectors.toSet());
    for (RecordedEvent event : events.reversed()) {
      if (erasedPeople.contains(event.event().personId())) {
        if (!(event.event() instanceof Event.Erasure)) {
          erased.add(event.event().personId());
        }
        continue;
      }
      if (event.event() instanceof Event.Retraction e && undone.has(e.retracts())) {
        continue; // else what the import itself took back would stand again
      }
      if (event.event() instanceof Event.Restriction) {
        continue; // is lifted, and not taken back
      }
      if (event.event().personId() > 0) {
        batch.retract(event.position(), why);
        count++;
      } else if (event.event() instanceof Event.ObservationEnd e) {
        count += overrule(e, batch);
      }
    }
    if (count == 0) {
      throw new TimelineException(
          erased.isEmpty()
              ? "the import %s is undone already".formatted(undone.name())
              : "of the import %s stands nothing but what is left of people who were erased"
                  .formatted(undone.name()));
    }
    List<String> lists =
        ListsToRepeat.comparedWith(log, entry, Long.MAX_VALUE).stream()
            .map(list -> list.batch().name())
            .toList();
    return new Undone(undone, count, erased, later, lists, List.of());
  }

  private static ImportLog.Logged find(List<ImportLog.Logged> all, String name) {
    return all.stream()
        .filter(entry -> entry.batch().name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new TimelineException(
                all.isEmpty()
                    ? "no import is called %s: the timeline has none with a name".formatted(name)
                    : "no import is called %s; there are %s"
                        .formatted(
                            name,
                            all.reversed().stream()
                                .limit(MOST_NAMES)
                                .map(entry -> entry.batch().name())
                                .collect(Collectors.joining(", ")))));
  }

  /// Whether a later event means less without the import.
  private boolean needs(Event event, Set<Integer> created) {
    return switch (event) {
      case Event.Correction e -> undone.has(e.corrects()) || created.contains(e.personId());
      case Event.Retraction _, Event.ObservationEnd _, Event.NamedBatch _, Event.Erasure _ -> false;
      case Event.Protection _ -> false;
      case Event.StatusChange e ->
          created.contains(e.personId())
              || e.partner() != null && created.contains(e.partner().personId());
      case Event.Parents e ->
          created.contains(e.personId()) || e.parentIds().stream().anyMatch(created::contains);
      case Event.Merge e -> created.contains(e.personId()) || created.contains(e.into());
      case Event.Distinction e -> created.contains(e.personId()) || created.contains(e.from());
      case Event.Creation _,
          Event.AddressChange _,
          Event.NameChange _,
          Event.Death _,
          Event.Leaving _,
          Event.Return _,
          Event.AttributeChange _,
          Event.Key _,
          Event.Restriction _,
          Event.Unrecognized _ ->
          created.contains(event.personId());
    };
  }

  /// Says again what was said before the import of when its people are observed, unless a later one
  /// said more.
  ///
  /// @return how many events that took
  private int overrule(Event.ObservationEnd end, PersonRegistry.Batch batch) {
    Event.ObservationEnd before = null;
    for (RecordedEvent recorded : log.standing.ends) {
      Event.ObservationEnd each = (Event.ObservationEnd) recorded.event();
      if (Objects.equals(each.ofSource(), end.ofSource())) {
        if (recorded.position() >= undone.first() + undone.events()) {
          return 0;
        }
        before = recorded.position() < undone.first() ? each : before;
      }
    }
    EffectiveDate open =
        new EffectiveDate(end.details().effective().day(), null, EffectiveDate.Qualifier.NONE);
    Details details = before != null ? before.details().withId(null) : Details.NONE.at(open);
    batch.add(new Event.ObservationEnd(end.ofSource(), details));
    return 1;
  }
}
