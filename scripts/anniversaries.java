///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/scripts/package-info.java
import people.scripts.*;

final String USAGE =
    """
    usage: anniversaries MONTH [--ics FILE] [--timeline FILE] [--format table|csv]
    Lists the birthdays and wedding days of a month, and writes them to a calendar.
    A doubted day is marked 'about'; the calendar leaves out those of which only the month is known.
    example: jbang anniversaries 2026-07 --ics july.ics --timeline notebooks/tax-year.jsonl
    """;

void main(String[] args) {
  Program.run(USAGE, args, this::anniversaries);
}

void anniversaries(Program program) throws IOException {
  var month = program.month("MONTH");
  var calendar = new CalendarFile(program.history());
  var rows = new ArrayList<Object[]>();
  var last = Collections.min(List.of(month.atEndOfMonth(), program.history().observedUntil()));
  var snapshot = program.at(last);
  for (var each : Anniversary.of(program.history(), snapshot, month)) {
    var title = each.what() + " of " + each.names();
    if (each.isOnADay()) calendar.addYearly(each.key(), title, each.since().day(), each.certain());
    rows.add(Program.row(each.day(), each.what(), each.names(), each.years(), each.certain()));
  }
  program.print("day what names years certain", rows);
  var unknown = Anniversary.unknown(program.history(), snapshot);
  if (unknown > 0) program.note("days of which the month is not known, left out: " + unknown);
  if (program.word("--ics") != null) calendar.writeTo(program.file("--ics"));
}
