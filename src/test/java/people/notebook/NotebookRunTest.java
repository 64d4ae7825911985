package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import tools.jackson.databind.JsonNode;

/// Runs of notebooks: the files that they write, and the messages when a cell or a file fails.
@DisplayName("The command notebook: runs")
@Tag("process")
@Order(5)
class NotebookRunTest extends NotebookCommandFixture {

  @Test
  void runsANotebookWritesItAsJupyterDoesAndChangesNothingTheSecondTime() throws IOException {
    Path file =
        notebook(
            "ada.ipynb",
            "# About *Ada*\n\n| a | n |\n|---|--:|\n| x | 1 |",
            "IO.println(\"<é>\");",
            " ",
            "Path.of(\"\").toAbsolutePath().getFileName().toString().equals(\"%s\")"
                .formatted(folder.getFileName()));
    assertEquals(0, run("run", file), this::said);
    assertEquals("ada.ipynb and ada.html: 2 cells run\n", said());
    String written = Files.readString(file);
    assertEquals(
        """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "a1",
           "metadata": {},
           "source": [
            "# About *Ada*\\n",
            "\\n",
            "| a | n |\\n",
            "|---|--:|\\n",
            "| x | 1 |"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "a2",
           "metadata": {},
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "<é>\\n"
             ]
            }
           ],
           "source": [
            "IO.println(\\"<é>\\");"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "a3",
           "metadata": {},
           "outputs": [],
           "source": [
            " "
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 2,
           "id": "a4",
           "metadata": {},
           "outputs": [
            {
             "data": {
              "text/plain": [
               "true"
              ]
             },
             "execution_count": 2,
             "metadata": {},
             "output_type": "execute_result"
            }
           ],
           "source": [
            "Path.of(\\"\\").toAbsolutePath().getFileName().toString().equals(\\"FOLDER\\")"
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": "People Timeline (Java)",
           "language": "java",
           "name": "people-timeline"
          },
          "language_info": {
           "file_extension": ".java",
           "name": "java"
          },
          "mine": "kept/é"
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }
        """
            .replace("FOLDER", folder.getFileName().toString()),
        written);
    String page = Files.readString(folder.resolve("ada.html"));
    assertTrue(page.contains("<title>About Ada</title>"), page);
    assertTrue(page.contains("<td align=\"right\">1</td>"), page);
    assertTrue(page.contains("<pre class=\"stdout\">&lt;é&gt;</pre>"), page);

    assertEquals(0, run("run", file), this::said);
    assertEquals(written, Files.readString(file));
    assertEquals(page, Files.readString(folder.resolve("ada.html")));
    assertEquals(0, run("run", "--check", file), this::said);
  }

  @Test
  void aCellThatFailsIsNamedItsPageIsWrittenAndTheNotebookStays() throws IOException {
    Path file = notebook("bad.ipynb", "IO.println(\"so far\");", "int a = 0;\n1 / a", "2");
    String before = Files.readString(file);
    assertEquals(1, run("run", file));
    assertEquals(
        "notebook: bad.ipynb: cell 2, line 2 '1 / a': ArithmeticException: / by zero; see"
            + " bad.html\n",
        said());
    assertEquals(before, Files.readString(file));
    String page = Files.readString(folder.resolve("bad.html"));
    assertTrue(page.contains("<pre class=\"stdout\">so far</pre>"), page);
    assertTrue(page.contains("<pre class=\"error\">ArithmeticException: / by zero"), page);
    assertTrue(
        page.replace(folder + "/", "")
            .contains(
                "<p class=\"incomplete\"><strong>This page is incomplete.</strong> bad.ipynb: cell"
                    + " 2, line 2 '1 / a': ArithmeticException: / by zero</p>"),
        page);
  }

