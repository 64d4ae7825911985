package people.cli;

import module java.base;

import people.*;
import people.output.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The command `init`: files to begin with.
@Command(
    name = "init",
    description = {
      "Makes files to begin with: a timeline of two people to try things with, a notebook on it, a"
          + " script, and a .gitignore.",
      "Replaces nothing: a folder that has one of them is left as it is."
    },
    footer = {"", "Examples:", "  people init", "  people init register"})
final class InitCommand extends SessionCommand {

  private static final String TIMELINE = "people.jsonl";
  private static final String NOTEBOOK = "people.ipynb";
  private static final String SCRIPT = "report.java";
  private static final String IGNORED = ".gitignore";

  private static final String MANIFEST = "src/main/java/people/scripts/package-info.java";
  private static final String JARS = "people-timeline/people-scripts/" + Kit.VERSION;

  @Parameters(
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "Where (default: the current folder).")
  private Path folder;

  @Override
  public void run() {
    if (session().isTimelineGiven()) {
      throw badUsage("makes a timeline of its own, %s; expected no --timeline".formatted(TIMELINE));
    }
    for (String name : List.of(TIMELINE, NOTEBOOK, SCRIPT, IGNORED)) {
      if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new IllegalArgumentException(
            folder.resolve(name).normalize() + " is there already; expected a folder without it");
      }
    }
    try {
      OwnerOnly.makeFolders(folder);
      write(NOTEBOOK, NOTEBOOK_TEXT);
      write(SCRIPT, SCRIPT_TEXT.replace("HEADER", header(System.getenv("PEOPLE_ROOT"))));
      write(IGNORED, IGNORED_TEXT);
      record();
    } catch (IOException e) {
      throw TimelineException.of(folder, "can't write", e);
    }
    say();
  }

  private void write(String name, String text) throws IOException {
    AtomicFile.write(
        folder.resolve(name),
        false,
        draft -> Files.writeString(draft, text, StandardCharsets.UTF_8));
  }

  private void record() {
    try (EventTimeline timeline = EventTimeline.open(folder.resolve(TIMELINE))) {
      PersonRegistry registry = new PersonRegistry(timeline);
      Address mill = new Address("Mill Lane 3", "Delft");
      int ada =
          registry.create(new Name("Ada", "Lind"), Status.SINGLE, mill, Details.on("1990-05-17"));
      int ben = registry.create(new Name("Ben", "Roos"), Details.on("1988-11-02"));
      registry.marry(ada, ben, Details.on("2019-06-08"));
      for (int each : List.of(ada, ben)) {
        registry.move(each, new Address("Canal Street 8", "Delft"), Details.on("2019-07"));
      }
    }
  }

  /// What takes in the kit: the clone that this runs from, since jars that are installed may be
  /// older; without one these jars.
  ///
  /// @param root of the clone; null without one
  static String header(String root) {
    if (!isClone(root)) {
      return "//DEPS " + JARS.replace('/', ':');
    }
    String manifest = Path.of(root, MANIFEST).toString();
    boolean isOneWord = manifest.chars().noneMatch(c -> " \t,;".indexOf(c) >= 0);
    return "//SOURCES " + (isOneWord ? manifest : '"' + manifest + '"');
  }

  /// What has to be done before the script runs; empty for nothing.
  ///
  /// @param repository of Maven, where the jars are if they are installed
  static Optional<String> before(String root, Path repository) {
    return isClone(root) || Files.exists(repository.resolve(JARS))
        ? Optional.empty()
        : Optional.of(
            "report.java takes in jars of the kit, which are not installed yet; in a clone of it:"
                + " ./jbang install");
  }

  private static boolean isClone(String root) {
    return root != null && Files.exists(Path.of(root, MANIFEST));
  }

  /// Where jars are installed, see `scripts/install.java`.
  private static Path repository() {
    String named = System.getenv("JBANG_REPO");
    return named != null
        ? Path.of(named)
        : Path.of(System.getProperty("user.home"), ".m2", "repository");
  }

  private void say() {
    String people = CalledAs.of("people");
    String notebook = CalledAs.of("notebook", "people", "jbang notebook");
    String jbang = people.contains(" ") ? people.substring(0, people.lastIndexOf(' ')) : "jbang";
    if (jbang.contains("/") && !folder.normalize().toString().isEmpty()) {
      // a path from here leads nowhere from there
      String path = Path.of(jbang).toAbsolutePath().normalize().toString();
      people = path + people.substring(jbang.length());
      notebook = path + notebook.substring(jbang.length());
      jbang = path;
    }
    if (!folder.normalize().toString().isEmpty()) {
      out()
          .line(
              "made in %s: people.jsonl, people.ipynb, report.java, .gitignore".formatted(folder));
      out().line("next, in that folder:");
    } else {
      out().line("made: people.jsonl, people.ipynb, report.java, .gitignore");
      out().line("next:");
    }
    out().line("  %s history 1".formatted(people));
    out().line("  %s report.java 2020".formatted(jbang));
    out().line("  %s people.ipynb".formatted(notebook));
    before(System.getenv("PEOPLE_ROOT"), repository()).ifPresent(line -> out().line(line));
    out()
        .line(
            "people.jsonl has two people to try things with. To begin with your own, remove it and"
                + " type:");
    out().line("  %s create --first Ada --last Byron --on 1815-12-10".formatted(people));
    out().line("  %s import members.csv --guess --on 2026-01-31".formatted(people));
  }

  // ---- the files

  private static final String SCRIPT_TEXT =
      """
      ///usr/bin/env jbang "$0" "$@" ; exit $?
      //JAVA 25+
      HEADER
      import people.scripts.*;

      /// Who is there on a date, and where; a start for a report of your own.
      void main(String[] args) {
        Program.run(
            \"""
            usage: report YEAR [--timeline FILE] [--format table|csv]
            Who is there at the end of a year, and where.
            example: jbang report.java 2020
            \""",
            args,
            program -> {
              var rows = new ArrayList<Object[]>();
              for (var p : program.at(program.lastDay("YEAR")).people())
                rows.add(Program.row(p.personId(), p.name(), p.status(), p.address(), p.certain()));
              program.print("person name status address certain", rows);
            });
      }
      """;

  private static final String IGNORED_TEXT =
      """
      # What is made anew when it is not there
      *.jsonl.lock
      *.jsonl.index/
      *.jsonl.consumers/
      .ipynb_checkpoints/
      # The page that `notebook run` writes beside a notebook
      /people.html
      """;

  private static final String NOTEBOOK_TEXT =
      """
      {
       "cells": [
        {"cell_type": "markdown", "id": "cell-1", "metadata": {}, "source": [
         "# People\\n", "\\n", "*Who was where, and when?* A timeline is read once; a history answers."]},
        {"cell_type": "code", "id": "cell-2", "execution_count": null, "metadata": {}, "outputs": [], "source": [
         "String file = \\"people.jsonl\\";\\n",
         "var history = History.of(EventTimeline.open(Path.of(file)));"]},
        {"cell_type": "code", "id": "cell-3", "execution_count": null, "metadata": {}, "outputs": [], "source": [
         "history.at(\\"2020\\").people()"]},
        {"cell_type": "markdown", "id": "cell-4", "metadata": {}, "source": [
         "Everyone's periods of a status, as a table:"]},
        {"cell_type": "code", "id": "cell-5", "execution_count": null, "metadata": {}, "outputs": [], "source": [
         "Tables.statusPeriods(history)"]},
        {"cell_type": "code", "id": "cell-6", "execution_count": null, "metadata": {}, "outputs": [], "source": [
         "Charts.lifeLine(history, 1).from(file)"]}
       ],
       "metadata": {
        "kernelspec": {"display_name": "People Timeline (Java)", "language": "java", "name": "people-timeline"},
        "language_info": {"file_extension": ".java", "name": "java"}
       },
       "nbformat": 4,
       "nbformat_minor": 5
      }
      """;
}
