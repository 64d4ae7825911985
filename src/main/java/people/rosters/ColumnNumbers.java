package people.rosters;

import module java.base;

import people.*;
import people.sheets.*;

/// Finds the columns of a list that a mapping names.
final class ColumnNumbers {

  private ColumnNumbers() {}

  /// The columns of a role: of the first choice that the list has.
  ///
  /// @param column as a mapping has it
  /// @return none where the list need not have one
  /// @throws TimelineException when a column is not there
  static int[] of(Sheet sheet, String column) {
    if (sheet.header().contains(column)) {
      return new int[] {sheet.column(column)};
    }
    List<String> choices = RosterMapping.choices(column);
    for (String choice : choices) {
      List<String> parts = sheet.findColumn(choice).isPresent() ? List.of(choice) : parts(choice);
      if (choice.isEmpty() || parts.stream().allMatch(part -> sheet.findColumn(part).isPresent())) {
        return choice.isEmpty() ? new int[] {} : parts.stream().mapToInt(sheet::column).toArray();
      }
    }
    throw sheet.noColumn(
        choices.size() == 1
            ? parts(column).stream()
                .filter(part -> sheet.findColumn(part).isEmpty())
                .findFirst()
                .map("'%s'"::formatted)
                .orElseThrow()
            : choices.stream().map("'%s'"::formatted).collect(Collectors.joining(" or ")));
  }

  private static List<String> parts(String column) {
    return Arrays.stream(column.split("\\+")).map(String::strip).toList();
  }
}
