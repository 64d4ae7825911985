package people.columns;

import module java.base;

/// The words of all names and addresses of some rows, each once, and in which values each is, so
/// that these are found without a look at the others. Takes a byte or two for each word of a value.
public final class WordLists {

  /// In which names, or addresses, the words are.
  ///
  /// @param starts by number of a word from 1 on where its list begins, and behind the last where
  ///   that ends
  /// @param values the lists: numbers of values, ascending, each as how much it is greater than the
  ///   one before, in seven bits a byte, the lowest first, of which the highest bit says that
  ///   another byte follows
  public record Lists(int[] starts, byte[] values) {}

  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  /// The words.
  public final Dictionary words = new Dictionary();

  public final Lists ofNames;
  public final Lists ofAddresses;

  public WordLists(ValueDictionaries values) {
    Collected names = new Collected();
    for (int number = 1; number <= values.names.size(); number++) {
      names.number = number;
      ValueWords.ofName(values.names.get(number), names);
    }
    Collected addresses = new Collected();
    for (int number = 1; number <= values.addresses.size(); number++) {
      addresses.number = number;
      ValueWords.ofAddress(values.addresses.get(number), addresses);
    }
    ofNames = names.lists();
    ofAddresses = addresses.lists();
  }

  /// Words of values, in the order in which they are met.
  private final class Collected implements ValueWords.WordTaker {

    /// Of the value whose words are taken.
    int number;

    private int[] wordOf = new int[1 << 10];
    private int[] valueOf = new int[1 << 10];
    private int size;

    @Override
    public void take(byte[] text, int from, int to) {
      if (size == wordOf.length) {
        int capacity = Math.addExact(size, size);
        wordOf = Arrays.copyOf(wordOf, capacity);
        valueOf = Arrays.copyOf(valueOf, capacity);
      }
      wordOf[size] = words.add(text, from, to);
      valueOf[size++] = number;
    }

    Lists lists() {
      int[] starts = new int[words.size() + 2];
      int[] last = new int[words.size() + 1];
      for (int i = 0; i < size; i++) {
        starts[wordOf[i] + 1] += length(valueOf[i] - last[wordOf[i]]);
        last[wordOf[i]] = valueOf[i];
      }
      for (int word = 0; word <= words.size(); word++) {
        starts[word + 1] = Math.addExact(starts[word], starts[word + 1]);
      }
      byte[] values = new byte[starts[words.size() + 1]];
      int[] next = starts.clone();
      Arrays.fill(last, 0);
      for (int i = 0; i < size; i++) {
        int word = wordOf[i];
        next[word] = put(valueOf[i] - last[word], values, next[word]);
        last[word] = valueOf[i];
      }
      return new Lists(starts, values);
    }
  }

  /// Bytes that a difference takes; none for the same value once more.
  private static int length(int difference) {
    return (Integer.SIZE - Integer.numberOfLeadingZeros(difference) + BITS - 1) / BITS;
  }

  /// @return offset behind it
  private static int put(int difference, byte[] into, int at) {
    int next = at;
    for (int left = difference; left != 0; left >>>= BITS) {
      into[next++] = (byte) (left & MORE - 1 | (left >>> BITS == 0 ? 0 : MORE));
    }
    return next;
  }

  /// The numbers of a list.
  public static void read(byte[] list, IntConsumer values) {
    int value = 0;
    for (int at = 0; at < list.length; ) {
      int difference = 0;
      byte b = (byte) MORE;
      for (int shift = 0; b < 0 && at < list.length; shift += BITS) {
        b = list[at++];
        difference |= (b & MORE - 1) << shift;
      }
      value += difference;
      values.accept(value);
    }
  }
}
