package people.report;

import module java.base;

import people.history.*;
import people.output.*;

/// One page about everyone in a timeline: figures with their definitions, charts that follow a date
/// and a moment of knowledge, a table of people, and what is behind each answer. It is one file
/// that fetches nothing, and holds rectangles (who, what, from which day until which, known from
/// when until when) that its script filters and sums; what is true was decided by the core.
///
/// Of more than 12,000 people or 70,000 events it holds sums only, at the ends of years.
public final class PeopleReport {

  private final ReportQuestion question;
  private final ReportData data;
  private final List<Headline> headlines;

  private PeopleReport(ReportQuestion question) {
    this.question = question;
    this.data = new ReportData(question);
    this.headlines = Headline.of(question, data.days, data.isOfLives, data.counted);
  }

  /// @throws IllegalArgumentException when the first day that is asked for is behind the last one
  public static PeopleReport of(ReportQuestion question) {
    return new PeopleReport(question);
  }

  /// Whether there are so few people that a page holds each life.
  public static boolean isOfLives(History history) {
    return ReportSize.isOfLives(history);
  }

  /// The page.
  public String html() {
    return new ReportPage(question, data, headlines, LocalDate.ofEpochDay(data.days.at())).html();
  }

  /// The figures as text in Markdown, for a mail or a commit.
  public static String markdown(ReportQuestion question) {
    boolean isOfLives = isOfLives(question.history());
    ReportDays days = ReportDays.of(question, !isOfLives);
    List<Headline> headlines = Headline.of(question, days, isOfLives, null);
    LocalDate at = LocalDate.ofEpochDay(days.at());
    StringBuilder text = new StringBuilder();
    text.append(
        "# %s%n%n%s, on %s.%n".formatted(plain(question.title()), plain(question.source()), at));
    if (!question.remark().isEmpty()) {
      text.append("%n%s%n".formatted(plain(question.remark())));
    }
    text.append("\n| what | n | |\n|---|---|---|\n");
    headlines.forEach(each ->
        text.append("| %s | %s | %s |%n".formatted(each.label(), each.number(), each.words())));
    figures(text, "The records", DataQuality.of(question));
    figures(text, "Learnt since the last report", DataQuality.learnt(question, at));
    return text.toString();
  }

  private static void figures(StringBuilder text, String title, List<DataQuality.Figure> figures) {
    if (!figures.isEmpty()) {
      text.append("\n## %s%n%n| what | n | |%n|---|---|---|%n".formatted(title));
      figures.forEach(each ->
          text.append("| %s | %s | %s |%n".formatted(each.name(), each.number(), each.meaning())));
    }
  }

  /// A text of somebody as Markdown that is only that text.
  private static String plain(String text) {
    return Terminal.shown(text).replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }
}
