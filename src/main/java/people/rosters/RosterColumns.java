package people.rosters;

import module java.base;

import people.*;
import people.sheets.*;

/// The columns of a list as a mapping has them, and how its rows are read.
final class RosterColumns {

  private static final int MOST_DATES = 100_000;

  /// So many rows tell how cells are to be read, unless they tell that others may say otherwise.
  private static final int LEARNT = 1000;

  private static final List<RosterRole> PARTS =
      List.of(RosterRole.STREET, RosterRole.CITY, RosterRole.POSTCODE, RosterRole.COUNTRY);

  private final Sheet sheet;
  private final RosterMapping mapping;

  /// Columns with dates that are numbers without a format, and the first of them.
  final Map<String, String> unformatted = new LinkedHashMap<>();

  /// Columns with dates that were read in the order that others tell, and the first of them.
  final Map<String, String> ordered = new LinkedHashMap<>();

  /// Words for a status in plain form.
  private final Map<String, Status> words = new HashMap<>();

  /// By role the numbers of its columns.
  private final Map<RosterRole, int[]> roles = new EnumMap<>(RosterRole.class);

  /// By the name of a further system the numbers of its columns.
  private final Map<String, int[]> systems = new LinkedHashMap<>();

  /// The fields of the attributes, and the numbers of their columns.
  final List<RosterField.OfAttribute> attributes = new ArrayList<>();

  private final List<Integer> attributeColumns = new ArrayList<>();

  /// How cells fit the roles that columns have by their names alone, where that can be told.
  private final Map<RosterRole, CellFit> unsaid = new EnumMap<>(RosterRole.class);

  /// What columns are that are called as something else is.
  final List<String> notes = new ArrayList<>();

  /// Columns that are left out though the mapping does not say so, and why.
  final Map<String, String> leftOut = new LinkedHashMap<>();

  /// The system of the key: the name of its column, of several choices the first one or that under
  /// which people are known already; or that of a series without keys.
  String system;

  /// What the system may be called.
  final List<String> systemChoices;

  private final String[] headers;

  /// Null before it is asked for.
  private int[] used;

  /// How dates of numbers are read.
  DateOrder order = new DateOrder();

  /// How single letters for the sex are read.
  private SexLetters sexes;

  /// Whether whole names begin with the last one where they don't tell.
  private final boolean isLastFirst;

  /// Dates that were read, by their text: births are few among many people.
  private final Map<String, EffectiveDate> dates = new HashMap<>();

  /// How the key begins of a row in a list without keys: with its day; null where rows have keys.
  private final String place;

  /// The list's.
  private final int day;

  /// @param series the system of keys where the list has none: then the day and the line
  /// @throws TimelineException when a column is not there
  RosterColumns(Sheet sheet, RosterMapping mapping, String series, int day) {
    this.sheet = sheet;
    this.mapping = mapping;
    this.day = day;
    mapping.statusWords().forEach((word, status) -> words.put(RosterWords.plain(word), status));
    BitSet taken = new BitSet();
    mapping
        .columns()
        .forEach((role, column) -> {
          int[] numbers = ColumnNumbers.of(sheet, column);
          Arrays.stream(numbers).forEach(taken::set);
          if (numbers.length == 0) {
            return; // this list has no such column, and need not
          }
          if (role.startsWith(RosterMapping.KEY_OF)) {
            systems.put(role.substring(RosterMapping.KEY_OF.length()), numbers);
          } else {
            roles.put(RosterRole.of(role), numbers);
          }
        });
    mapping.ignored().forEach(each -> sheet.findColumn(each).ifPresent(taken::set));
    boolean hasKeys = mapping.column(RosterRole.KEY) != null;
    systemChoices =
        hasKeys ? RosterMapping.choices(mapping.column(RosterRole.KEY)) : List.of(series);
    system = systemChoices.getFirst();
    place = hasKeys ? null : LocalDate.ofEpochDay(day) + " line ";
    headers = sheet.header().toArray(String[]::new);
    for (int column = 0; column < headers.length; column++) {
      if (!taken.get(column)) {
        addOther(headers[column], column);
      }
    }
    sexes = new SexLetters(has(RosterRole.SEX) ? header(RosterRole.SEX) : null);
    isLastFirst = has(RosterRole.NAME) && NameCell.isLastFirst(header(RosterRole.NAME));
  }

