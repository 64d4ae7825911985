package people.privacy;

import static people.output.HtmlPage.escaped;

import module java.base;

import people.*;
import people.history.*;
import people.output.*;

/// Writes what is recorded about somebody as a page for her to read and to print, which fetches
/// nothing and runs nothing.
public final class SubjectPage {

  private static final String STYLE =
      """

      :root { color-scheme: light dark; --ink: %s; --muted: %s; --line: %s; --paper: %s; }
      @media screen and (prefers-color-scheme: dark) {
      :root { --ink: %s; --muted: %s; --line: %s; --paper: %s; } }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        max-width: 68rem; margin: 0 auto; padding: 1.5rem; }
      h1 { font-size: 1.6rem; margin: 0 0 .2rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .4rem; }
      p { margin: .3rem 0; } .muted { color: var(--muted); }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%%; font-size: .9rem; }
      th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
        border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
      thead th { color: var(--muted); font-weight: 600; white-space: nowrap; }
      .card th { width: 10rem; color: var(--muted); font-weight: 400; }
      td.whole { white-space: nowrap; }
      td.gone { text-decoration: line-through; }
      @media print { body { max-width: none; padding: 0; font-size: 10pt; }
        table { font-size: 8.5pt; } tr { break-inside: avoid; } h2 { break-after: avoid; }
        .wide { overflow: visible; } @page { margin: 15mm; } }
      """;

  private final Subject subject;
  private final Function<Event, String> words;
  private final StringBuilder body = new StringBuilder();

  /// @param words tells an event in words
  public SubjectPage(Subject subject, Function<Event, String> words) {
    this.subject = subject;
    this.words = words;
  }

  /// The page.
  public String html() {
    Person person = subject.known();
    String name = person.name() == null ? "person " + person.personId() : person.name().toString();
    HtmlPage page = new HtmlPage("What is recorded about " + name);
    page.style(
        STYLE.formatted(
            PageColors.INK,
            PageColors.MUTED,
            PageColors.LINE,
            PageColors.PAPER,
            PageColors.DARK.get(PageColors.INK),
            PageColors.DARK.get(PageColors.MUTED),
            PageColors.DARK.get(PageColors.LINE),
            PageColors.DARK.get(PageColors.PAPER)));
    body.append("<header>\n<h1>What is recorded about %s</h1>\n".formatted(escaped(name)));
    body.append(
        "<p class=\"muted\">%s, person %d · %s</p>\n</header>\n<main>\n"
            .formatted(escaped(subject.timeline()), person.personId(), time(subject.made())));
    card(person);
    recorded();
    mentions();
    disclosures();
    accesses();
    body.append("</main>\n");
    page.add(body.toString());
    return page.toString();
  }

  // ---- what is known

  private void card(Person person) {
    body.append("<h2>What is known today</h2>\n<table class=\"card\">\n");
    row("name", person.name());
    row("status", person.status());
    row("partner", person.partner());
    row("address", person.address());
    person.attributes().forEach(this::row);
    row("born", person.bornApart());
    row("recorded from", person.created());
    row("died", person.died());
    row("left", person.left());
    row(
        "parents",
        subject.parentIds().stream()
            .map(parent -> "person " + parent)
            .collect(Collectors.joining(", ")));
    row(
        "known elsewhere as",
        subject.keys().stream().map(Attribute::toString).collect(Collectors.joining(", ")));
    if (subject.records().size() > 1) {
      row(
          "records",
          subject.records().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ": they were found to be of one person");
    }
    if (subject.restriction() != null) {
      row(
          "restricted",
          "since %s: %s"
              .formatted(
                  time(subject.restriction().recorded()),
                  ((Event.Restriction) subject.restriction().event()).why()));
    }
    body.append("</table>\n");
  }

  private void row(String name, Object value) {
    if (value != null && !value.toString().isEmpty()) {
      body.append(
          "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
              .formatted(escaped(name), escaped(value.toString())));
    }
  }

  // ---- the rest

