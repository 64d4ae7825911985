package people.report;

import static people.output.HtmlPage.escaped;

import module java.base;

import people.*;
import people.output.*;

/// Writes a report as HTML: what is said stands in it as text, and the script draws the rest.
final class ReportPage {

  private final ReportQuestion question;
  private final ReportData data;
  private final List<Headline> headlines;
  private final LocalDate at;

  ReportPage(ReportQuestion question, ReportData data, List<Headline> headlines, LocalDate at) {
    this.question = question;
    this.data = data;
    this.headlines = headlines;
    this.at = at;
  }

  String html() {
    HtmlPage page = new HtmlPage(question.title());
    page.style(ReportStyle.css());
    page.add(head());
    page.add(CLOCKS);
    page.add(
        "<main>\n"
            + headlines()
            + CHARTS
            + records()
            + (data.isOfLives ? PEOPLE : "")
            + "</main>\n");
    page.add(foot());
    page.add(
        "<script type=\"application/gzip\" id=\"data\">"
            + HtmlPage.packed(data.json())
            + "</script>\n");
    page.script(
        "data-report",
        "\n"
            + ReportModel.SCRIPT
            + ReportCharts.SCRIPT
            + ReportPeople.TABLE
            + ReportPeople.LIFE
            + ReportScript.SCRIPT);
    return page.toString();
  }

  private String head() {
    return """
    <header>
    <h1>%s</h1>
    <p>%s · %s · observed until %s%s</p>
    <p id="as-of">On %s</p>
    </header>
    """
        .formatted(
            escaped(question.title()),
            escaped(question.source()),
            people(question.history().personIds().size()),
            LocalDate.ofEpochDay(data.days.to()),
            question.remark().isEmpty() ? "" : "<br>" + escaped(question.remark()),
            at);
  }

  private static String people(int people) {
    return people == 1 ? "1 person" : ReportSize.count(people) + " people";
  }

  private static final String CLOCKS =
      """
      <div class="clocks" role="region" aria-label="Date and moment of knowledge"><div>
      <button type="button" id="play" aria-pressed="false">▶ Play</button>
      <div class="time"><label class="off" for="at">Date</label><input type="range" id="at" min="0" max="1" step="1" aria-label="Date"></div>
      <div><output id="date" for="at" aria-live="off"></output> <input type="date" id="day" aria-label="Date, to the day" class="off"></div>
      <div id="knowing"><label for="known">As known at</label><input type="range" id="known" min="0" max="1" step="1"><output id="moment" for="known" aria-live="off"></output></div>
      </div></div>
      """;

  private String headlines() {
    StringBuilder html =
        new StringBuilder("<section aria-label=\"Headlines\">\n<dl class=\"headlines\">\n");
    for (Headline each : headlines) {
      html.append(
          """
          <div><dt>%s</dt><dd class="number" id="n-%s">%s</dd><dd class="words" id="w-%2$s">%s</dd><dd class="meant">%s</dd></div>
          """
              .formatted(
                  each.label(),
                  each.key(),
                  escaped(each.number()),
                  escaped(each.words()),
                  each.meaning()));
    }
    return html.append("</dl>\n</section>\n").toString();
  }

  private static final String CHARTS =
      """
      <section class="needs-script"><h2>Statuses over time</h2>
      <p class="lead">Everyone who is there, by status at the end of each day. Hatched is what depends on an uncertain date. A click goes to that day.</p>
      <div class="chart" id="statuses"></div>
      <div class="chart wide" id="status-at"></div></section>

      <div class="pair needs-script">
      <section><h2>Age pyramid</h2>
      <p class="lead">Whole years on the date, in groups of five, from the first day that the birth may have been.</p>
      <div class="chart" id="pyramid"></div><p class="n-line" id="pyramid-n"></p></section>
      <section><h2>Couples and households</h2>
      <p class="lead">Households are the people at one address with a street, by who they are to each other.</p>
      <div class="chart wide" id="homes"></div><p class="n-line" id="homes-n"></p>
      <h3 class="sub">Where people live</h3>
      <div class="chart wide" id="cities"></div></section>
      </div>

      <div class="pair needs-script">
      <section><h2>Moves</h2>
      <p class="lead">Changes of address over time. Hatched are those on an uncertain date.</p>
      <div class="chart" id="moves"></div>
      <h3 class="sub">Between cities</h3>
      <div class="chart wide" id="flows"></div><p class="n-line" id="flows-n"></p></section>
      <section><h2>Transitions</h2>
      <p class="lead">Changes of status from the first day until the date: from the row to the column.</p>
      <div class="chart wide" id="turns" tabindex="0" role="group" aria-label="Transitions between statuses"></div><p class="n-line" id="turns-n"></p></section>
      </div>
      """;

