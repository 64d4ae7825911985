///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/scripts/package-info.java
import people.scripts.*;

final String USAGE =
    """
    usage: addresses [DATE] [--known INSTANT] [--timeline FILE] [--format labels|csv]
    Prints a label for each household on a date (default: today): its people, and where they live.
    One that depends on an uncertain date ends with the line '(about)' (CSV: certain is false).
    example: jbang addresses 2023-12-31 --timeline notebooks/tax-year.jsonl | lp
    """;

void main(String[] args) {
  Program.run(USAGE, args, this::addresses);
}

void addresses(Program program) {
  var date = program.lastDay("DATE");
  var snapshot = program.at(date == null ? program.history().today().at() : date);
  var rows = new ArrayList<Object[]>();
  var labelled = new HashSet<Integer>();
  var homes = new ArrayList<>(snapshot.households());
  homes.sort(Comparator.comparing(home -> home.personIds().getFirst())); // as people are listed
  for (var home : homes) {
    labelled.addAll(home.personIds());
    var names = Program.called(Program.people(snapshot, home.personIds()));
    var at = home.address();
    rows.add(Program.row(names, at.street(), at.town(), at.country(), home.certain()));
  }
  program.labels("names street town country certain", rows);
  int without = snapshot.people().size() - labelled.size();
  if (snapshot.people().isEmpty()) program.note("nobody is known on " + snapshot.at());
  if (without > 0) program.note("people without a street, and so without a label: " + without);
}
