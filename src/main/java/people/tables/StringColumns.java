package people.tables;

import module java.base;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ShortOpenHashMap;
import it.unimi.dsi.fastutil.shorts.Short2IntOpenHashMap;
import it.unimi.dsi.fastutil.shorts.Short2ObjectOpenHashMap;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.IntDictionaryMap;
import tech.tablesaw.columns.strings.ShortDictionaryMap;

/// The different texts of a column and how often each occurs, from which Tablesaw's dictionary is
/// made. Its keys are numbered as Tablesaw does (the least value stands for a text that is not
/// there, texts follow, the greatest is a missing one), and take two bytes as long as these
/// suffice.
final class StringColumns {

  private static final int MOST_SHORTS = Short.MAX_VALUE - Short.MIN_VALUE - 1;

  private static final int MISSING = 0;

  /// By number plus one the place of its text, from 1; or [#MISSING].
  private final int[] places;

  /// By place.
  private final List<String> texts = new ArrayList<>(List.of(""));

  private final IntArrayList counts = new IntArrayList(new int[1]);

  /// @param counts how often each number occurs, by the number plus one
  /// @param text of a number that occurs; null is missing. Texts of two numbers may be equal.
  StringColumns(int[] counts, IntFunction<String> text) {
    this.places = new int[counts.length];
    var placeOf = new Object2IntOpenHashMap<String>();
    for (int i = 0; i < counts.length; i++) {
      String value = i == 0 || counts[i] == 0 ? null : text.apply(i - 1);
      int place = MISSING;
      if (value != null && !value.isEmpty()) {
        place = placeOf.getInt(value);
        if (place == MISSING) {
          place = texts.size();
          placeOf.put(value, place);
          texts.add(value);
          this.counts.add(0);
        }
      }
      places[i] = place;
      this.counts.set(place, this.counts.getInt(place) + counts[i]);
    }
  }

  /// @param numbers of all rows, those that were counted
  DictionaryMap dictionary(NumberBlocks numbers) {
    return texts.size() - 1 <= MOST_SHORTS ? shorts(numbers) : ints(numbers);
  }

  private ShortDictionaryMap shorts(NumberBlocks numbers) {
    int size = this.texts.size();
    var texts = new Short2ObjectOpenHashMap<String>(size);
    var keys = new Object2ShortOpenHashMap<String>(size);
    var counts = new Short2IntOpenHashMap(size);
    keys.defaultReturnValue(Short.MIN_VALUE);
    for (int place = firstPlace(); place < size; place++) {
      short key = shortKey(place);
      texts.put(key, this.texts.get(place));
      keys.put(this.texts.get(place), key);
      counts.put(key, this.counts.getInt(place));
    }
    ShortDictionaryMap dictionary =
        new ShortDictionaryMap.ShortDictionaryBuilder()
            .setNextIndex(Short.MIN_VALUE + size - 1)
            .setKeyToValue(texts)
            .setValueToKey(keys)
            .setKeyToCount(counts)
            .setCanPromoteToText(true)
            .setValues(new short[0])
            .build();
    short[] keyOf = new short[places.length];
    for (int i = 0; i < keyOf.length; i++) {
      keyOf[i] = shortKey(places[i]);
    }
    short[] stretch = new short[NumberBlocks.MOST];
    dictionary.values().ensureCapacity(numbers.size());
    numbers.forEach((from, read, count) -> {
      for (int i = 0; i < count; i++) {
        stretch[i] = keyOf[read[i] + 1];
      }
      dictionary.values().addElements(from, stretch, 0, count);
    });
    return dictionary;
  }

  private static short shortKey(int place) {
    return (short) (place == MISSING ? Short.MAX_VALUE : Short.MIN_VALUE + place);
  }

  private IntDictionaryMap ints(NumberBlocks numbers) {
    int size = this.texts.size();
    var texts = new Int2ObjectOpenHashMap<String>(size);
    var keys = new Object2IntOpenHashMap<String>(size);
    var counts = new Int2IntOpenHashMap(size);
    keys.defaultReturnValue(Integer.MIN_VALUE);
    for (int place = firstPlace(); place < size; place++) {
      int key = intKey(place);
      texts.put(key, this.texts.get(place));
      keys.put(this.texts.get(place), key);
      counts.put(key, this.counts.getInt(place));
    }
    IntDictionaryMap dictionary =
        new IntDictionaryMap.IntDictionaryBuilder()
            .setNextIndex(Integer.MIN_VALUE + size - 1)
            .setKeyToValue(texts)
            .setValueToKey(keys)
            .setKeyToCount(counts)
            .setValues(new int[0])
            .build();
    int[] keyOf = new int[places.length];
    for (int i = 0; i < keyOf.length; i++) {
      keyOf[i] = intKey(places[i]);
    }
    dictionary.values().ensureCapacity(numbers.size());
    numbers.forEach((from, read, count) -> {
      for (int i = 0; i < count; i++) {
        read[i] = keyOf[read[i] + 1];
      }
      dictionary.values().addElements(from, read, 0, count);
    });
    return dictionary;
  }

  private static int intKey(int place) {
    return place == MISSING ? Integer.MAX_VALUE : Integer.MIN_VALUE + place;
  }

  /// Without a missing text where there is none.
  private int firstPlace() {
    return counts.getInt(MISSING) == 0 ? MISSING + 1 : MISSING;
  }
}
