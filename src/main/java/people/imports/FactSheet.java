package people.imports;

import module java.base;

import people.sheets.*;

/// Reads facts from a table whose columns are called as the members of the file format are: `type`,
/// `personId`, `newStatus`, `effective`, `_id`, … What is inside an object has a dot (`to.status`),
/// or for names and addresses its own name alone: `firstname`, `lastname`, `street`, `city`,
/// `postcode`, `country`, which are of the name and address that the kind has. So is `status`. A
/// cell that is empty is no member; several people or keys have spaces between them.
final class FactSheet {

  private static final Set<String> NUMBERS =
      Set.of("personId", "partnerId", "into", "from", "corrects", "retracts");

  private static final Set<String> OF_NAME = Set.of("firstname", "lastname");
  private static final Set<String> OF_ADDRESS = Set.of("street", "city", "postcode", "country");
  private static final Set<String> LISTS = Set.of("parentIds", "keys");

  private final List<String> columns;

  FactSheet(Sheet sheet) {
    this.columns = sheet.header();
  }

  /// Whether the first line of an input may be the header of one.
  static boolean isHeader(String line) {
    return Stream.of(line.split("[,;\t|]"))
        .anyMatch(cell -> cell.strip().replace("\"", "").equals("type"));
  }

  /// The members that a row tells.
  Map<String, Object> members(SheetRow row) {
    Map<String, Object> members = new LinkedHashMap<>();
    String type = type(columns.indexOf("type"), row);
    for (int i = 0; i < columns.size(); i++) {
      String cell = row.cell(i).strip();
      if (!cell.isEmpty()) {
        put(members, type, columns.get(i), cell);
      }
    }
    return members;
  }

  private static String type(int column, SheetRow row) {
    return column < 0 ? "" : row.cell(column).strip();
  }

  private static void put(Map<String, Object> members, String type, String column, String cell) {
    int dot = column.indexOf('.');
    if (dot > 0) {
      put(object(members, column.substring(0, dot)), "", column.substring(dot + 1), cell);
    } else if (!type.isEmpty() && OF_NAME.contains(column)) {
      object(members, type.equals("PERSON_NAME_CHANGE") ? "newName" : "name").put(column, cell);
    } else if (!type.isEmpty() && OF_ADDRESS.contains(column)) {
      object(members, type.equals("PERSON_ADDRESS_CHANGE") ? "newAddress" : "address")
          .put(column, cell);
    } else if (column.equals("status") && type.equals("PERSON_STATUS_CHANGE")) {
      members.put("newStatus", cell);
    } else if (LISTS.contains(column)) {
      members.put(column, Stream.of(cell.split("[ ;]+")).map(FactSheet::number).toList());
    } else {
      members.put(column, NUMBERS.contains(column) ? number(cell) : cell);
    }
  }

  @SuppressWarnings("unchecked") // none is put in as made here
  private static Map<String, Object> object(Map<String, Object> members, String name) {
    return (Map<String, Object>)
        members.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
  }

  /// A whole number, or the text as it is.
  private static Object number(String text) {
    return text.length() < 20 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? new BigInteger(text)
        : text;
  }
}
