package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Problems of pages told apart: those of Jupyter's other extensions, and those that may be ours.
@DisplayName("Problems of a page")
class PageProblemTest {

  /// The scripts stand with the innermost first; `-` is code without an address.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          true  | Error: a                             | nbextensions/a/main.js
          true  | Error: a                             | nbextensions/a/main.js static/main.min.js
          true  | Error: a                             | static/main.min.js nbextensions/a/main.js
          true  | Failed to load nbextensions/a/main   | static/main.min.js
          true  | 404 SERVER/nbextensions/a/main.js    | none
          false | Error: a                             | static/main.min.js
          false | 404 SERVER/static/mode.js            | none
          false | Error: a                             | none
          false | Error: a                             | -
          false | Error: a                             | notebooks/a.ipynb
          false | Error: a                             | - static/jquery.js nbextensions/a/main.js
          false | Error: a                             | nbextensions/a/main.js static/jquery.js -
          false | Error: nbextensions/a                | - static/jquery.js
          false | Error: a                             | notebooks/nbextensions/a.ipynb
          false | Error: a                             | notebooks/static/a.ipynb
          """)
  void anExtensionsProblemIsOneInWhichNothingOfOursTakesPart(
      boolean isOfAnExtension, String text, String scripts) {
    String server = "http://127.0.0.1:8888";
    List<String> addresses =
        scripts == null
            ? List.of()
            : Stream.of(scripts.split(" "))
                .map(script -> script.equals("-") ? "" : server + "/" + script)
                .toList();
    assertEquals(
        isOfAnExtension,
        new PageProblem(text.replace("SERVER", server), addresses).isOfAnExtension());
  }
}
