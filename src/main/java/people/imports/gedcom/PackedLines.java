package people.imports.gedcom;

import module java.base;

import people.imports.batches.*;

/// The lines of a GEDCOM file as the bytes of its text, with where each line begins and its level:
/// five bytes a line beside the text. A line is taken apart when it is asked for, see
/// [GedcomWords]; so a tree of a million lines takes little more memory than its file.
///
/// Not safe for several threads.
final class PackedLines {

  private static final Pattern MAJOR = Pattern.compile("(\\d{1,2})(?:\\..*)?");

  /// The level of a line that is left out, since it is blank or refused.
  private static final byte LEFT_OUT = -1;

  private static final int LEVELS = 100;

  private static final Pattern WHOLE_DATE =
      Pattern.compile("\\s*\\d+\\s+DATE\\s(?:.*\\D)?\\d{4}", Pattern.CASE_INSENSITIVE);

  private final byte[] bytes;
  private int[] starts = new int[1024];
  private byte[] levels = new byte[1024];

  /// How many lines there are, with those that are left out.
  private int count;

  private int[] records = new int[64];
  private int recordCount;

  /// The place of the first line that says the version of the format, and the first number of that.
  private int versionAt = Integer.MAX_VALUE;

  private int version;

  /// The place of the line of level 1 that has the line within which the file ends; -1 for none.
  private int cutAt = -1;

  /// The places of the records of notes, by identifier; null until one is asked for.
  private Map<String, Integer> notes;

  private final SharedTexts texts = new SharedTexts();