  /// A column that the mapping does not name: an attribute, unless it is called as a role is.
  private void addOther(String name, int column) {
    RosterRole role = RosterRole.of(name.toLowerCase(Locale.ROOT));
    if (role != null && !has(role) && isFree(role)) {
      roles.put(role, new int[] {column});
      unsaid.put(role, new CellFit());
    } else {
      String attribute = addAttribute(name, column);
      if (attribute != null && !attribute.equals(name)) {
        notes.add("column '%s' is the attribute '%s'".formatted(name, attribute));
      }
    }
  }

  /// @return the name of the attribute; null where there can be none
  private String addAttribute(String name, int column) {
    String why = null;
    for (String choice : List.of(name, name + " (list)")) {
      try {
        new Event.AttributeChange(1, new Attribute(choice, null), Details.NONE);
        attributes.add(new RosterField.OfAttribute(choice));
        attributeColumns.add(column);
        return choice;
      } catch (IllegalArgumentException e) {
        why = why == null ? e.getMessage() : why;
      }
    }
    leftOut.put(name, why);
    return null;
  }

  /// Whether no other column says what one of a role would.
  private boolean isFree(RosterRole role) {
    return switch (role) {
      case KEY -> false;
      case NAME -> !has(RosterRole.FIRST) && !has(RosterRole.LAST);
      case FIRST, LAST -> !has(RosterRole.NAME);
      case ADDRESS -> PARTS.stream().noneMatch(this::has);
      case STREET, CITY, POSTCODE, COUNTRY -> !has(RosterRole.ADDRESS);
      case BORN, SEX, STATUS, SINCE, PARTNER, JOINED, LEFT -> true;
    };
  }

  boolean has(RosterRole role) {
    return roles.containsKey(role);
  }

  // ---- a row

  /// The text of a role; null when it is blank, or has no column.
  private String text(SheetRow row, RosterRole role) {
    int[] columns = roles.get(role);
    return columns == null ? null : text(row, columns);
  }

  private static String text(SheetRow row, int[] columns) {
    if (columns.length == 1) {
      return cell(row, columns[0]);
    }
    String joined =
        Arrays.stream(columns)
            .mapToObj(column -> cell(row, column))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return joined.isEmpty() ? null : joined;
  }

  private static String cell(SheetRow row, int column) {
    String cell = RosterWords.bare(row.cell(column));
    return cell.isEmpty() ? null : cell;
  }

  /// The key of a row; null when it is blank.
  String key(SheetRow row) {
    return place != null ? key(row.line()) : text(row, RosterRole.KEY);
  }

  /// Whether more rows can tell how cells are to be read.
  ///
  /// @param rows how many were looked at
  boolean isLearning(int rows) {
    boolean isOrderOpen = (rows < LEARNT || order.isSeen()) && !order.isMixed();
    boolean isSexOpen = has(RosterRole.SEX) && (rows < LEARNT || sexes.isOpen());
    return isOrderOpen || isSexOpen || unsaid.values().stream().anyMatch(CellFit::isNone);
  }

  /// Looks at the dates and the sex of a row: one may tell how the others are read.
  void learn(SheetRow row) {
    sexes.learn(text(row, RosterRole.SEX));
    unsaid.forEach((role, fit) -> {
      String text = text(row, role);
      if (text != null) {
        fit.add(role, text, words);
      }
    });
    for (RosterRole role :
        List.of(RosterRole.BORN, RosterRole.SINCE, RosterRole.JOINED, RosterRole.LEFT)) {
      String text = text(row, role);
      if (text != null) {
        order.learn(text);
      }
    }
  }

  /// Reads cells as another reading of the list has learnt it.
  RosterColumns learnt(RosterColumns other) {
    order = other.order;
    sexes = other.sexes;
    other.unsaid.forEach((role, fit) -> {
      if (fit.isNone()) {
        int column = roles.remove(role)[0];
        notes.add(
            "column '%s' has nothing that its name says: it is the attribute '%s'"
                .formatted(headers[column], addAttribute(headers[column], column)));
      }
    });
    return this;
  }

  /// The columns that are read.
  private int[] used() {
    if (used == null) {
      IntStream named =
          Stream.concat(roles.values().stream(), systems.values().stream())
              .flatMapToInt(IntStream::of);
      IntStream others = attributeColumns.stream().mapToInt(Integer::intValue);
      used = IntStream.concat(named, others).toArray();
    }
    return used;
  }

  /// The key of a line in a list without keys.
  String key(long line) {
    return place + line;
  }

