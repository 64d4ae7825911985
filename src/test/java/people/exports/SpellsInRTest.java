package people.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.cli.*;

/// R reads the files of `--spells` by its own functions, where it is installed: Debian has it as
/// `r-base-core` and `r-cran-survival`; TraMineR comes from CRAN. Skipped where it is not.
@Tag("process")
class SpellsInRTest {

  @TempDir Path folder;

  /// How many people of the town there are.
  private static final int PEOPLE = 300;

  @BeforeEach
  void simulate() {
    assertEquals("", people("simulate", "--people", PEOPLE + "", "--years", "60", "--seed", "7"));
  }

  /// Runs a command on the timeline of the test.
  ///
  /// @return what it says on standard error
  private String people(String... words) {
    List<String> line =
        new ArrayList<>(List.of("--timeline", folder.resolve("town.jsonl").toString()));
    line.addAll(List.of(words));
    var out = new PrintStream(OutputStream.nullOutputStream());
    var err = new ByteArrayOutputStream();
    try (var errors = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      PeopleCommand.run(out, errors, line.toArray(String[]::new));
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  /// What a program in R prints; the test is skipped where a package is missing.
  private String r(String needed, String program) throws Exception {
    assumeTrue(
        run("cat(requireNamespace('%s', quietly = TRUE))".formatted(needed)).equals("TRUE"),
        "R with the package " + needed + " is not installed");
    return run(program);
  }

  private String run(String program) throws Exception {
    try {
      Process r =
          new ProcessBuilder("Rscript", "--vanilla", "-e", program)
              .directory(folder.toFile())
              .redirectError(folder.resolve("r.txt").toFile())
              .start();
      String out = new String(r.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, r.waitFor(), Files.readString(folder.resolve("r.txt")));
      return out;
    } catch (IOException e) {
      return "no R";
    }
  }

  private static long lines(String csv) {
    return csv.lines().count() - 1;
  }

  @Test
  void survivalTakesTheCountingProcess() throws Exception {
    Path file = folder.resolve("spells.csv");
    assertEquals("", people("export", file.toString(), "--spells", "survival"));
    String csv = Files.readString(file);
    long events = csv.lines().filter(line -> line.split(",")[4].equals("1")).count();
    assertEquals(
        "%d rows, %d events, 0 NA\n".formatted(lines(csv), events),
        r(
            "survival",
            """
            library(survival)
            d <- read.csv("spells.csv", stringsAsFactors = TRUE)
            s <- Surv(d$start, d$stop, d$event)
            fit <- survfit(s ~ status, data = d)
            m <- survfit(Surv(start, stop, relevel(to, "censored")) ~ 1, id = person, data = d, subset = 1:50)
            cat(sprintf("%d rows, %d events, %d NA\\n", length(fit$strata) * 0 + nrow(s), sum(fit$n.event), sum(is.na(s))))
            """));
  }

  @Test
  void survivalFindsTheRatesOfPersonYears() throws Exception {
    Path file = folder.resolve("years.csv");
    assertEquals("", people("export", file.toString(), "--spells", "person-years"));
    long deaths = Files.readString(file).lines().filter(line -> line.endsWith(",1,DEATH")).count();
    assertEquals(
        deaths + " deaths\n",
        r(
            "survival",
            """
            d <- read.csv("years.csv")
            d <- aggregate(cbind(deaths = d$to == "DEATH", days = d$days), d["year"], sum)
            fit <- glm(deaths ~ offset(log(days)), family = poisson, data = d)
            cat(sprintf("%.0f deaths\\n", sum(fitted(fit))))
            """));
  }

  @Test
  void traMineRTakesTheSpells() throws Exception {
    Path file = folder.resolve("spells.csv");
    assertEquals("", people("export", file.toString(), "--spells", "traminer"));
    long people =
        Files.readString(file).lines().skip(1).map(line -> line.split(",")[0]).distinct().count();
    assertEquals(
        people + " sequences of 60 years\n",
        r(
            "TraMineR",
            """
            library(TraMineR)
            d <- read.csv("spells.csv")
            s <- seqformat(d, id = "person", begin = "begin", end = "end", status = "status",
                           from = "SPELL", to = "STS", process = FALSE, limit = 2019)
            s <- seqdef(s[, as.character(1960:2019)])
            cat(sprintf("%d sequences of %d years\\n", nrow(s), ncol(s)))
            """));
  }

  /// What TraMineR asks of spells, in R without it.
  @Test
  void spellsOfOnePersonShareNoYear() throws Exception {
    Path file = folder.resolve("spells.csv");
    assertEquals("", people("export", file.toString(), "--spells", "traminer"));
    String csv = Files.readString(file);
    assertEquals(
        lines(csv) + " spells, 0 overlap, 0 empty\n",
        r(
            "stats",
            """
            d <- read.csv("spells.csv")
            d <- d[order(d$person, d$begin), ]
            n <- nrow(d)
            overlap <- sum(d$person[-1] == d$person[-n] & d$begin[-1] <= d$end[-n])
            cat(sprintf("%d spells, %d overlap, %d empty\\n", n, overlap, sum(d$end < d$begin)))
            """));
  }
}
