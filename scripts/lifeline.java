///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/scripts/package-info.java
//SOURCES ../src/main/java/people/charts/package-info.java
// Tablesaw's map of primitives uses it; without the option the JDK warns.
//RUNTIME_OPTIONS --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true
import people.charts.*;
import people.scripts.*;

final String USAGE =
    """
    usage: lifeline ID [FILE] [--known INSTANT] [--timeline FILE]
    Shows one person's life: her statuses and addresses over time, in the terminal or, with a FILE
    that ends in .svg, .png or .html, as a picture. In the terminal a bar begins shaded where its
    date is uncertain, or where it was so already when she was first heard of.
    example: jbang lifeline 3 carla.svg --timeline notebooks/tax-year.jsonl
    """;

void main(String[] args) {
  Program.run(USAGE, args, this::lifeline);
}

void lifeline(Program program) throws IOException {
  var file = program.file("FILE", ".svg", ".png", ".html");
  var person = program.person("ID");
  if (file != null) {
    Charts.lifeLine(program.history(), person).writeTo(file);
    return;
  }
  program.say(Program.called(program.history().today().person(person)));
  LifeBars.of(program.history(), person).forEach(program::say);
}