  /// What a row says.
  ///
  /// @throws BadCell naming the column
  RosterRow read(SheetRow row) throws BadCell {
    SpreadsheetErrors.refuse(row, used(), headers);
    NameCell name = new NameCell(text(row, RosterRole.FIRST), text(row, RosterRole.LAST));
    String whole = text(row, RosterRole.NAME);
    if (whole != null && name.first() == null && name.last() == null) {
      name = NameCell.of(whole, isLastFirst);
    }
    String[] parts = new String[PARTS.size()];
    boolean[] said = new boolean[parts.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = text(row, PARTS.get(i));
      said[i] = parts[i] != null || mapping.isBlankUnknown() && has(PARTS.get(i));
    }
    String address = text(row, RosterRole.ADDRESS);
    if (address != null || mapping.isBlankUnknown() && has(RosterRole.ADDRESS)) {
      parts = address == null ? parts : WholeAddress.of(address).parts();
      Arrays.fill(said, true);
    }
    String[] values = new String[attributes.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = cell(row, attributeColumns.get(i));
    }
    List<Attribute> keys = new ArrayList<>(systems.size());
    systems.forEach((further, columns) -> {
      String value = text(row, columns);
      if (value != null) {
        keys.add(new Attribute(further, value));
      }
    });
    String partner = text(row, RosterRole.PARTNER);
    if (place == null && partner != null && partner.equals(key(row))) {
      throw bad(RosterRole.PARTNER, "'%s' is herself; expected somebody else".formatted(partner));
    }
    EffectiveDate born = date(row, RosterRole.BORN);
    EffectiveDate since = date(row, RosterRole.SINCE);
    refuseUnborn(row, born, since);
    boolean isNowhere = Arrays.stream(parts).allMatch(Objects::isNull);
    return new RosterRow(
        row.line(),
        key(row),
        name.first(),
        name.last(),
        born,
        sex(row),
        status(row),
        since,
        partner,
        isNowhere ? null : new Address(parts[0], parts[1], parts[2], parts[3]),
        said,
        date(row, RosterRole.JOINED),
        date(row, RosterRole.LEFT),
        keys,
        values,
        mapping.isBlankUnknown());
  }

  /// Nobody is on a list, or married, before she is born.
  private void refuseUnborn(SheetRow row, EffectiveDate born, EffectiveDate since) throws BadCell {
    if (born == null || born.earliest() == null) {
      return;
    }
    LocalDate list = LocalDate.ofEpochDay(day);
    if (born.earliest().isAfter(list)) {
      throw bad(
          RosterRole.BORN,
          "'%s' is after the day of the list, %s; expected a birth by then"
              .formatted(text(row, RosterRole.BORN), list));
    }
    if (since != null && since.latest() != null && since.latest().isBefore(born.earliest())) {
      throw bad(
          RosterRole.SINCE,
          "'%s' is before the birth, '%s'; expected a date from then on"
              .formatted(text(row, RosterRole.SINCE), text(row, RosterRole.BORN)));
    }
  }

  private EffectiveDate date(SheetRow row, RosterRole role) throws BadCell {
    String text = text(row, role);
    try {
      if (text == null || DateCell.isNone(text)) {
        return null;
      }
      EffectiveDate date = dates.get(text);
      if (date == null) {
        LocalDate numbered = sheet.dayOfNumber(text);
        if (numbered != null) {
          unformatted.putIfAbsent(header(role), text + " is " + numbered);
        }
        date =
            numbered != null ? EffectiveDate.of(numbered) : DateCell.of(text, order.isDayFirst());
        if (DateCell.isAmbiguous(text)) {
          ordered.putIfAbsent(header(role), text + " is " + date);
        }
        if (dates.size() < MOST_DATES) {
          dates.put(text, date);
        }
      }
      return date;
    } catch (BadCell e) {
      throw bad(role, e.getMessage());
    }
  }

  private BadCell bad(RosterRole role, String what) {
    return new BadCell("%s: %s".formatted(header(role), what));
  }

  /// What the first column of a role that has one is called.
  private String header(RosterRole role) {
    return headers[roles.get(role)[0]];
  }

  private Status status(SheetRow row) throws BadCell {
    String text = text(row, RosterRole.STATUS);
    if (text == null) {
      return mapping.isBlankUnknown() && has(RosterRole.STATUS) ? Status.UNKNOWN : null;
    }
    Status status = RosterWords.status(text, words);
    if (status == null) {
      throw bad(RosterRole.STATUS, RosterWords.noStatus(text));
    }
    return status;
  }

  private String sex(SheetRow row) throws BadCell {
    String text = text(row, RosterRole.SEX);
    if (text == null) {
      return null;
    }
    String sex = sexes.sex(text);
    if (sex == null) {
      throw bad(
          RosterRole.SEX,
          "'%s' is no word for a sex; expected one such as female, m, divers".formatted(text));
    }
    return sex;
  }
}
