package people.disk;

import module java.base;

/// Finds the timeline, or another thing, that somebody may have meant who mistyped its name.
public final class SimilarName {

  /// The most letters that are mistyped.
  private static final int MOST = 2;

  private static final String USUAL_END = ".jsonl";

  private SimilarName() {}

  /// The file in the same folder whose name is most like that of one which is not there; null when
  /// there is none that could be meant.
  static Path of(Path missing, Storage storage) {
    Path folder = missing.toAbsolutePath().getParent();
    if (folder == null || missing.getFileName() == null) {
      return null;
    }
    String wanted = missing.getFileName().toString();
    try {
      return storage.list(folder).stream()
          .filter(file -> mayBe(file.getFileName().toString(), wanted))
          .filter(file -> storage.oddity(file) == null)
          .min(
              Comparator.<Path>comparingInt(file -> distance(file, wanted))
                  .thenComparing(Path::getFileName))
          .map(file -> missing.resolveSibling(file.getFileName()))
          .orElse(null);
    } catch (IOException e) {
      return null; // a folder that can't be looked through, or is not there itself
    }
  }

  /// The name that is most like one which is none of them; null when there is none that could be
  /// meant.
  public static String of(String wanted, Collection<String> names) {
    int most = Math.min(MOST, wanted.length() / 2);
    return names.stream()
        .filter(name -> distance(name, wanted) <= most)
        .min(
            Comparator.<String>comparingInt(name -> distance(name, wanted))
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  private static boolean mayBe(String name, String wanted) {
    String stem = stem(wanted);
    boolean hasItsEnd = name.endsWith(USUAL_END) || end(name).equals(end(wanted));
    boolean isLike =
        stem(name).equalsIgnoreCase(stem)
            || distance(name, wanted) <= Math.min(MOST, stem.length() / 2);
    return hasItsEnd && isLike && !name.equals(wanted);
  }

  private static String stem(String name) {
    return name.substring(0, name.length() - end(name).length());
  }

  private static String end(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot);
  }

  private static int distance(Path file, String wanted) {
    return distance(file.getFileName().toString(), wanted);
  }

  /// How many letters are to be changed, put in, left out or exchanged with the next one, in
  /// whatever case (optimal string alignment).
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + changed, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
