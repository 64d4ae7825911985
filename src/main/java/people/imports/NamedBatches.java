package people.imports;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;

/// The imports of a timeline, and how one of them is taken back:
///
/// ```java
/// NamedBatches.in(timeline).forEach(System.out::println);
/// NamedBatches.undo(timeline, "members-2019.csv", "the wrong list", ImportOptions.DEFAULT);
/// ```
public final class NamedBatches {

  /// How many names are shown to somebody who looks for another one.
  private static final int MOST_NAMES = 10;

  private static final String UNDO = "undo of ";

  private NamedBatches() {}

  /// An import that was recorded.
  ///
  /// @param name by which it is undone; each has its own
  /// @param first position of its first event
  /// @param events how many follow, with the first
  /// @param recorded when
  /// @param by who; null when not said
  /// @param stands how many of its events are not retracted
  public record Recorded(
      String name, long first, int events, Instant recorded, String by, int stands) {

    private boolean has(long position) {
      return position >= first && position < first + events;
    }
  }

  /// The imports of a timeline in their order.
  public static List<Recorded> in(EventTimeline timeline) {
    List<Recorded> found = new ArrayList<>();
    BitSet retracted = retracted(timeline);
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.NAMED_BATCH)) {
      Event.NamedBatch batch = (Event.NamedBatch) recorded.event();
      int first = index(Math.max(0, recorded.position() - batch.events()));
      int events = index(recorded.position()) - first;
      int gone = retracted.get(first, first + events).cardinality();
      found.add(
          new Recorded(
              batch.name(),
              first,
              events,
              recorded.recorded(),
              batch.details().recordedBy(),
              events - gone));
    }
    return found;
  }

  /// An import that was taken back.
  ///
  /// @param retracted how many events were retracted now
  /// @param dependents what others recorded since that needs what is gone: facts about people whom
  ///   the import created or that name them, and corrections of its events; in their order
  /// @param lists names of the imports since of lists of the same series: they recorded only what
  ///   differed from it, and are whole when they are imported again; in their order
  /// @param changes what would change, in a dry run; else empty
  public record Undone(
      Recorded batch,
      int retracted,
      List<RecordedEvent> dependents,
      List<String> lists,
      List<ImportChange> changes) {}

  /// Retracts all events of an import that stand, in one batch, which has a name as well, so that
  /// it can be undone. An end of observation is overruled by the one that its people had before.
  ///
  /// @param why in the user's words
  /// @throws TimelineException when no import has that name, or nothing of it stands
  public static Undone undo(
      EventTimeline timeline, String name, String why, ImportOptions options) {
    ImportBatch<Undone> undone =
        ImportBatch.record(
            timeline, options, "undo", UNDO + name, batch -> undo(timeline, name, why, batch));
    Undone result = undone.result();
    return new Undone(
        result.batch, result.retracted, result.dependents, result.lists, undone.changes());
  }

  private static Undone undo(
      EventTimeline timeline, String name, String why, PersonRegistry.Batch batch) {
    Recorded recorded = find(timeline, name);
    BitSet retracted = retracted(timeline);
    List<RecordedEvent> events = new ArrayList<>(recorded.events);
    List<RecordedEvent> later = new ArrayList<>();
    Set<Integer> created = new HashSet<>();
    long end = recorded.first + recorded.events;
    for (RecordedEvent event : timeline.readAfter(recorded.first - 1)) {
      boolean isGone = retracted.get(index(event.position()));
      if (event.position() < end) {
        if (!isGone) {
          events.add(event);
          if (event.event() instanceof Event.Creation e) {
            created.add(e.personId());
          }
        }
      } else if (!isGone && needs(event.event(), created, recorded)) {
        later.add(event);
      }
    }
    int count = 0;
    for (RecordedEvent event : events.reversed()) {
      if (event.event().personId() > 0) {
        batch.retract(event.position(), why);
        count++;
      } else if (event.event() instanceof Event.ObservationEnd e) {
        count += overrule(timeline, recorded, e, batch);
      }
    }
    if (count == 0) {
      throw new TimelineException("the import %s is undone already".formatted(name));
    }
    return new Undone(recorded, count, later, comparedWith(timeline, recorded), List.of());
  }

  private static Recorded find(EventTimeline timeline, String name) {
    List<Recorded> all = in(timeline);
    return all.stream()
        .filter(batch -> batch.name.equals(name))
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
                                .map(Recorded::name)
                                .collect(Collectors.joining(", ")))));
  }

  /// The names of the imports behind that one of lists of the same series, which still stand. A
  /// list leaves the end of its observation with its day as the source: `members#2019-01-31`.
  private static List<String> comparedWith(EventTimeline timeline, Recorded undone) {
    BitSet retracted = retracted(timeline);
    List<Recorded> behind =
        in(timeline).stream()
            .filter(batch -> batch.first > undone.first && !batch.name.startsWith(UNDO))
            .toList();
    Set<String> series = new HashSet<>();
    SequencedSet<String> names = new LinkedHashSet<>();
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.OBSERVATION_END)) {
      Event.ObservationEnd end = (Event.ObservationEnd) recorded.event();
      String source = end.details().source();
      if (undone.has(recorded.position())) {
        if (source != null && source.startsWith(end.ofSource() + "#")) {
          series.add(end.ofSource());
        }
      } else if (series.contains(end.ofSource())) {
        behind.stream()
            .filter(batch ->
                batch.has(recorded.position()) && !isUndone(batch, recorded.position(), retracted))
            .forEach(batch -> names.add(batch.name));
      }
    }
    return List.copyOf(names);
  }

  /// Whether all facts of an import are retracted; not, where it had none.
  private static boolean isUndone(Recorded batch, long end, BitSet retracted) {
    return batch.events > 1
        && LongStream.range(batch.first, batch.first + batch.events)
            .allMatch(position -> position == end || retracted.get(index(position)));
  }

  /// Whether a later event means less without the import.
  private static boolean needs(Event event, Set<Integer> created, Recorded batch) {
    return switch (event) {
      case Event.Correction e -> batch.has(e.corrects()) || created.contains(e.personId());
      case Event.Retraction _, Event.ObservationEnd _, Event.NamedBatch _ -> false;
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
          Event.Unrecognized _ ->
          created.contains(event.personId());
    };
  }

  /// Says again what was said before the import of when its people are observed, unless a later one
  /// said more.
  ///
  /// @return how many events that took
  private static int overrule(
      EventTimeline timeline,
      Recorded undone,
      Event.ObservationEnd end,
      PersonRegistry.Batch batch) {
    Event.ObservationEnd before = null;
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.OBSERVATION_END)) {
      Event.ObservationEnd each = (Event.ObservationEnd) recorded.event();
      if (Objects.equals(each.ofSource(), end.ofSource())) {
        if (recorded.position() >= undone.first + undone.events) {
          return 0;
        }
        before = recorded.position() < undone.first ? each : before;
      }
    }
    EffectiveDate open =
        new EffectiveDate(end.details().effective().day(), null, EffectiveDate.Qualifier.NONE);
    Details details = before != null ? before.details().withId(null) : Details.NONE.at(open);
    batch.add(new Event.ObservationEnd(end.ofSource(), details));
    return 1;
  }

  /// A name for a batch that no other one has.
  ///
  /// @param asked null for the one below, with a number where it is taken
  /// @param place for errors
  /// @throws TimelineException when the name that is asked for is taken
  static String free(EventTimeline timeline, String asked, String place, String otherwise) {
    if (asked == null) {
      return numbered(taken(timeline), otherwise);
    }
    if (taken(timeline).contains(asked)) {
      throw new TimelineException(
          "%s: the name %s is that of another import; expected one that is free"
              .formatted(place, asked));
    }
    return asked;
  }

  /// The names that batches copied from a file can't have: those that are here, and the one that
  /// the import of the file gets.
  static Set<String> takenBeside(EventTimeline timeline, String asked, Path file) {
    Set<String> taken = taken(timeline);
    taken.add(free(timeline, asked, file.toString(), file.getFileName().toString()));
    return taken;
  }

  /// The name, with a number where it is taken.
  static String numbered(Set<String> taken, String name) {
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = "%s (%d)".formatted(name, i);
    }
    return free;
  }

  private static Set<String> taken(EventTimeline timeline) {
    Set<String> taken = new HashSet<>();
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.NAMED_BATCH)) {
      taken.add(((Event.NamedBatch) recorded.event()).name());
    }
    return taken;
  }

  /// A position as that of a bit.
  ///
  /// @throws TimelineException when there are too many events
  static int index(long position) {
    if (position > Integer.MAX_VALUE) {
      throw new TimelineException(
          "event %d: what is retracted is known of 2,147,483,647 events, no more"
              .formatted(position));
    }
    return (int) position;
  }

  /// The positions of events that do not stand: retracted, or an end of observation of people of
  /// whom a later one was recorded.
  static BitSet retracted(EventTimeline timeline) {
    BitSet retracted = new BitSet();
    Map<String, Long> ends = new HashMap<>();
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.OBSERVATION_END)) {
      String source = ((Event.ObservationEnd) recorded.event()).ofSource();
      Long before = ends.put(source, recorded.position());
      if (before != null) {
        retracted.set(index(before));
      }
    }
    BitSet retractions = new BitSet();
    Map<Integer, Integer> about = new TreeMap<>(Comparator.reverseOrder());
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.RETRACTION)) {
      about.put(
          index(recorded.position()), index(((Event.Retraction) recorded.event()).retracts()));
    }
    // the last one first, since a retraction may be retracted by a later one
    about.forEach((position, target) -> {
      if (!retractions.get(position)) {
        retracted.set(target);
        retractions.set(target);
      }
    });
    return retracted;
  }
}