  private PackedLines(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Reads the lines. What is below a line that is refused is refused with it, since it tells of
  /// something else than what stands before. So is a last line that nothing ends, where no trailer
  /// was read: `DATE 195` may have been the beginning of `DATE 1950`.
  ///
  /// @param bytes in UTF-8. Nobody else is to use them any more, since control characters are taken
  ///   out of them
  /// @param from where the text begins in them
  static PackedLines read(byte[] bytes, int from, Findings findings) {
    PackedLines lines = new PackedLines(bytes);
    String[] open = new String[LEVELS];
    int depth = 0;
    int refused = Integer.MAX_VALUE;
    boolean isComplete = false;
    int fact = -1;
    int next;
    for (int start = from; start < bytes.length; start = next) {
      int end = lines.endOf(start);
      boolean isCrLf = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
      next = end + (isCrLf ? 2 : 1);
      boolean isCut = end == bytes.length && !isComplete;
      end = lines.withoutControls(start, end);
      int begin = lines.behindMark(start, end);
      int number = lines.add(begin) + 1;
      GedcomWords words = GedcomWords.of(bytes, begin, end);
      String line = words == null ? lines.text(begin, end) : null;
      if (words == null && line.isBlank()) {
        continue;
      }
      int level = words == null ? GedcomWords.level(line) : words.level();
      String why = null;
      isComplete |= words != null && level == 0 && lines.tag(words).equals("TRLR");
      isCut &= !isComplete;
      lines.cutAt = isCut ? level > 1 ? fact : number - 1 : lines.cutAt;
      if (isCut && !isWhole(words, lines.text(begin, end), end)) {
        why = "cut off, or not known to be whole, since the file ends with it";
      } else if (level > refused) {
        why = "below a line that is refused";
      } else if (words == null) {
        why = "not GEDCOM (level, tag, value)";
        refused = level < 0 ? refused : level;
      } else if (level > depth) {
        why = "no line of the level above stands before them";
        refused = level;
      }
      if (why != null) {
        String text = line == null ? lines.text(begin, end) : line;
        findings.unused("lines", why, GedcomText.example(number, text));
        continue;
      }
      if (isCut) {
        String text = lines.text(begin, end);
        findings.doubt(
            "lines",
            "the last one, behind which more may be cut off",
            GedcomText.example(number, text));
      }
      refused = Integer.MAX_VALUE;
      lines.accept(number - 1, level);
      String tag = lines.tag(words);
      boolean isVersion = level > 0 && tag.equals("VERS") && open[level - 1].equals("GEDC");
      if (isVersion && lines.versionAt == Integer.MAX_VALUE) {
        lines.version = major(lines.text(words.value(), end).strip());
        lines.versionAt = number - 1;
      }
      open[level] = tag;
      depth = level + 1;
      fact = level == 1 ? number - 1 : level == 0 ? -1 : fact;
    }
    lines.starts = Arrays.copyOf(lines.starts, lines.count);
    lines.levels = Arrays.copyOf(lines.levels, lines.count);
    return lines;
  }

  /// Whether what the last line of a file says is no other thing when more follows: it is a tag
  /// alone, or a date with a year of four digits.
  private static boolean isWhole(GedcomWords words, String line, int end) {
    return words != null && (words.value() >= end || WHOLE_DATE.matcher(line).matches());
  }

  /// Where a line ends: before the characters that end it.
  int endOf(int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return end;
  }

  /// The beginning of a line behind byte order marks, which stand there where files were joined.
  private int behindMark(int start, int end) {
    int at = start;
    while (at + 2 < end
        && bytes[at] == (byte) 0xef
        && bytes[at + 1] == (byte) 0xbb
        && bytes[at + 2] == (byte) 0xbf) {
      at += 3;
    }
    return at;
  }

  /// Moves a line together without its control characters, but for tabs.
  ///
  /// @return where it ends then
  private int withoutControls(int start, int end) {
    int to = start;
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0 || bytes[i] >= ' ' || bytes[i] == '\t') {
        bytes[to++] = bytes[i];
      }
    }
    Arrays.fill(bytes, to, end, (byte) '\n');
    return to;
  }

  /// @return its place
  private int add(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count + (count >> 1));
      levels = Arrays.copyOf(levels, count + (count >> 1));
    }
    starts[count] = start;
    levels[count] = LEFT_OUT;
    return count++;
  }

  private void accept(int place, int level) {
    levels[place] = (byte) level;
    if (level == 0) {
      if (recordCount == records.length) {
        records = Arrays.copyOf(records, 2 * recordCount);
      }
      records[recordCount++] = place;
    }
  }

  /// The lines of level 0. Each is made anew when it is asked for.
  List<GedcomLine> records() {
    return new AbstractList<>() {
      @Override
      public GedcomLine get(int index) {
        return new GedcomLine(PackedLines.this, records[Objects.checkIndex(index, recordCount)]);
      }

      @Override
      public int size() {
        return recordCount;
      }
    };
  }

  /// @param number of a line that is not left out, from 1
  GedcomLine line(int number) {
    return new GedcomLine(this, number - 1);
  }

  /// The line of level 0 at or above that one.
  GedcomLine recordOf(int number) {
    int found = Arrays.binarySearch(records, 0, recordCount, number - 1);
    return line(records[found >= 0 ? found : -found - 2] + 1);
  }

  /// The record of a note; null where there is none of that identifier.
  GedcomLine note(String id) {
    if (notes == null) {
      notes = new HashMap<>();
      for (int i = 0; i < recordCount; i++) {
        GedcomWords words = words(records[i]);
        String tag = words.id() < 0 ? "" : tag(words);
        if (tag.equals("NOTE") || tag.equals("SNOTE")) {
          notes.putIfAbsent(id(words), records[i]);
        }
      }
    }
    Integer place = notes.get(id);
    return place == null ? null : new GedcomLine(this, place);
  }

  /// The lines one level below a line.
  ///
  /// @param place of the line
  List<GedcomLine> below(int place) {
    int level = levels[place];
    List<GedcomLine> found = null;
    for (int i = place + 1; i < count && (levels[i] == LEFT_OUT || levels[i] > level); i++) {
      if (levels[i] == level + 1) {
        found = found == null ? new ArrayList<>() : found;
        found.add(new GedcomLine(this, i));
      }
    }
    return found == null ? List.of() : found;
  }

  /// Whether something of what a line of level 1 says is cut off.
  boolean isCut(int place) {
    return place == cutAt;
  }

  String shared(String text) {
    return texts.of(text);
  }

  GedcomWords words(int place) {
    return GedcomWords.of(bytes, starts[place], endOf(starts[place]));
  }

  String tag(GedcomWords words) {
    String tag = texts.of(bytes, words.tag(), words.tagEnd());
    return texts.of(tag.toUpperCase(Locale.ROOT));
  }

  /// The identifier of a record; null for other lines.
  String id(GedcomWords words) {
    return words.id() < 0 ? null : text(words.id(), words.idEnd()).strip();
  }

  /// What a line says behind its tag.
  GedcomWords.LineValue value(int place, String tag, int from) {
    String value = texts.of(bytes, from, endOf(from));
    String before = tag.equals("CONC") ? spaceBefore(place) : "";
    return GedcomWords.LineValue.of(tag, value, version(place), before);
  }

  /// The spaces at the end of the line before, which belong to a text that is continued.
  private String spaceBefore(int place) {
    int before = place - 1;
    while (before >= 0 && levels[before] == LEFT_OUT) {
      before--;
    }
    if (before < 0) {
      return "";
    }
    int from = words(before).value();
    String value = text(from, endOf(from));
    return value.substring(value.stripTrailing().length());
  }

  /// The first number of the version of the format, as far as a line above says it; else 0.
  int version(int place) {
    return place > versionAt ? version : 0;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /// The first number of `7.0.11`.
  private static int major(String version) {
    Matcher number = MAJOR.matcher(version);
    return number.matches() ? Integer.parseInt(number.group(1)) : 0;
  }
}
