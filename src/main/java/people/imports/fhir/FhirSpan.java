package people.imports.fhir;

import module java.base;

import people.*;

/// A name or an address that a patient has for some time.
///
/// @param value of it
/// @param rank of several at once the one with the least decides
/// @param isFormer whether the source says that it is no longer used
/// @param start its first day; null when not said
/// @param end its last day; null when not said
record FhirSpan(
    FhirValue value, int rank, boolean isFormer, EffectiveDate start, EffectiveDate end) {

  /// A value from a date on.
  ///
  /// @param date when it began, or was seen
  /// @param value null when none is known from then on
  /// @param isSeen whether the source says no date: it was so when the record was made, or before
  record Turn(EffectiveDate date, FhirValue value, boolean isSeen) {}

  /// A span with the days that it takes.
  ///
  /// @param until day behind the last one
  private record Dated(FhirSpan span, EffectiveDate date, LocalDate until, boolean isSeen) {

    boolean isOn(LocalDate day) {
      return !date.day().isAfter(day) && until.isAfter(day);
    }

    static final Comparator<Dated> BEST =
        Comparator.comparingInt((Dated each) -> each.span.rank)
            .thenComparing(Dated::isSeen)
            .thenComparing(each -> each.date.day(), Comparator.reverseOrder());
  }

  /// The values in order of time, each from the day on which it is known:
  ///
  /// - With a start it is known from there on; with an end alone, by that end.
  /// - With neither it was so on the day on which the record was made, and nothing is known of
  ///   before. A former one was so before the others began.
  /// - Behind an end without another value none is known.
  ///
  /// @param made the day for which the record speaks
  static List<Turn> turns(List<FhirSpan> spans, LocalDate made) {
    List<Dated> all = new ArrayList<>();
    for (FhirSpan span : spans) {
      if (!span.isFormer) {
        all.add(dated(span, made, span.end == null ? LocalDate.MAX : behind(span.end)));
      }
    }
    List<LocalDate> begins =
        all.stream().map(each -> each.date.day()).filter(day -> !day.isAfter(made)).toList();
    for (FhirSpan span : spans) {
      if (span.isFormer) {
        LocalDate start = span.start == null ? LocalDate.MIN : span.start.day();
        LocalDate next =
            begins.stream().filter(start::isBefore).min(Comparator.naturalOrder()).orElse(made);
        all.add(dated(span, next.minusDays(1), span.end == null ? next : behind(span.end)));
      }
    }
    return turns(all);
  }

  /// @param seen the day on which it was so, where no date is said
  private static Dated dated(FhirSpan span, LocalDate seen, LocalDate until) {
    if (span.start != null) {
      return new Dated(span, span.start, until, false);
    }
    EffectiveDate date =
        span.end != null || span.isFormer
            ? new EffectiveDate(
                null,
                span.end == null ? seen : span.end.day(),
                span.end == null ? EffectiveDate.Qualifier.UNCERTAIN : EffectiveDate.Qualifier.NONE)
            : EffectiveDate.of(seen);
    return new Dated(span, date, until, span.end == null);
  }

  private static LocalDate behind(EffectiveDate end) {
    return end.latest().plusDays(1);
  }

  private static List<Turn> turns(List<Dated> all) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (Dated each : all) {
      days.add(each.date.day());
      days.add(each.until);
    }
    days.remove(LocalDate.MAX);
    List<Turn> turns = new ArrayList<>();
    FhirValue before = null;
    for (LocalDate day : days) {
      Dated best = best(all, day);
      FhirValue value = best == null ? null : best.span.value;
      if (!Objects.equals(value, before)) {
        boolean isStart = best != null && best.date.day().equals(day);
        boolean isEndSeen =
            best == null
                && all.stream().anyMatch(each -> each.until.equals(day) && each.span.end == null);
        turns.add(
            new Turn(
                isStart ? best.date : EffectiveDate.of(day),
                value,
                isStart ? best.isSeen : isEndSeen));
      }
      before = value;
    }
    return turns;
  }

  /// The span that counts on a day; null for none.
  private static Dated best(List<Dated> all, LocalDate day) {
    Dated best = null;
    for (Dated each : all) {
      if (each.isOn(day) && (best == null || Dated.BEST.compare(each, best) < 0)) {
        best = each;
      }
    }
    return best;
  }

  /// The turn that holds on a day; null for none.
  static Turn at(List<Turn> turns, LocalDate day) {
    Turn last = null;
    for (Turn turn : turns) {
      last = turn.date.day().isAfter(day) ? last : turn;
    }
    return last;
  }
}