  private static final String MARRIAGE =
      """
      <section class="needs-script"><h2>First marriage</h2>
      <p class="lead">The share who have married by an age, by what was seen up to the date of those known to be single at 14 or later; deaths come before (Aalen and Johansen). The band is a 95 % interval.</p>
      <div class="chart" id="marriage"></div><p class="n-line" id="marriage-n"></p></section>
      """;

  private String records() {
    List<DataQuality.Figure> learnt = DataQuality.learnt(question, at);
    return "<div class=\"pair\">\n"
        + (data.isOfMarriages ? MARRIAGE : "")
        + "<section><h2>The records</h2>\n"
        + "<p class=\"lead\">How far the figures can be trusted. These do not follow the"
        + " date.</p>\n"
        + figures(DataQuality.of(question))
        + "</section>\n"
        + (learnt.isEmpty()
            ? ""
            : "<section><h2>Learnt since the last report</h2>\n"
                + "<p class=\"lead\">What is known now of %s, and was not known, or was known otherwise, %s.</p>\n"
                    .formatted(at, since(question.since()))
                + figures(learnt)
                + "</section>\n")
        + "</div>\n";
  }

  /// A moment that is the end of a day, as most are that somebody asks about, by that day.
  private static String since(Instant moment) {
    Instant next = moment.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    return moment.plusNanos(1000).isBefore(next)
        ? "at " + RecordedEvent.shown(moment)
        : "at the end of " + LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static String figures(List<DataQuality.Figure> figures) {
    StringBuilder html =
        new StringBuilder(
            "<div class=\"wide\"><table><thead><tr><th scope=\"col\">What</th><th scope=\"col\""
                + " class=\"n\">n</th><th scope=\"col\">Meaning</th></tr></thead><tbody>\n");
    for (DataQuality.Figure each : figures) {
      html.append(
          "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"quiet\">%s</td></tr>\n"
              .formatted(each.name(), each.number(), escaped(each.meaning())));
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static final String PEOPLE =
      """
      <section class="needs-script" id="people"><h2>People</h2>
      <p class="lead">Everyone who is there on the date, or was last known to be. Names are the latest ones known. A name opens the life.</p>
      <div class="asked"><label>Search<input type="search" id="search" autocomplete="off" placeholder="name, address, partner"></label>
      <label>Status<select id="filter"><option value="">all</option></select></label></div>
      <article id="life" hidden aria-labelledby="life-name">
      <div class="life-head"><h3 id="life-name" tabindex="-1"></h3><button type="button" id="life-close">Close</button></div>
      <dl id="life-now"></dl>
      <div class="chart" id="life-line"></div>
      <h4 class="off">Events</h4>
      <div class="wide" tabindex="0" role="group" aria-label="Events of this person"><table><thead><tr><th scope="col" class="n">Event</th><th scope="col">When</th><th scope="col">What</th><th scope="col">Recorded</th><th scope="col">Why</th></tr></thead><tbody id="life-events"></tbody></table></div>
      </article>
      <div class="wide" tabindex="0" role="group" aria-label="People, by rows"><table><thead><tr id="heads"></tr></thead><tbody id="rows"></tbody></table></div>
      <div class="pages"><button type="button" id="before">Back</button><button type="button" id="after">Next</button><span id="found" role="status"></span></div>
      </section>
      """;

  private String foot() {
    return """
    <footer>
    <p>Each figure holds at the end of its day, by what was recorded up to the moment of knowledge. Days are UTC. What is not known is shown as not known, and what depends on an uncertain date as uncertain.%s</p>
    <p>This page is one file. It fetches nothing and sends nothing; its address (<code>#at=…&amp;known=…&amp;person=…</code>) keeps the view. Made by People Timeline.</p>
    <noscript><p>The sliders, the charts and the table of people need JavaScript.</p></noscript>
    </footer>
    """
        .formatted(
            data.isOfLives
                ? data.stops.size() > 1
                    ? " Knowledge can be set back to %d moments.".formatted(data.stops.size())
                    : ""
                : " There are so many people that the page holds sums at the ends of years.");
  }
}
