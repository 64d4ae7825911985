package people.report;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.EventRows;

/// The section of a report on its records: what a reader has to know of them, and what was learnt
/// since the last report.
final class DataQuality {

  /// A fact is late that was recorded more days than this after it was true.
  private static final int LATE = 30;

  /// A figure with what it counts.
  record Figure(String name, String number, String meaning) {}

  private DataQuality() {}

  static List<Figure> of(ReportQuestion question) {
    EventRows events = question.history().columns().events();
    long inexact = rows(events).filter(row -> events.dates().number(row) != 0).count();
    long late = rows(events).filter(row -> isLate(events, row)).count();
    long amended = rows(events).filter(row -> events.about().applyAsLong(row) >= 0).count();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "Events", ReportSize.count(events.size()), "all that is recorded up to that moment"));
    figures.add(
        new Figure(
            "Uncertain dates",
            ReportSize.count(inexact),
            "events whose date is a month, a year, a stretch, or doubted by its source"));
    figures.add(
        new Figure(
            "Late facts",
            ReportSize.count(late),
            "events recorded more than %d days after they were true".formatted(LATE)));
    figures.add(
        new Figure(
            "Amendments", ReportSize.count(amended), "events that correct or take back another"));
    if (question.checked() != null) {
      Map<Contradiction.Flaw, Long> flaws = new EnumMap<>(Contradiction.Flaw.class);
      question.checked().forEach(each -> flaws.merge(each.flaw(), 1L, Long::sum));
      long doubles = flaws.getOrDefault(Contradiction.Flaw.DUPLICATE, 0L);
      flaws.remove(Contradiction.Flaw.DUPLICATE);
      long all = flaws.values().stream().mapToLong(Long::longValue).sum();
      String kinds =
          flaws.entrySet().stream()
              .map(flaw -> flaw.getKey().word() + " " + ReportSize.count(flaw.getValue()))
              .collect(Collectors.joining(", "));
      figures.add(
          new Figure(
              "Contradictions",
              ReportSize.count(all),
              all == 0 ? "'people check' finds none" : "by 'people check': " + kinds));
      figures.add(
          new Figure(
              "Duplicates",
              question.isCompared() ? ReportSize.count(doubles) : "–",
              question.isCompared()
                  ? "records that are of one person beyond doubt, still apart"
                  : "not looked for among so many people"));
    }
    return figures;
  }

  private static IntStream rows(EventRows events) {
    return IntStream.range(0, events.size()).parallel();
  }

  private static boolean isLate(EventRows events, int row) {
    boolean isDated = events.exact().test(row) || events.dates().number(row) != 0;
    return isDated && ReportDays.recorded(events, row) - events.days().applyAsInt(row) > LATE;
  }

  /// What was learnt since a moment about the date with which a report opens, by kind; empty where
  /// no moment was named.
  static List<Figure> learnt(ReportQuestion question, LocalDate at) {
    if (question.since() == null) {
      return List.of();
    }
    History now = question.history();
    History then = now.knownAt(question.since());
    long events = now.columns().events().size() - (long) then.columns().events().size();
    Map<Snapshot.Difference.What, Long> kinds =
        then.at(at).differencesTo(now.at(at)).stream()
            .collect(
                Collectors.groupingBy(
                    Snapshot.Difference::what,
                    () -> new EnumMap<>(Snapshot.Difference.What.class),
                    Collectors.counting()));
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "Events",
            ReportSize.count(events),
            "recorded since " + RecordedEvent.shown(question.since())));
    kinds.forEach(
        (what, n) -> figures.add(new Figure(sentence(what), ReportSize.count(n), meaning(what))));
    return figures;
  }

  private static String sentence(Snapshot.Difference.What what) {
    String word = what.name().toLowerCase(Locale.ROOT);
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String meaning(Snapshot.Difference.What what) {
    return switch (what) {
      case JOINED -> "people who are there, and were not known to be";
      case DIED -> "deaths that were not known, or on another date";
      case LEFT -> "people who had left or come back, which was not known";
      case GONE -> "people who are not there after all";
      case MERGED -> "records that turned out to be of somebody else";
      case PRESUMED -> "people presumed dead or not, other than before";
      case CREATED -> "people known from another date on";
      case BORN -> "other births";
      case NAME -> "other names";
      case STATUS -> "other statuses";
      case PARTNER -> "other partners";
      case ADDRESS -> "other addresses";
      case ATTRIBUTE -> "other values of an attribute";
    };
  }
}