  @Test
  void aPageThatCanNotBeWrittenLeavesTheNotebookAndHidesNoFailure() throws IOException {
    Path file = notebook("a.ipynb", "1");
    String before = Files.readString(file);
    Path none = folder.resolve("none/a.html");
    assertEquals(1, run("run", file, "--html", none));
    assertEquals("notebook: none/a.html: can't write: no such folder\n", said());
    assertEquals(before, Files.readString(file));

    Path bad = notebook("bad.ipynb", "1 / 0");
    Path below = file.resolve("a.html");
    assertEquals(1, run("run", bad, "--html", below));
    assertEquals(
        "notebook: bad.ipynb: cell 1, line 1 '1 / 0': ArithmeticException: / by zero;"
            + " a.ipynb/a.html: can't write: Not a directory\n",
        said());

    Files.createDirectory(folder.resolve("a.html"));
    assertEquals(1, run("run", file));
    assertEquals("notebook: a.html: can't write: is a folder\n", said());
    assertEquals(before, Files.readString(file));
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void aNewNotebookAndItsPageAreTheirOwnersAloneUnlessTheyAreShared() throws IOException {
    Path file = notebook("a.ipynb", "1");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    assertEquals(0, run("run", file), this::said);
    assertEquals("rw-rw-r-- rw-------", permissions("a.ipynb") + " " + permissions("a.html"));
    assertEquals(0, run("run", file, "-o", folder.resolve("b.ipynb")), this::said);
    assertEquals("rw------- rw-------", permissions("b.ipynb") + " " + permissions("b.html"));
    assertEquals(0, run("run", file, "-o", folder.resolve("b.ipynb"), "--share"), this::said);
    assertEquals("rw-r--r-- rw-r--r--", permissions("b.ipynb") + " " + permissions("b.html"));
  }

  @Test
  void aNotebookThatIsChangedWhileItRunsIsLeftAsItIs() throws IOException {
    Path file =
        notebook("a.ipynb", "Files.writeString(Path.of(\"a.ipynb\"), \"saved in Jupyter\");");
    assertEquals(1, run("run", file));
    assertEquals(
        "notebook: a.ipynb: was changed while it ran, and is left as it is; run it again\n",
        said());
    assertEquals("saved in Jupyter", Files.readString(file));
  }

  /// Runs a notebook in a process of its own.
  ///
  /// @param shell what starts the words that follow it
  private static Command.Ended ran(String shell, Path file) throws Exception {
    List<String> words = new ArrayList<>(List.of("-c", shell, "bash"));
    words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    words.addAll(Command.QUICK);
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of("people.notebook.NotebookCommand", "run", file.toString()));
    return Command.of(Path.of("bash"), words.toArray(String[]::new)).run();
  }

  /// As docs/security.md says to do where others could read along.
  @Test
  void runsInANetworkOfItsOwn() throws Exception {
    String network = "unshare --map-root-user --net sh -c 'ip link set lo up; exec \"$@\"' sh ";
    Command.Ended probe = Command.of(Path.of("bash"), "-c", network + "true").run();
    assumeTrue(probe.exit() == 0, "needs unshare and ip, and leave to use them: " + probe.err());
    Path file = notebook("a.ipynb", "1 + 1");
    Command.Ended ended = ran(network + "\"$@\"", file);
    assertEquals("0 ", ended.exit() + " " + ended.err());
    assertTrue(Files.readString(file).contains("\"2\""), Files.readString(file));
  }

