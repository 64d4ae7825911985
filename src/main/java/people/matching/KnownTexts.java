package people.matching;

import module java.base;

import org.apache.commons.codec.language.DoubleMetaphone;

/// Folded texts, each once and numbered from 1, with how many records have each. 0 stands for none.
/// Not safe for several threads while it grows.
final class KnownTexts {

  /// Letters of a code of sounds.
  private static final int LONGEST_SOUND = 6;

  /// Letters that stand for the sound of what is not written in Latin letters.
  private static final int FIRST_LETTERS = 3;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>(List.of(""));
  private int[] counts = new int[16];

  /// By number the hash of its sound, once it was asked for.
  private int[] sounds;

  /// The number of a text that is to be folded; 0 when nothing of it is left.
  int number(String text) {
    return ofFolded(NameFolding.fold(text));
  }

  /// The number of a folded text.
  int ofFolded(String folded) {
    if (folded.isEmpty()) {
      return 0;
    }
    Integer known = numbers.putIfAbsent(folded, texts.size());
    if (known == null) {
      texts.add(folded);
      return texts.size() - 1;
    }
    return known;
  }

  /// Counts a record that has it.
  void count(int number) {
    if (number >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(texts.size(), 2 * counts.length));
    }
    counts[number]++;
  }

  int size() {
    return texts.size() - 1;
  }

  String text(int number) {
    return texts.get(number);
  }

  /// How many records have it.
  int counted(int number) {
    return number < counts.length ? counts[number] : 0;
  }

  /// How it sounds (Double Metaphone, by L. Philips, which knows the spellings of many languages of
  /// Europe), as a number; its first letters where it is not in Latin letters. 0 for none.
  int sound(int number) {
    return sounds[number];
  }

  /// Finds all sounds, on all cores; none is added afterwards.
  void findSounds() {
    sounds = IntStream.range(0, texts.size()).parallel().map(i -> soundOf(texts.get(i))).toArray();
  }

  private static int soundOf(String folded) {
    if (folded.isEmpty()) {
      return 0;
    }
    DoubleMetaphone metaphone = new DoubleMetaphone();
    metaphone.setMaxCodeLen(LONGEST_SOUND);
    String letters = folded.replace(" ", "");
    boolean isLatin = letters.chars().allMatch(c -> c < 128);
    String sound = isLatin ? metaphone.doubleMetaphone(letters) : null;
    if (sound == null || sound.isEmpty()) {
      sound = letters.substring(0, Math.min(FIRST_LETTERS, letters.length()));
    }
    return sound.hashCode() | 1;
  }
}
