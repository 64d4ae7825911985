package people.rates;

import module java.base;

import people.*;
import people.Event.Kind;

/// The dates of everyone's facts as stretches of days, from which one day is taken of each.
///
/// What is taken back or overruled by a correction is no fact any more and bounds nothing; the
/// correction's date stands for it.
final class DatedFacts {

  /// One date of a fact: where it is written, and the days that it allows.
  ///
  /// @param row of the event that says it
  /// @param position of the fact
  /// @param isBirth whether it is said to be the birth, beside the date of the event
  /// @param isOpen whether it allows several days
  /// @param shared what is the same for another person's fact that is the same
  private record DatedFact(
      int row,
      long position,
      boolean isBirth,
      boolean isDeath,
      int low,
      int high,
      boolean isOpen,
      long shared) {

    DatedFact from(int low) {
      return new DatedFact(row, position, isBirth, isDeath, low, high, isOpen, shared);
    }
  }

  private final List<RecordedEvent> events;

  /// By person her dates.
  private final Map<Integer, List<DatedFact>> lives = new LinkedHashMap<>();

  /// By person the first day that her birth may have been.
  private final Map<Integer, Integer> births = new HashMap<>();

  /// @param events in order of position
  DatedFacts(List<RecordedEvent> events) {
    this.events = events;
    Map<Long, Integer> rows = new HashMap<>();
    boolean hasAmendments = events.stream().anyMatch(each -> about(each.event()) >= 0);
    for (int row = 0; hasAmendments && row < events.size(); row++) {
      rows.put(events.get(row).position(), row);
    }
    // backwards, since what is amended stands before that which amends it
    BitSet retracted = new BitSet();
    Map<Integer, Integer> dateBy = new HashMap<>();
    Map<Integer, Integer> birthBy = new HashMap<>();
    for (int row = events.size() - 1; row >= 0; row--) {
      Event event = events.get(row).event();
      Integer about = rows.get(about(event));
      if (retracted.get(row)) {
        continue;
      }
      if (event instanceof Event.Retraction && about != null) {
        retracted.set(about);
      } else if (event instanceof Event.Correction correction && about != null) {
        if (correction.to().effective() != null) {
          dateBy.putIfAbsent(about, row);
        }
        if (correction.to().born() != null) {
          birthBy.putIfAbsent(about, row);
        }
      } else if (isDated(event.kind())) {
        add(row, dateBy.getOrDefault(row, row), birthBy.getOrDefault(row, row));
      }
    }
  }

  private static long about(Event event) {
    return event instanceof Event.Correction correction
        ? correction.corrects()
        : event instanceof Event.Retraction retraction ? retraction.retracts() : -1;
  }

  private static boolean isDated(Kind kind) {
    return switch (kind) {
      case CREATION,
          STATUS_CHANGE,
          ADDRESS_CHANGE,
          NAME_CHANGE,
          DEATH,
          LEAVING,
          RETURN,
          ATTRIBUTE_CHANGE,
          PARENTS ->
          true;
      case UNRECOGNIZED,
          ERASURE,
          PROTECTION,
          CORRECTION,
          RETRACTION,
          OBSERVATION_END,
          KEY,
          MERGE,
          DISTINCTION,
          NAMED_BATCH,
          RESTRICTION ->
          false;
    };
  }

  /// @param dateRow where its date is said, and `birthRow` where its birth is
  private void add(int row, int dateRow, int birthRow) {
    RecordedEvent fact = events.get(row);
    Event event = fact.event();
    EffectiveDate date = date(dateRow);
    boolean isCreation = event instanceof Event.Creation;
    if (date != null) {
      add(dateRow, fact, false, date);
    } else if (!isCreation) { // counts on the day of its recording
      add(dateRow, fact, false, EffectiveDate.of(fact.day()));
    }
    EffectiveDate birth = isCreation ? birth(birthRow) : null;
    if (birth != null) {
      add(birthRow, fact, true, birth);
    }
    if (event instanceof Event.Creation creation) {
      boolean isEntry = Event.Creation.isEntry(birth != null, date != null, creation.status());
      EffectiveDate born = birth != null ? birth : isEntry ? null : date;
      if (born != null) {
        births.put(event.personId(), day(born.day()));
      }
    }
  }

  private EffectiveDate date(int row) {
    Event event = events.get(row).event();
    return event instanceof Event.Correction correction
        ? correction.to().effective()
        : event.details().effective();
  }