  /// The page fits, the notebook does not: it has more lines.
  @Test
  @Tag("faults")
  void aDiskThatIsFullLeavesTheNotebookAsItWas() throws Exception {
    Path file = notebook("a.ipynb", "IO.print(\"x\\n\".repeat(20_000));");
    String before = Files.readString(file);
    Command.Ended ended = ran("ulimit -f 100; exec \"$@\"", file);
    assertEquals(
        "notebook: a.ipynb: can't write: File too large\n", ended.err().replace(folder + "/", ""));
    assertEquals(before, Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count(), "the notebook and its page");
    }
  }

  @Test
  void aFolderThatMayNotBeWrittenIsToldInOneLine() throws IOException {
    Path file = notebook("a.ipynb", "1");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(closed), "root may write everywhere");
    assertEquals(1, run("run", file, "-o", closed.resolve("a.ipynb")));
    assertEquals("notebook: closed/a.html: can't write: permission denied\n", said());
  }

  @Test
  void aKernelThatEndsIsToldWithTheCell() throws IOException {
    Path file = notebook("exit.ipynb", "1", "System.exit(3);");
    assertEquals(1, run("run", file));
    assertEquals(
        "notebook: exit.ipynb: cell 2: the kernel ended with exit code 3; see exit.html\n", said());
  }

  /// What the last cell of a notebook that was run came to.
  private static String shown(Path file) throws IOException {
    JsonNode last = Notebook.read(file).codes().getLast().outputs().path(0).path("data");
    return Notebook.text(last.path("text/plain"));
  }

  @Test
  void severalNotebooksHaveAProcessTogetherButNothingElse() throws IOException {
    String process = "ProcessHandle.current().pid()";
    Path one = notebook("one.ipynb", "int left = 1;", process);
    Path two = notebook("two.ipynb", "String left = \"two\";", process);
    Path three = notebook("three.ipynb", "left");
    assertEquals(1, run("run", one, two, three));
    assertEquals(shown(one), shown(two));
    String said = said();
    assertTrue(
        said.startsWith(
            """
            one.ipynb and one.html: 2 cells run
            two.ipynb and two.html: 2 cells run
            notebook: three.ipynb: cell 1, line 1 'left'\
            """),
        said);
  }

  @Test
  void eachOfSeveralNotebooksHasAClassLoaderOfItsOwn() throws IOException {
    String cell =
        "Thread.currentThread().getContextClassLoader() == new Object() {}.getClass()"
            + ".getClassLoader()";
    List<Path> files = new ArrayList<>();
    for (String name : List.of("one", "two", "three", "four")) {
      files.add(notebook(name + ".ipynb", cell));
    }
    List<Object> words = new ArrayList<>(List.of("run"));
    words.addAll(files);
    assertEquals(0, run(words.toArray()), this::said);
    for (Path file : files) {
      assertEquals("true", shown(file), file::toString);
    }
  }

  @Test
  void severalNotebooksRunSideBySideWhereThatIsAsked() throws IOException {
    String meeting =
        """
        Files.createFile(Path.of("%s"));
        while (!Files.exists(Path.of("%s"))) Thread.sleep(10);
        """;
    Path one = notebook("one.ipynb", meeting.formatted("one.here", "two.here"), "1");
    Path two = notebook("two.ipynb", meeting.formatted("two.here", "one.here"), "2");
    assertEquals(0, run("run", "--jobs", 2, one, two), this::said);
    assertEquals("12", shown(one) + shown(two));
    assertEquals(2, said().lines().count(), this::said);
  }

  @Test
  void ofNotebooksThatFailSideBySideTheFirstIsToldAndNoOtherBegins() throws IOException {
    String late = "while (!Files.exists(Path.of(\"two.html\"))) Thread.sleep(10); 1 / 0";
    Path one = notebook("one.ipynb", late);
    Path two = notebook("two.ipynb", "2 / 0");
    Path three = notebook("three.ipynb", "3");
    assertEquals(1, run("run", "--jobs", 2, one, two, three));
    assertTrue(said().startsWith("notebook: one.ipynb: cell 1: ArithmeticException"), this::said);
    assertEquals(1, said().lines().count(), this::said);
    assertFalse(Files.exists(folder.resolve("three.html")));
  }

  @Test
  void aNotebookThatChangesItsProcessLeavesItToNoOther() throws IOException {
    List<String> changes =
        List.of(
            "Locale.setDefault(Locale.GERMANY);",
            "System.setProperty(\"mine\", \"yes\");",
            "TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Tokyo\"));",
            "System.setOut(System.err);",
            "new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start();");
    List<Path> files = new ArrayList<>();
    for (String change : changes) {
      files.add(notebook(files.size() + ".ipynb", change, "ProcessHandle.current().pid()"));
    }
    files.add(notebook("last.ipynb", "Locale.getDefault() + TimeZone.getDefault().getID()"));
    List<Object> words = new ArrayList<>(List.of("run"));
    words.addAll(files);
    assertEquals(0, run(words.toArray()), this::said);
    Set<String> processes = new HashSet<>();
    for (Path file : files.subList(0, changes.size())) {
      processes.add(shown(file));
    }
    assertEquals(changes.size(), processes.size());
    assertEquals("UTC", shown(files.getLast()).replace("\"", ""));
  }

  @Test
  void aCellThatTakesTooLongIsEnded() throws IOException {
    Path file = notebook("loop.ipynb", "while (true) { }");
    assertEquals(1, run("run", "--timeout", 1, file));
    assertEquals("notebook: loop.ipynb: cell 1: took more than 1 s; see loop.html\n", said());
  }

  @Test
  void cellsGiveTheSameInEveryCountry() throws Exception {
    Path file =
        notebook(
            "here.ipynb",
            "IO.println(\"%,d é\".formatted(1234567));",
            "Locale.getDefault() + \"|\" + ZoneId.systemDefault()");
    process(
        Map.of(
            "TZ", "Asia/Tokyo",
            "LC_ALL", "C",
            "JDK_JAVA_OPTIONS", "-Duser.language=ar -Duser.country=EG"),
        "run",
        file.toString());
    List<Notebook.CodeCell> codes = Notebook.read(file).codes();
    assertEquals("1,234,567 é\n", Notebook.text(codes.get(0).outputs().path(0).path("text")));
    assertEquals(
        "|UTC",
        Notebook.text(codes.get(1).outputs().path(0).path("data").path("text/plain"))
            .replace("\"", ""));
  }
}
