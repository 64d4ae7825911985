package people.sheets;

import module java.base;

import people.*;

/// The dialect of a CSV: delimiter, quote and encoding.
///
/// @param quote [SheetOptions#NO_QUOTE] for none
/// @param isSpaced whether there is space between delimiters and quotes
/// @param lineEnd as it is called, such as `CRLF`
/// @param isStated whether the first line states the delimiter, `sep=;`, and is no row
record CsvDialect(
    char delimiter,
    char quote,
    boolean isSpaced,
    Charset charset,
    String lineEnd,
    boolean isStated) {

  /// So many characters are enough to guess.
  private static final int SAMPLE = 1 << 16;

  private static final int SAMPLE_ROWS = 500;

  /// In this order where several divide the rows as evenly. U+001F and U+0001 divide cells in
  /// exports of databases.
  private static final char[] DELIMITERS = {'\t', ';', ',', '|', '^', '~', '\u001f', '\u0001'};

  private static final double UNLIKELY = 0.25;

  private static final Pattern STATED =
      Pattern.compile(
          "\"?sep=([^\\r\\n])\"?(?:\\r|\\n|$).*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /// Finds out how a text is written.
  ///
  /// @throws TimelineException when it is no table
  static CsvDialect of(SheetSource source, SheetOptions options) throws IOException {
    TextScan.Found found = TextScan.of(source, options.encoding());
    String sample = sample(source, found.charset());
    String foreign = FileKind.ofText(sample);
    if (foreign != null) {
      throw new TimelineException(
          "%s: %s; expected a table: CSV, or an Excel workbook (.xlsx)"
              .formatted(source.name(), foreign));
    }
    Matcher stated = STATED.matcher(sample);
    boolean isStated = stated.matches();
    if (isStated) {
      int end = sample.indexOf('\n') >= 0 ? sample.indexOf('\n') : sample.indexOf('\r');
      sample = end < 0 ? "" : sample.substring(end + 1);
    }
    char delimiter = ',';
    if (options.delimiter() != null) {
      delimiter = options.delimiter();
    } else if (isStated) {
      delimiter = stated.group(1).charAt(0);
    } else {
      delimiter = delimiter(sample, options.quote());
    }
    char quote = options.quote() != null ? options.quote() : quote(sample, delimiter);
    if (quote == delimiter) {
      quote = SheetOptions.NO_QUOTE;
    }
    boolean isSpaced =
        delimiter != ' '
            && Pattern.compile(Pattern.quote(String.valueOf(delimiter)) + " +" + quote)
                .matcher(sample)
                .find();
    return new CsvDialect(delimiter, quote, isSpaced, found.charset(), found.lineEnd(), isStated);
  }

  private static String sample(SheetSource source, Charset charset) throws IOException {
    char[] start = new char[SAMPLE];
    int length = 0;
    try (Reader reader = new InputStreamReader(source.open(), charset)) {
      for (int read;
          length < SAMPLE && (read = reader.read(start, length, SAMPLE - length)) > 0; ) {
        length += read;
      }
    }
    int from = length > 0 && start[0] == '\ufeff' ? 1 : 0;
    return new String(start, from, length - from);
  }

  /// The delimiter that divides most rows into the same number of cells; a comma where none does.
  /// It divides the first row that any divides, which is the header, or is unlikely to be one.
  private static char delimiter(String sample, Character quote) {
    Map<Character, List<Integer>> counts = new LinkedHashMap<>();
    int header = Integer.MAX_VALUE;
    for (char delimiter : DELIMITERS) {
      char mark = quote != null ? quote : quote(sample, delimiter);
      List<Integer> cells = counts(sample, delimiter, mark);
      counts.put(delimiter, cells);
      header = Math.min(header, firstDivided(cells));
    }
    char best = ',';
    double bestScore = 0;
    for (var entry : counts.entrySet()) {
      List<Integer> cells = entry.getValue();
      double score = evenness(cells) * (firstDivided(cells) > header ? UNLIKELY : 1);
      if (score > bestScore) {
        best = entry.getKey();
        bestScore = score;
      }
    }
    return best;
  }

  private static int firstDivided(List<Integer> cells) {
    int first = 0;
    while (first < cells.size() && cells.get(first) == 1) {
      first++;
    }
    return first;
  }

  /// More for more rows of the same number of cells, and for more cells; 0 for rows of one.
  private static double evenness(List<Integer> cells) {
    Map<Integer, Integer> rowsOfCells = new HashMap<>();
    cells.forEach(count -> rowsOfCells.merge(count, 1, Integer::sum));
    double best = 0;
    for (var entry : rowsOfCells.entrySet()) {
      double share = (double) entry.getValue() / cells.size();
      best = Math.max(best, share * share * Math.log(entry.getKey()));
    }
    return best;
  }

  /// The number of cells of each row that is not empty. A row that the sample cuts off is left out,
  /// unless it is the only one.
  private static List<Integer> counts(String sample, char delimiter, char quote) {
    List<Integer> counts = new ArrayList<>();
    int cells = 1;
    boolean isQuoted = false;
    boolean isCellStart = true;
    int length = 0;
    for (int i = 0; i < sample.length() && counts.size() < SAMPLE_ROWS; i++) {
      char c = sample.charAt(i);
      if (isQuoted) {
        isQuoted = c != quote;
      } else if (c == quote && (isCellStart || sample.charAt(i - 1) == quote)) {
        isQuoted = true;
        isCellStart = false;
      } else if (c == delimiter) {
        cells++;
        isCellStart = true;
      } else if (c == '\n' || c == '\r') {
        if (length > 0) {
          counts.add(cells);
        }
        cells = 1;
        length = 0;
        isCellStart = true;
        continue;
      } else {
        isCellStart &= c == ' ';
      }
      length++;
    }
    if (length > 0 && (sample.length() < SAMPLE - 1 || counts.isEmpty())) {
      counts.add(cells);
    }
    return counts;
  }

  /// A single quote, where cells stand between such and none between double ones.
  private static char quote(String sample, char delimiter) {
    String mark = Pattern.quote(String.valueOf(delimiter));
    String start = "(?:^|" + mark + "|[\\r\\n])";
    if (Pattern.compile(start + "\"").matcher(sample).find()) {
      return '"';
    }
    int opened = 0;
    int closed = 0;
    for (var at = Pattern.compile(start + "'").matcher(sample); at.find(); ) {
      opened++;
      int end = sample.indexOf('\'', at.end());
      while (end >= 0 && sample.startsWith("''", end)) {
        end = sample.indexOf('\'', end + 2);
      }
      boolean isLast = end == sample.length() - 1;
      boolean isClosed =
          end > 0 && (isLast || (delimiter + "\r\n").indexOf(sample.charAt(end + 1)) >= 0);
      closed += isClosed ? 1 : 0;
    }
    return closed > 1 && closed * 10 >= opened * 9 ? '\'' : '"';
  }

  /// In words: `CSV, ';', windows-1252, CRLF`.
  String described() {
    var parts = new ArrayList<String>(List.of("CSV", named(delimiter)));
    if (quote == SheetOptions.NO_QUOTE) {
      parts.add("no quotes");
    } else if (quote != '"') {
      parts.add("quote " + named(quote));
    }
    parts.add(charset.name());
    parts.add(lineEnd);
    return String.join(", ", parts);
  }

  private static String named(char c) {
    return switch (c) {
      case '\t' -> "tab";
      case '\'' -> "\"'\"";
      default -> c < ' ' ? "U+%04X".formatted((int) c) : "'" + c + "'";
    };
  }
}
