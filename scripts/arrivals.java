///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/scripts/package-info.java
import people.*;
import people.history.*;
import people.scripts.*;

final String USAGE =
    """
    usage: arrivals SINCE [--known INSTANT] [--timeline FILE]
    Lists who was born, first heard of, moved, left or died since a date, that day included; as CSV.
    An event that may have been since then is there too, by its first day. It is not certain where
    its date is missing, doubted or longer than a day, or it is the first that is known of somebody.
    example: jbang arrivals 2023-06 --timeline notebooks/tax-year.jsonl > since.csv
    """;

void main(String[] args) {
  Program.run(USAGE, args, this::arrivals);
}

void arrivals(Program program) {
  var since = program.firstDay("SINCE");
  var names = program.history().today().names();
  var rows = new ArrayList<Object[]>();
  for (var turn : LifeTurn.since(program.history(), since))
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
