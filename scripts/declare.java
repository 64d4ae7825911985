///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/scripts/package-info.java
import static people.Status.MARRIED;
import static people.scripts.Program.*;

import people.scripts.*;

final String USAGE =
    """
    usage: declare YEAR [--known INSTANT] [--timeline FILE] [--format table|csv]
    Lists who was married, and lived where, on 31 December: a line for each couple.
    An answer that depends on an uncertain date, or on two who disagree, is marked (CSV: certain is
    false).
    example: jbang declare 2023 --known 2024-02-14 --timeline notebooks/tax-year.jsonl
    """;

void main(String[] args) {
  Program.run(USAGE, args, this::declare);
}

void declare(Program program) {
  var snapshot = program.at(program.year("YEAR").atMonth(12).atEndOfMonth());
  var rows = new ArrayList<Object[]>();
  var listed = new HashSet<Integer>();
  for (var union : snapshot.couples()) {
    if (union.status() != MARRIED) continue;
    var two = both(snapshot, union);
    two.forEach(person -> listed.add(person.personId()));
    var certain = union.certain() && !union.isDenied() && areCertain(two);
    rows.add(row(ids(two), called(two), union.partner(), addresses(two), union.said(), certain));
  }
  for (var person : snapshot.people()) {
    if (person.status() != MARRIED || !listed.add(person.personId())) continue;
    var one = List.of(person);
    rows.add(row(ids(one), called(one), null, addresses(one), "the union has ended", false));
  }
  program.print("persons names partner address says certain", rows);
}
