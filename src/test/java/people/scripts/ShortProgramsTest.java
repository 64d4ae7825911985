package people.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import people.*;
import people.timeline.*;

/// The programs in `scripts` that users take as they are, or change for their own.
@DisplayName("A short program")
@Tag("process")
class ShortProgramsTest {

  private static final List<String> NAMES =
      List.of("declare", "arrivals", "anniversaries", "addresses", "lifeline");

  private static final Path ROOT = Path.of(System.getProperty("people.root", ""));

  @TempDir static Path classes;
  @TempDir Path folder;

  static List<String> names() {
    return NAMES;
  }

  @BeforeAll
  static void compile() {
    List<String> words = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none", "-cp"));
    words.add(System.getProperty("java.class.path"));
    NAMES.forEach(name -> words.add(script(name).toString()));
    int code =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(new String[0]));
    assertEquals(0, code);
  }

  private static Path script(String name) {
    return ROOT.resolve("scripts/" + name + ".java");
  }

  private people.Command.Ended run(String name, String... arguments) throws Exception {
    List<String> words = new ArrayList<>(people.Command.QUICK);
    words.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp"));
    words.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
    words.add(name);
    words.addAll(List.of(arguments));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return people.Command.of(java, words.toArray(new String[0])).run();
  }

  private String ask(String name, String... arguments) throws Exception {
    var ended = run(name, arguments);
    assertEquals(0, ended.exit(), ended.err());
    assertEquals("", ended.err());
    return ended.out();
  }

  /// Three people: Ada and William, who married in some July and live together; and Zoë, who may
  /// have moved.
  private Path timeline() {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var registry = new PersonRegistry(timeline);
      var park = new Address("Ockham Park", "Ockham", "GU23", null);
      int ada =
          registry.create(
              new Name("Ada", "King; of \"Lovelace\", née\\Byron"), Details.on("1996-02-29"));
      int william = registry.create(Name.first("William"), Details.on("1990-02"));
      int zoe = registry.create(new Name("Zoë", "Quick"), Details.on("1999"));
      registry.marry(ada, william, Details.on("2015-02-07~"));
      registry.move(ada, park, Details.on("2015-03-01"));
      registry.move(william, park, Details.on("2015-03-01"));
      registry.move(zoe, new Address("Mill Lane 3", "Delft"), Details.on("2016"));
      registry.move(zoe, new Address("Canal 1", "Delft"), Details.on("2020-12?"));
    }
    return file;
  }

  @ParameterizedTest
  @MethodSource("names")
  @DisplayName("is a page, and has help with an example that runs")
  void isAPage(String name) throws Exception {
    assertTrue(Files.readAllLines(script(name)).size() < 40);
    String help = ask(name, "--help");
    assertTrue(help.startsWith("usage: " + name + " "), help);
    String example =
        help.lines().filter(line -> line.startsWith("example: jbang ")).findFirst().orElseThrow();
    String[] words =
        example.substring("example: jbang ".length()).replaceAll(" [>|].*", "").split(" ");
    for (int i = 0; i < words.length; i++) {
      if (words[i].startsWith("notebooks/")) {
        words[i] = ROOT.resolve(words[i]).toString();
      } else if (words[i].matches(".*\\.(ics|svg)")) {
        words[i] = folder.resolve(words[i]).toString();
      }
    }
    assertEquals(name, words[0]);
    ask(name, Arrays.copyOfRange(words, 1, words.length));
  }

  @Test
  @DisplayName("says in one line what is wrong with its arguments, or with the timeline")
  void refuses() throws Exception {
    var missing = run("declare");
    assertEquals("declare: YEAR is missing; expected YEAR (see 'declare --help')\n", missing.err());
    assertEquals(2, missing.exit());
    var unknown = run("arrivals", "2014", "--format", "csv");
    assertEquals(
        "arrivals: unknown option '--format'; expected one of --known, --timeline (see 'arrivals"
            + " --help')\n",
        unknown.err());
    assertEquals(2, unknown.exit());
    var nowhere = run("addresses", "--timeline", folder.resolve("no.jsonl").toString());
    assertEquals(
        "addresses: " + folder.resolve("no.jsonl") + ": no such timeline\n", nowhere.err());
    assertEquals(1, nowhere.exit());
    String noId = "lifeline: ID is missing; expected ID [FILE] (see 'lifeline --help')\n";
    assertEquals(noId, run("lifeline").err());
  }

  @Test
  @DisplayName("declares couples once, as it was known, and marks what is denied")
  void declare() throws Exception {
    String file = ROOT.resolve("notebooks/tax-year.jsonl").toString();
    assertEquals(
        """
        PERSONS  NAMES                     PARTNER  ADDRESS                                       SAYS                    CERTAIN
            1 2  Anna Bakker, Bram Visser           Elm Street 4, Leiden
            3 4  Carla Mulder, Daan Smit            Canal Street 8, Gouda / Market 12, Gouda
              8  Hanna de Vries            Ivo Kok  Station Square 5, Leiden
           9 10  Kees Willems, Lena Bos             Church Square 6, Katwijk / Harbour 20, Gouda  9 says so, 10 does not  about
        """,
        ask("declare", "2023", "--known", "2024-02-14", "--timeline", file));
    assertEquals(
        """
        persons,names,partner,address,says,certain
        1 2,"Anna Bakker, Bram Visser",,"Elm Street 4, Leiden",,true
        8,Hanna de Vries,Ivo Kok,"Station Square 5, Leiden",,true
        """,
        ask("declare", "2023", "--format", "csv", "--timeline", file));
  }

  @Test
  @DisplayName("marks a marriage that may have ended, and one of whose day the source is not sure")
  void declareUncertain() throws Exception {
    String file = timeline().toString();
    assertEquals(
        """
        persons,names,partner,address,says,certain
        1 2,"Ada King; of ""Lovelace"", née\\Byron, William",,"Ockham Park, GU23 Ockham",,false
        """,
        ask("declare", "2015", "--format", "csv", "--timeline", file));
  }

  @Test
  @DisplayName("lists who came, moved, left and died since a date, with what is not certain")
  void arrivals() throws Exception {
    assertEquals(
        """
        date,person,name,what,from,to,certain
        2020-12-01,3,Zoë Quick,moved,"Mill Lane 3, Delft","Canal 1, Delft",false
        """,
        ask("arrivals", "2017", "--timeline", timeline().toString()));
    try (EventTimeline timeline = EventTimeline.open(folder.resolve("people.jsonl"))) {
      var registry = new PersonRegistry(timeline);
      registry.left(3, Details.on("2021-05-01"));
      registry.returned(3, Details.on("2022-06-01"));
      registry.died(1, Details.on("2023-06"));
    }
    assertEquals(
        """
        date,person,name,what,from,to,certain
        2021-05-01,3,Zoë Quick,left,"Canal 1, Delft",,true
        2022-06-01,3,Zoë Quick,returned,,"Canal 1, Delft",false
        2023-06-01,1,"Ada King; of ""Lovelace"", née\\Byron",died,"Ockham Park, GU23 Ockham",,false
        """,
        ask("arrivals", "2021", "--timeline", folder.resolve("people.jsonl").toString()));
  }

  @Test
  @DisplayName("lists what may have been since a date; the first that is known of somebody is none")
  void arrivalsUncertain() throws Exception {
    Path file = timeline();
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var registry = new PersonRegistry(timeline);
      registry.create(Name.first("Max"), Status.MARRIED, null, Details.on("2018-01-31"));
      registry.move(4, new Address("Canal 2", "Delft"), Details.NONE);
      registry.died(1, Details.NONE);
      registry.left(2, Details.on("2017"));
    }
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    assertEquals(
        """
        date,person,name,what,from,to,certain
        2016-01-01,3,Zoë Quick,moved,,"Mill Lane 3, Delft",false
        2017-01-01,2,William,left,"Ockham Park, GU23 Ockham",,false
        2018-01-31,4,Max,first known,,,false
        2020-12-01,3,Zoë Quick,moved,"Mill Lane 3, Delft","Canal 1, Delft",false
        TODAY,4,Max,moved,,"Canal 2, Delft",false
        TODAY,1,"Ada King; of ""Lovelace"", née\\Byron",died,"Ockham Park, GU23 Ockham",,false
        """,
        ask("arrivals", "2016-06", "--timeline", file.toString()).replace(today, "TODAY"));
  }

  @Test
  @DisplayName(
      "knows no wedding day of those who were married before, or of whose day none was said")
  void noWeddingDay() throws Exception {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var registry = new PersonRegistry(timeline);
      for (String name : List.of("Ann", "Bob", "Cas", "Dee")) {
        registry.create(Name.first(name), Details.on("1990-05-17"));
      }
      registry.marry(1, 2, Details.NONE);
      registry.create(Name.first("Eve"), Status.MARRIED, null, Details.on("2018-01-31"));
      registry.marry(3, 4, Details.on("2018-01-30"));
    }
    for (var month :
        List.of("2100-01", "2100-" + LocalDate.now(ZoneOffset.UTC).toString().substring(5, 7))) {
      var asked = run("anniversaries", month, "--format", "csv", "--timeline", file.toString());
      assertEquals(
          month.endsWith("01") ? List.of("2100-01-30,wedding day,Cas and Dee,82,true") : List.of(),
          asked.out().lines().filter(line -> line.contains("wedding")).toList());
      assertEquals(
          "anniversaries: days of which the month is not known, left out: 3\n", asked.err());
    }
  }

  @Test
  @DisplayName("refuses a date that leaves open what is asked, a moment and a file that are none")
  void refusesDates() throws Exception {
    Map<List<String>, String> said = new LinkedHashMap<>();
    said.put(
        List.of("addresses", "2023/.."),
        "addresses: '2023/..' has no last day; expected a day (2014-12-31), a month or a year");
    said.put(
        List.of("arrivals", "../2023"),
        "arrivals: '../2023' has no first day; expected a day (2014-12-31), a month or a year");
    said.put(
        List.of("anniversaries", "2026"),
        "anniversaries: '2026' is more than that; expected one month, such as 2014-12");
    said.put(
        List.of("anniversaries", "2026-07/2026-09"),
        "anniversaries: '2026-07/2026-09' is more than that; expected one month, such as 2014-12");
    said.put(
        List.of("declare", "2023/2024"),
        "declare: '2023/2024' is more than that; expected one year, such as 2014");
    said.put(List.of("declare", "2023", "--known", "yesterday"), "declare: 'yesterday'");
    said.put(
        List.of("lifeline", "3", "carla.pdf"),
        "lifeline: 'carla.pdf' is not a file for that; expected a name that ends in one of .svg,"
            + " .png, .html");
    for (var each : said.entrySet()) {
      String name = each.getKey().getFirst();
      var refused =
          run(name, each.getKey().subList(1, each.getKey().size()).toArray(String[]::new));
      assertTrue(refused.err().startsWith(each.getValue()), refused.err());
      assertTrue(refused.err().endsWith(" (see '" + name + " --help')\n"), refused.err());
      assertEquals(2, refused.exit());
    }
  }

  @Test
  @DisplayName("finds a month's birthdays and wedding days, also as a calendar")
  void anniversaries() throws Exception {
    Path calendar = folder.resolve("february.ics");
    var asked =
        run(
            "anniversaries",
            "2026-02",
            "--ics",
            calendar.toString(),
            "--timeline",
            timeline().toString());
    assertEquals(
        """
        DAY         WHAT         NAMES                                           YEARS  CERTAIN
        2026-02     birthday     William                                            36  about
        2026-02-07  wedding day  Ada King; of "Lovelace", née\\Byron and William     11  about
        2026-02-28  birthday     Ada King; of "Lovelace", née\\Byron                 30
        """,
        asked.out());
    assertEquals("anniversaries: days of which the month is not known, left out: 1\n", asked.err());
    String text = Files.readString(calendar);
    assertEquals("", text.replaceAll("[^\r\n]*\r\n", ""), "a line ends with CRLF");
    assertTrue(
        text.lines().allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75), text);
    String stamp = text.replaceAll("(?s).*DTSTAMP:(\\d{8}T\\d{6}Z)\r.*", "$1");
    List<String> ids =
        Pattern.compile("UID:(\\S+)").matcher(text).results().map(found -> found.group(1)).toList();
    assertEquals(2, new HashSet<>(ids).size());
    assertEquals(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//People Timeline//NONSGML v1//EN
        CALSCALE:GREGORIAN
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:%s
        DTSTART;VALUE=DATE:20150207
        RRULE:FREQ=YEARLY
        SUMMARY:about: wedding day of Ada King\\; of "Lovelace"\\, née\\\\Byron and William
        STATUS:TENTATIVE
        TRANSP:TRANSPARENT
        END:VEVENT
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:%s
        DTSTART;VALUE=DATE:19960229
        RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1
        SUMMARY:birthday of Ada King\\; of "Lovelace"\\, née\\\\Byron
        STATUS:CONFIRMED
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(ids.get(0), stamp, ids.get(1), stamp),
        text.replace("\r\n ", "").replace("\r\n", "\n"));
    run(
        "anniversaries",
        "2026-02",
        "--ics",
        calendar.toString(),
        "--timeline",
        folder.resolve("people.jsonl").toString());
    assertEquals(text, Files.readString(calendar), "the same bytes each time");
  }

  @Test
  @DisplayName("makes a label for each household, once, and says of which it is not sure")
  void addresses() throws Exception {
    String file = timeline().toString();
    assertEquals(
        """
        Ada King; of "Lovelace", née\\Byron, William
        Ockham Park
        GU23 Ockham
        (about)

        Zoë Quick
        Mill Lane 3
        Delft

        """,
        ask("addresses", "2018", "--timeline", file));
    assertEquals(
        """
        names,street,town,country,certain
        "Ada King; of ""Lovelace"", née\\Byron, William",Ockham Park,GU23 Ockham,,false
        Zoë Quick,Canal 1,Delft,,false
        """,
        ask("addresses", "2021", "--format", "csv", "--timeline", file));
    var early = run("addresses", "2014", "--timeline", file);
    assertEquals("addresses: people without a street, and so without a label: 3\n", early.err());
    var none = run("addresses", "1800", "--timeline", file);
    assertEquals("addresses: nobody is known on 1800-12-31\n", none.err());
    String year = ROOT.resolve("notebooks/tax-year.jsonl").toString();
    String labels = ask("addresses", "2023", "--format", "csv", "--timeline", year);
    String first = labels.replaceAll("(?m)^\\W*(\\w+).*\n", "$1 ");
    assertEquals("names Anna Carla Daan Ellen Gijs Hanna Kees Lena ", first);
  }

  @Test
  @DisplayName("draws one person's life in the terminal, or as a picture")
  void lifeline() throws Exception {
    String file = timeline().toString();
    String bars = ask("lifeline", "3", "--known", "2100", "--timeline", file);
    List<String> lines = bars.lines().toList();
    assertEquals("Zoë Quick", lines.getFirst());
    assertTrue(lines.get(1).matches("UNKNOWN +░█+ +about 1999-01-01 – today"), bars);
    assertTrue(
        lines.get(2).matches("Mill Lane 3, Delft +░█+ +about 2016-01-01 – about 2020-12-01"), bars);
    assertTrue(lines.get(3).matches("Canal 1, Delft +░█+ +about 2020-12-01 – today"), bars);
    try (EventTimeline timeline = EventTimeline.open(Path.of(file))) {
      var registry = new PersonRegistry(timeline);
      registry.create(Name.first("Max"), Status.MARRIED, null, Details.on("2018-01-31"));
      registry.died(4, Details.on("2021"));
    }
    assertTrue(
        ask("lifeline", "4", "--timeline", file)
            .matches("Max\nMARRIED +░█+ +2018-01-31 or before – about 2021-01-01 died\n"));
    Path picture = folder.resolve("zoe.svg");
    ask("lifeline", "3", picture.toString(), "--timeline", file);
    assertTrue(Files.readString(picture).startsWith("<svg"), "the picture");
    var nobody = run("lifeline", "5", "--timeline", file);
    assertEquals("lifeline: no person 5: the timeline has persons 1 to 4\n", nobody.err());
    assertEquals(1, nobody.exit());
  }
}
