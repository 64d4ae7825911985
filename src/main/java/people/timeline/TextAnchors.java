package people.timeline;

import module java.base;

/// Finds which of many texts may stand in a longer one, in any case of letters, without a look at
/// each of them: by how they begin.
///
/// @param <T> what a text is of
final class TextAnchors<T> {

  /// So much of a text decides.
  private static final int LONGEST = 6;

  /// By beginning, in small letters.
  private final Map<String, Set<T>> beginnings = new HashMap<>();

  private final BitSet lengths = new BitSet();

  /// The ways to write a text: as it is, in capitals, and each with accents as letters of their own
  /// or as parts of letters.
  static Set<String> forms(String text) {
    Set<String> all = new LinkedHashSet<>();
    for (String each : List.of(text, text.toUpperCase(Locale.ROOT))) {
      all.add(each);
      all.add(Normalizer.normalize(each, Normalizer.Form.NFC));
      all.add(Normalizer.normalize(each, Normalizer.Form.NFD));
    }
    return all;
  }

  void add(String text, T of) {
    for (String each : forms(text)) {
      String small = each.toLowerCase(Locale.ROOT);
      String beginning = small.substring(0, Math.min(LONGEST, small.length()));
      lengths.set(beginning.length());
      beginnings.computeIfAbsent(beginning, _ -> new LinkedHashSet<>()).add(of);
    }
  }

  /// Those that may stand in a text: all that do, and few others. Costs a look for each piece of
  /// the text.
  Set<T> maybeIn(String text) {
    Set<T> found = new LinkedHashSet<>();
    String small = text.toLowerCase(Locale.ROOT);
    lengths.stream()
        .forEach(length -> {
          for (int i = 0; i + length <= small.length(); i++) {
            found.addAll(beginnings.getOrDefault(small.substring(i, i + length), Set.of()));
          }
        });
    return found;
  }
}