  private EffectiveDate birth(int row) {
    return switch (events.get(row).event()) {
      case Event.Correction correction -> correction.to().born();
      case Event.Creation creation -> creation.born();
      default -> null;
    };
  }

  private void add(int row, RecordedEvent fact, boolean isBirth, EffectiveDate date) {
    Event event = fact.event();
    int low = day(date.day());
    int high = date.latest() == null ? low : day(date.latest());
    Partner partner = event instanceof Event.StatusChange change ? change.partner() : null;
    int other = partner == null ? 0 : partner.personId();
    long one = Math.min(event.personId(), other);
    long whose =
        other == 0 ? fact.position() : one << Integer.SIZE | event.personId() + other - one;
    lives
        .computeIfAbsent(event.personId(), _ -> new ArrayList<>())
        .add(
            new DatedFact(
                row,
                fact.position(),
                isBirth,
                event.kind() == Kind.DEATH,
                low,
                high,
                low < high,
                31 * (31 * whose + low) + high + (isBirth ? 1 : 0)));
  }

  private static int day(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  // ---- days

  /// The events, each with the days that are taken of its dates.
  List<RecordedEvent> on(DateChoice choice) {
    List<RecordedEvent> chosen = new ArrayList<>(events);
    lives.forEach((person, dates) -> {
      if (dates.stream().anyMatch(DatedFact::isOpen)) {
        choose(inOrder(dates, births.get(person)), choice, chosen);
      }
    });
    return chosen;
  }

  /// In order of their first days, none before the birth or behind the death that may be on the
  /// other side of it.
  private static List<DatedFact> inOrder(List<DatedFact> dates, Integer born) {
    List<DatedFact> all = new ArrayList<>(dates);
    if (born != null) {
      all.replaceAll(each -> each.from(Math.clamp(born, each.low, each.high)));
    }
    all.replaceAll(each ->
        each.isDeath
            ? each.from(
                dates.stream()
                    .mapToInt(DatedFact::low)
                    .filter(low -> low <= each.high)
                    .reduce(each.low, Math::max))
            : each);
    all.sort(
        Comparator.comparingInt(DatedFact::low)
            .thenComparing(each -> each.isDeath)
            .thenComparingLong(DatedFact::position)
            .thenComparing(each -> !each.isBirth));
    return all;
  }

  /// Takes a day of each date, so that their order stays. On one day facts stand in the order of
  /// their recording; where that is another one, a day is left between them, if there is one.
  private static void choose(List<DatedFact> dates, DateChoice choice, List<RecordedEvent> chosen) {
    int[] last = new int[dates.size()]; // that leaves a day for those behind
    for (int i = last.length - 1; i >= 0; i--) {
      DatedFact each = dates.get(i);
      int behind = i == last.length - 1 ? each.high : last[i + 1] - gap(dates, i);
      last[i] = Math.clamp(behind, each.low, each.high);
    }
    int first = Integer.MIN_VALUE;
    for (int i = 0; i < last.length; i++) {
      DatedFact each = dates.get(i);
      int day = choice.day(Math.clamp(first, each.low, last[i]), last[i], each.shared);
      if (each.isOpen) {
        chosen.set(each.row, on(LocalDate.ofEpochDay(day), each.isBirth, chosen.get(each.row)));
      }
      first = i == last.length - 1 ? day : day + gap(dates, i);
    }
  }

  private static int gap(List<DatedFact> dates, int i) {
    return dates.get(i).position > dates.get(i + 1).position ? 1 : 0;
  }

  private static RecordedEvent on(LocalDate day, boolean isBirth, RecordedEvent recorded) {
    EffectiveDate date = new EffectiveDate(day, day, EffectiveDate.Qualifier.UNCERTAIN);
    Event event =
        switch (recorded.event()) {
          case Event.Correction e -> {
            Amendment to = e.to();
            yield new Event.Correction(
                e.personId(),
                e.corrects(),
                isBirth ? Amendment.ofBirth(date).over(to) : to.on(date),
                e.why(),
                e.details());
          }
          case Event.Creation e when isBirth ->
              new Event.Creation(
                  e.personId(), e.name(), e.status(), e.address(), date, e.details());
          case Event e -> e.with(e.details().at(date));
        };
    return new RecordedEvent(recorded.position(), recorded.recorded(), event, recorded.json());
  }
}
