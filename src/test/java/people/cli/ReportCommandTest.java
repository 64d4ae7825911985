package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The command that writes the report; what is in it is tested beside the room `report`.
@DisplayName("report")
class ReportCommandTest extends PeopleCommandFixture {

  /// All that a page says, unpacked.
  private static String unpacked(String html) throws IOException {
    Matcher data = Pattern.compile("id=\"data\">([^<]+)<").matcher(html);
    assertTrue(data.find());
    byte[] packed = Base64.getDecoder().decode(data.group(1));
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return html + new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  @DisplayName("--anonymous has no name, no street, and nobody who stands out")
  void anonymous() throws IOException {
    for (int i = 0; i < 6; i++) {
      people(
          words(
              "create --first Thusnelda --last Quambusch --status single --street Gassenweg"
                  + " --city Ulm --on 1960-0%d-01".formatted(i + 1)));
    }
    people(
        words("create --first Odysseus --last Xylander --status widowed --city Tuvalu --on 1901"));
    Path page = folder.resolve("page.html");
    CommandOutput result = people("report", "-o", page.toString(), "--anonymous");
    assertEquals("", result.err());
    assertEquals(page + ": 6 people\n", result.out());
    String all = unpacked(Files.readString(page));
    for (String told :
        List.of("Thusnelda", "Quambusch", "Gassenweg", "Odysseus", "Xylander", "Tuvalu", "1901")) {
      assertFalse(all.contains(told), told);
    }
    assertTrue(all.contains("Ulm") && all.contains("an anonymous copy"), all);
    assertTrue(unpacked(run(page, "report", "-o", page.toString())).contains("Xylander"));
  }

  @Test
  @DisplayName("says in words of whom and since when")
  void saidInWords() throws IOException {
    people(words("create --first Ada --status single --on 1815-12-10"));
    Path page = folder.resolve("page.html");
    String since = "was not known, or was known otherwise, ";
    String day = run(page, "report", "-o", page.toString(), "--since", "2015-02-14");
    assertTrue(day.contains("· 1 person · observed until "), day);
    assertTrue(day.contains(since + "at the end of 2015-02-14."), day);
    String time = run(page, "report", "-o", page.toString(), "--since", "2015-02-14T09:30:00Z");
    assertTrue(time.contains(since + "at 2015-02-14T09:30:00.000000Z."), time);
  }

  private String run(Path page, String... words) throws IOException {
    assertEquals(0, people(words).exit());
    return Files.readString(page);
  }

  @Test
  @DisplayName("refuses what it can't write, and says what it expected")
  void refusals() {
    people(words("create --first Ada --on 1815-12-10"));
    for (String[] each :
        new String[][] {
          {"report", "expected -o FILE for the page, or --format md"},
          {"report -o people.jsonl", "-o people.jsonl; expected a name with .html or .md"},
          {
            "report -o a.md --format html", "--format html with -o a.md; expected a name with .html"
          },
          {"report --format md --from 1990 --to 1980", "from 1990-12-31 is after to 1980-12-31"}
        }) {
      CommandOutput result = people(words(each[0]));
      assertEquals(2, result.exit(), each[0]);
      assertTrue(result.err().contains(each[1]), result.err());
    }
    Path lost = folder.resolve("none/page.html");
    assertEquals(
        new CommandOutput(
            1,
            "",
            "people: %s: can't write: no such file or folder: %s%n"
                .formatted(lost, lost.getParent())),
        people("report", "-o", lost.toString()));
  }

  @Test
  @DisplayName("says what is wrong with days of which nothing is known, and with too few people")
  void nothingToSay() {
    people(words("simulate --people 3 --years 30 --seed 7"));
    CommandOutput late = people(words("report --format md --from 9999 --observed-until 1989"));
    assertEquals(2, late.exit());
    assertTrue(
        late.err().contains("from 9999-12-31; expected a day up to 1989-12-31, the last one"),
        late.err());
    String unknown = people(words("report --format md --known 1800 --observed-until 1989")).out();
    assertTrue(unknown.contains(", on 1989-12-31.\n"), unknown);
    assertEquals(
        new CommandOutput(1, "", "people: everyone stands out: nothing is left to be shared\n"),
        people(words("report --format md --anonymous")));
  }

  @Test
  @DisplayName("--format md has titles as text, and what was learnt since")
  void markdown() {
    people(words("create --first Ada --status single --on 1815-12-10"));
    String text =
        people("report", "--format", "md", "--title", "*Ada* <b>", "--since", "2000").out();
    assertTrue(text.startsWith("# \\*Ada\\* \\<b\\>\n"), text);
    assertTrue(text.contains("\n## Learnt since the last report\n"), text);
    assertTrue(
        text.matches(
            "(?s).*\n\\| Events \\| \\d+ \\| recorded since 2000-12-31T23:59:59.999999Z \\|\n.*"),
        text);
  }
}
