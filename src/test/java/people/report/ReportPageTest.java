package people.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.notebook.Browser;
import people.simulation.*;
import people.survival.*;
import people.timeline.*;
import tools.jackson.databind.JsonNode;

/// A report as its readers meet it: in the Chromium that is installed, without a network. Where
/// there is none, nothing here is run, unless `PEOPLE_JUPYTER_TESTS=required`.
@DisplayName("A report in a browser")
@Tag("browser")
@Tag("process")
class ReportPageTest {

  private static final String EVIL = "<script>document.title = 'owned'</script>";

  @TempDir static Path folder;

  private static EventTimeline timeline;
  private static Browser browser;
  private static History town;
  private static String address;
  private static int evil;

  @BeforeAll
  static void write() throws IOException {
    assumeTrue(
        Browser.find().isPresent() || "required".equals(System.getenv("PEOPLE_JUPYTER_TESTS")),
        "no Chromium on PATH");
    Path file = folder.resolve("town.jsonl");
    new Simulation(80, 30, 5, 0.1).writeTo(file, _ -> {}, new TreeMap<>());
    timeline = EventTimeline.open(file);
    evil =
        new PersonRegistry(timeline)
            .create(
                new Name(EVIL, "</script>"),
                Status.SINGLE,
                new Address("1 High Street", EVIL),
                Details.on("1960-05"));
    town = History.of(timeline).observedUntil("1990-06-30");
    Path page = folder.resolve("town.html");
    Files.writeString(page, PeopleReport.of(ReportModelTest.question(town)).html());
    address = page.toUri().toString();
    browser = Browser.start(folder.resolve("browser"));
    browser.goOffline();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      timeline.close();
    }
  }

  @BeforeEach
  void wide() {
    browser.size(1200, 900);
    browser.print(false);
  }

  private static void open(String view) {
    browser.open("about:blank#" + System.nanoTime());
    browser.open(address + view);
    browser.until("the page is ready", "document.body.dataset.ready === 'yes'");
  }

  private static String text(String id) {
    return browser.eval("document.getElementById('%s').textContent".formatted(id)).asString();
  }

  private static void input(String id, String value) {
    browser.eval(
        """
        (() => {
          const input = document.getElementById('%s');
          input.value = '%s';
          input.dispatchEvent(new Event('input', { bubbles: true }));
          input.dispatchEvent(new Event('change', { bubbles: true }));
        })()
        """
            .formatted(id, value));
  }

  private static int people(History history, String date) {
    return history.at(date).countByStatus().values().stream().mapToInt(n -> n).sum();
  }

  @Test
  @DisplayName("fetches nothing, says what it said before its script ran, and complains of nothing")
  void opens() {
    open("");
    for (Headline each :
        Headline.of(
            ReportModelTest.question(town),
            ReportDays.of(ReportModelTest.question(town), false),
            true,
            null)) {
      assertEquals(each.number(), text("n-" + each.key()), each.key());
      assertEquals(each.words(), text("w-" + each.key()), each.key());
    }
    assertEquals(List.of(), browser.problems());
    assertEquals(
        List.of(),
        browser.requests().stream()
            .filter(request ->
                !request.startsWith(address) && !request.matches("(?s)(about|data|blob):.*"))
            .toList());
    assertEquals("A town", browser.eval("document.title").asString());
  }

  @Test
  @DisplayName("follows the sliders of both clocks, and its address keeps them")
  void sliders() {
    open("");
    input("at", "200");
    String date = text("date");
    assertEquals(people(town, date) + "", text("n-people"));
    input("known", "9");
    String known =
        browser.eval("new URLSearchParams(location.hash.slice(1)).get('known')").asString();
    int then = people(town.knownAt(known), date);
    assertNotEquals(people(town, date), then);
    assertEquals(then + "", text("n-people"));
    assertTrue(text("as-of").startsWith("On " + date + ", as known at the end of "), text("as-of"));
    String view = browser.eval("location.hash").asString();
    open(view);
    assertEquals(date, text("date"));
    assertEquals(then + "", text("n-people"));
    assertEquals(List.of(), browser.problems());
  }

  @Test
  @DisplayName("has first marriages up to the date, and no headings of what is empty")
  void marriagesAndEmptyParts() {
    for (String date : List.of("1989-12-31", "1979-06-30", "1960-01-05")) {
      open("#at=" + date);
      LifeTimes times = LifeTimes.of(town.observedUntil(date), TimeTo.FIRST_MARRIAGE, List.of());
      IncidenceCurves curves = IncidenceCurves.of(times.risk().from(5114), ConfidenceBand.LOG_LOG);
      long married = IntStream.range(0, curves.size()).mapToLong(i -> curves.events(1, i)).sum();
      String words = text("marriage-n");
      assertTrue(
          words.startsWith("n = %d, of whom %d married".formatted(curves.rows(), married)), words);
      assertEquals(
          married == 0,
          text("marriage").equals("Nobody was seen to marry by then."),
          text("marriage"));
      String hidden = "document.getElementById('flows').%shidden";
      boolean isEmpty = text("flows-n").contains(", 0 between");
      assertEquals(date.startsWith("1960"), isEmpty, text("flows-n"));
      assertEquals(isEmpty, browser.eval(hidden.formatted("")).asBoolean());
      assertEquals(isEmpty, browser.eval(hidden.formatted("previousElementSibling.")).asBoolean());
    }
    assertEquals(List.of(), browser.problems());
  }

  @Test
  @DisplayName(
      "says the unit of each axis, and has room for the oldest between the sides of a pyramid")
  void unitsAndRoom() throws IOException {
    open("#at=1975-12-31");
    assertEquals(
        "[\"people\",\"moves a year\",\"%\"]",
        browser
            .eval(
                "['statuses', 'moves', 'marriage'].map(id => document.querySelector('#' + id + '"
                    + " .tick').textContent)")
            .toString());
    EventTimeline old = EventTimeline.inMemory();
    new PersonRegistry(old)
        .create(new Name("Jeanne", "Calment"), Status.MARRIED, null, Details.on("1870"));
    Path page = folder.resolve("old.html");
    ReportQuestion question = ReportModelTest.question(History.of(old).observedUntil("1976-12-31"));
    Files.writeString(page, PeopleReport.of(question).html());
    try (Browser own = Browser.start(folder.resolve("old"))) {
      own.open(page.toUri() + "#at=1976-12-31");
      own.until("the page is ready", "document.body.dataset.ready === 'yes'");
      assertEquals(
          "[]",
          own.eval(
                  """
                  (() => {
                    const boxes = kind => [...document.querySelectorAll('#pyramid ' + kind)].map(each => each.getBoundingClientRect());
                    const bars = boxes('svg > rect');
                    return [...document.querySelectorAll('#pyramid text')].filter(each => each.textContent.includes('–')).filter(each => {
                      const text = each.getBoundingClientRect();
                      return bars.some(bar => bar.left < text.right + 2 && bar.right > text.left - 2 && bar.top < text.bottom - 4 && bar.bottom > text.top + 4);
                    }).map(each => each.textContent);
                  })()
                  """)
              .toString());
    }
  }

  @Test
  @DisplayName("plays from the first day to the last one, and stops there")
  void plays() {
    open("#at=1989-12-31");
    browser.eval("document.getElementById('play').click()");
    browser.until("it plays", "document.getElementById('date').textContent < '1985'");
    browser.until("it goes on", "document.getElementById('date').textContent > '1965'");
    browser.until(
        "it ends", "document.getElementById('play').getAttribute('aria-pressed') === 'false'");
    assertEquals("1989-12-31", text("date"));
    assertEquals(List.of(), browser.problems());
  }

  @Test
  @DisplayName(
      "finds a person, shows her life and the events behind it, and what is text stays text")
  void person() {
    open("#at=1985-03-01");
    int there = people(town, "1985-03-01");
    assertTrue(text("found").endsWith(" of " + there), text("found"));
    input("search", "<script>");
    assertEquals("1–1 of 1, chosen from " + there, text("found"));
    browser.eval("document.querySelector('#rows button').click()");
    assertEquals(EVIL + " </script>", text("life-name"));
    assertEquals("#at=1985-03-01&person=" + evil, browser.eval("location.hash").asString());
    assertTrue(text("life-now").contains("single since 1960-05-01"), text("life-now"));
    assertTrue(
        text("life-events").contains("decides status, decides address"), text("life-events"));
    assertEquals(0, browser.eval("document.querySelectorAll('#people script').length").asInt());

    input("search", "");
    input("filter", "married");
    long married = town.at("1985-03-01").countByStatus().get(Status.MARRIED);
    assertTrue(text("found").contains(" of " + married + ","), text("found"));
    browser.eval("document.querySelector('#heads th:nth-child(4) button').click()");
    JsonNode ages =
        browser.eval(
            "[...document.querySelectorAll('#rows td:nth-child(4)')].map(c =>"
                + " +c.textContent.replace('~', ''))");
    List<Integer> sorted = new ArrayList<>();
    ages.forEach(age -> sorted.add(age.asInt()));
    assertEquals(sorted.stream().sorted().toList(), sorted);
    assertEquals(List.of(), browser.problems());
  }

  @Test
  @DisplayName("fits a phone, and paper without its controls")
  void phoneAndPaper() {
    for (int width : List.of(360, 400)) {
      browser.size(width, 800);
      open("#at=1985-03-01&person=" + evil);
      JsonNode widths =
          browser.eval(
              "[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
      assertEquals(widths.get(1), widths.get(0), "scrolls sideways at " + width);
    }
    browser.size(1200, 900);
    browser.print(true);
    for (String control : List.of(".clocks", ".asked", "#before", "#after", "#life-close")) {
      assertEquals(
          "none",
          browser
              .eval("getComputedStyle(document.querySelector('%s')).display".formatted(control))
              .asString(),
          control);
    }
    String shown =
        browser.eval("getComputedStyle(document.getElementById('found')).display").asString();
    assertNotEquals("none", shown, "which of the people are on paper is not said");
    String pdf = new String(browser.pdf(), StandardCharsets.ISO_8859_1);
    assertTrue(pdf.startsWith("%PDF-"));
    assertTrue(Pattern.compile("/Type /Page\\b").matcher(pdf).results().count() > 2);
    assertEquals(List.of(), browser.problems());
  }

  @Test
  @DisplayName("of so many people that it holds sums is live too, without a table of people")
  void sums() throws IOException {
    ReportQuestion question = ReportModelTest.question(town);
    ReportData sums = new ReportData(question, false);
    LocalDate at = LocalDate.ofEpochDay(sums.days.at());
    List<Headline> headlines = Headline.of(question, sums.days, false, sums.counted);
    Path page = folder.resolve("sums.html");
    Files.writeString(page, new ReportPage(question, sums, headlines, at).html());
    try (Browser own = Browser.start(folder.resolve("sums"))) {
      own.open(page.toUri() + "#at=1975-12-31&person=3");
      own.until("the page is ready", "document.body.dataset.ready === 'yes'");
      assertEquals(List.of(), own.problems());
      String shown = "document.getElementById('%s').textContent";
      assertEquals("1975-12-31", own.eval(shown.formatted("date")).asString());
      assertEquals(
          people(town, "1975-12-31") + "", own.eval(shown.formatted("n-people")).asString());
      assertTrue(own.eval("document.getElementById('life') === null").asBoolean());
    }
  }

  @Test
  @DisplayName("has no serious fault that axe-core finds, light or dark, wide or narrow")
  void accessible() throws Exception {
    String axe = AxeCore.script();
    for (String scheme : List.of("light", "dark")) {
      for (int width : List.of(1200, 375)) {
        browser.size(width, 900);
        browser.prefer(scheme);
        open("#at=1985-03-01&person=" + evil);
        browser.eval(axe + "; 0");
        JsonNode found =
            browser.eval(
                """
                axe.run().then(all => all.violations
                  .filter(each => ['serious', 'critical'].includes(each.impact))
                  .map(each => each.id + ': ' + each.nodes.slice(0, 4).map(n => n.html + ' ' + n.any.map(a => a.message)).join(' | ')))
                """);
        assertEquals("[]", found.toString(), scheme + " at " + width);
      }
    }
  }

  @Test
  @DisplayName("has its picture taken for the documentation: PEOPLE_REPORT_PICTURE=FILE.png")
  void picture() throws Exception {
    String file = System.getenv("PEOPLE_REPORT_PICTURE");
    assumeTrue(file != null, "no picture is asked for");
    History town = History.of(new Simulation(500, 60, 7).inMemory());
    Path page = folder.resolve("picture.html");
    Files.writeString(page, PeopleReport.of(ReportModelTest.question(town)).html());
    browser.size(1200, 1420);
    browser.hideScrollbars();
    browser.open(page.toUri() + "#at=1995-06-30");
    browser.until("the page is ready", "document.body.dataset.ready === 'yes'");
    Files.write(Path.of(file), browser.png());
  }
}
