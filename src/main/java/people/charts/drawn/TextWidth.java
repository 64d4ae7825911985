package people.charts.drawn;

import module java.base;

import people.output.*;

/// Estimates how wide a text is, without any font: a chart must come out the same on a machine that
/// has other fonts, or none. As in DejaVu, which sans-serif is on many: Arial is a tenth narrower.
public final class TextWidth {

  /// The fonts of all texts, the first of them that a machine has.
  public static final String FONT =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

  private static final String NARROW = "ijlI.,:;'|! ";
  private static final String SLIM = "frt()[]{}-\"/\\*`";
  private static final String BROAD = "mwMW@%—…→";

  private TextWidth() {}

  /// @param size of the font in pixels
  /// @return pixels
  public static double of(String text, double size, boolean bold) {
    String letters = Normalizer.normalize(Terminal.shown(text), Normalizer.Form.NFD);
    double ems = letters.codePoints().mapToDouble(TextWidth::ems).sum();
    return ems * size * (bold ? 1.16 : 1.03);
  }

  private static double ems(int letter) {
    if (Character.getType(letter) == Character.NON_SPACING_MARK) return 0;
    if (letter >= 0x2e80) return 1;
    if (NARROW.indexOf(letter) >= 0) return 0.31;
    if (SLIM.indexOf(letter) >= 0) return 0.39;
    if (BROAD.indexOf(letter) >= 0) return 0.93;
    return Character.isUpperCase(letter) ? 0.69 : 0.61;
  }

  /// How many pixels names reach below an axis on which they rise at half a right angle.
  public static double slanted(List<String> names) {
    double widest = names.stream().mapToDouble(name -> of(name, 12, false)).max().orElse(0);
    return widest * Math.sqrt(0.5) + DrawnAxis.HALF_LINE + 8;
  }

  /// A text that fits, with its end left out where it does not.
  public static String shorten(String text, double width, double size) {
    if (of(text, size, false) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 1 && of(text.substring(0, end) + "…", size, false) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  /// A text that fits, with its middle left out where it does not: long names often begin alike.
  public static String shortenInside(String text, double width, double size) {
    int[] letters = text.codePoints().toArray();
    String cut = text;
    for (int kept = letters.length - 1; kept > 3 && of(cut, size, false) > width; kept--) {
      int end = kept * 2 / 5;
      cut =
          new String(letters, 0, kept - end).stripTrailing()
              + "…"
              + new String(letters, letters.length - end, end).stripLeading();
    }
    return cut;
  }

  /// The same of names that stand beside each other. Those that would then be the same lose what
  /// they all begin and end with, but for a word.
  public static List<String> shortenInside(List<String> names, double width, double size) {
    List<String> all = names.stream().map(name -> shortenInside(name, width, size)).toList();
    Map<String, List<String>> alike = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      alike.computeIfAbsent(all.get(i), _ -> new ArrayList<>()).add(names.get(i));
    }
    return IntStream.range(0, names.size())
        .mapToObj(i -> {
          List<String> others = alike.get(all.get(i));
          return others.size() == 1
              ? all.get(i)
              : shortenInside(different(names.get(i), others), width, size);
        })
        .toList();
  }

  /// What tells a name from others.
  private static String different(String name, List<String> others) {
    int start = name.length();
    int end = name.length();
    for (String other : others) {
      int most = Math.min(name.length(), other.length());
      int same = 0;
      while (same < most && name.charAt(same) == other.charAt(same)) {
        same++;
      }
      if (same < name.length() || same < other.length()) {
        start = Math.min(start, same);
        int last = 0;
        while (last < most - same
            && name.charAt(name.length() - 1 - last) == other.charAt(other.length() - 1 - last)) {
          last++;
        }
        end = Math.min(end, last);
      }
    }
    int from = name.lastIndexOf(' ', Math.max(0, name.lastIndexOf(' ', start - 1) - 1)) + 1;
    int behind = name.indexOf(' ', name.length() - end);
    int to = end == 0 || behind < 0 ? name.length() : behind;
    return (from > 0 ? "…" : "") + name.substring(from, to) + (to < name.length() ? "…" : "");
  }

  /// Breaks a text into lines that are not wider than `width` pixels, where a line may break.
  public static String wrap(String text, double width, double size, boolean bold) {
    BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
    places.setText(text);
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder();
    int from = places.first();
    for (int to = places.next(); to != BreakIterator.DONE; from = to, to = places.next()) {
      String word = text.substring(from, to);
      if (!line.isEmpty() && of((line + word).strip(), size, bold) > width) {
        lines.append(line.toString().strip()).append('\n');
        line.setLength(0);
      }
      while (of(word.strip(), size, bold) > width) {
        int end = word.length();
        while (word.codePointCount(0, end) > 1 && of(word.substring(0, end), size, bold) > width) {
          end = word.offsetByCodePoints(end, -1);
        }
        lines.append(word, 0, end).append('\n');
        word = word.substring(end);
      }
      line.append(word);
    }
    return lines.append(line.toString().strip()).toString();
  }
}