  private void recorded() {
    begin(
        "What was recorded, and when",
        "Each line is an event as it was recorded. One that was corrected or taken back stays, and"
            + " is no longer counted; the event that did so is named beside it.",
        "no.",
        "of",
        "what",
        "source",
        "recorded",
        "by");
    for (Subject.OwnEvent each : subject.recorded()) {
      Event event = each.event().event();
      Details details = event.details();
      body.append("<tr>");
      whole(each.event().position());
      whole(details.effective());
      body.append(each.retractedBy() == null ? "<td>" : "<td class=\"gone\">")
          .append(escaped(words.apply(event)))
          .append(event.personId() == subject.known().personId() ? "" : ofRecord(event))
          .append(state(each))
          .append("</td>");
      cell(
          Stream.of(details.source(), each.batch() == null ? null : "import " + each.batch())
              .filter(Objects::nonNull)
              .collect(Collectors.joining("; ")));
      cell(time(each.event().recorded()));
      cell(details.recordedBy());
      body.append("</tr>\n");
    }
    end(subject.recorded().isEmpty());
  }

  private static String ofRecord(Event event) {
    return " <span class=\"muted\">(record %d)</span>".formatted(event.personId());
  }

  private static String state(Subject.OwnEvent each) {
    if (each.retractedBy() != null) {
      return " <span class=\"muted\">taken back by no. %d</span>".formatted(each.retractedBy());
    }
    return each.correctedBy().isEmpty()
        ? ""
        : " <span class=\"muted\">corrected by no. %s</span>"
            .formatted(
                each.correctedBy().stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  private void mentions() {
    begin(
        "Where others' records name this person",
        "What these records say of the other people is theirs, and is not shown.",
        "no.",
        "recorded",
        "record of",
        "named as");
    for (Subject.Mention each : subject.mentions()) {
      body.append("<tr>");
      cell(each.position());
      cell(time(each.recorded()));
      cell("person " + each.personId());
      cell(each.as());
      body.append("</tr>\n");
    }
    end(subject.mentions().isEmpty());
  }

  private void disclosures() {
    begin(
        "To whom it is handed on",
        "Programs that hand events on to others, and with how many of the events above they were"
            + " done. Which of these they passed, and what of each, is for them to choose.",
        "name",
        "to",
        "events",
        "as of");
    for (Subject.Disclosure each : subject.disclosures()) {
      body.append("<tr>");
      cell(each.name());
      cell(each.target());
      cell(subject.handedTo(each));
      cell(each.saved() == null ? null : time(each.saved()));
      body.append("</tr>\n");
    }
    end(subject.disclosures().isEmpty());
  }

  private void accesses() {
    begin(
        "Who read it",
        "As far as an access log was kept; what is read from the file by itself is in none.",
        "when",
        "who",
        "account",
        "command",
        "whose data");
    for (AccessLog.Access each : subject.accesses()) {
      body.append("<tr>");
      cell(time(each.at()));
      cell(each.by());
      cell(each.account());
      cell(each.command());
      cell(each.people() == null ? "everyone's" : "this person's");
      body.append("</tr>\n");
    }
    end(subject.accesses().isEmpty());
  }

  private void begin(String title, String explanation, String... columns) {
    body.append("<h2>%s</h2>\n<p class=\"muted\">%s</p>\n".formatted(title, explanation));
    body.append("<div class=\"wide\"><table>\n<thead><tr>");
    for (String column : columns) {
      body.append("<th scope=\"col\">").append(column).append("</th>");
    }
    body.append("</tr></thead>\n<tbody>\n");
  }

  private void end(boolean isEmpty) {
    body.append(isEmpty ? "<tr><td>nothing</td></tr>\n" : "").append("</tbody></table></div>\n");
  }

  /// A cell that is not broken into lines.
  private void whole(Object value) {
    cell(" class=\"whole\"", value);
  }

  private void cell(Object value) {
    cell("", value);
  }

  private void cell(String attributes, Object value) {
    body.append("<td")
        .append(attributes)
        .append('>')
        .append(value == null ? "" : escaped(value.toString()))
        .append("</td>");
  }

  private static String time(Instant time) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'")
        .withZone(ZoneOffset.UTC)
        .format(time);
  }
}
