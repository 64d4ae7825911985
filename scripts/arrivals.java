///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/scripts/package-info.java
import people.*;
import people.history.*;
import people.scripts.*;

final String USAGE =
    """
    usage: arrivals SINCE [--known INSTANT] [--timeline FILE]
    Who was born, came, moved, left and died since a date, that day included; as CSV.
    A day that the source doubts, or of which it only says the month or the year, is not certain.
    example: jbang arrivals 2023-06 --timeline notebooks/tax-year.jsonl > since.csv
    """;

void main(String[] args) {
  Program.run(USAGE, args, this::arrivals);
}

void arrivals(Program program) {
  var since = program.date("SINCE").day();
  var names = program.history().today().names();
  var rows = new ArrayList<Object[]>();
  for (var turn : LifeTurn.of(program.history()))
    if (!turn.day().isBefore(since))
      rows.add(
          Program.row(
              turn.day(),
              turn.personId(),
              names.apply(turn.personId()),
              turn.what(),
              turn.from(),
              turn.to(),
              turn.certain()));
  program.csv("date person name what from to certain", rows);
}
