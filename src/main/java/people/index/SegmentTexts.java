package people.index;

import module java.base;

import people.columns.*;
import people.line.*;

/// Finds the names and addresses of a segment that have the words of a question, in its list of
/// words, so that of the values, and of the rows that have them, no others are looked at. Not safe
/// for several threads.
final class SegmentTexts {

  /// Is told of a row.
  interface RowTaker {

    /// @param number of a value
    /// @param words bits of the words of the question that may be in it
    void take(int personId, int number, int words);
  }

  /// The columns of names, or of addresses.
  private record TextColumns(
      SegmentColumn bytes, SegmentColumn words, SegmentColumn rows, SegmentColumn corrected) {}

  private static final TextColumns NAMES =
      new TextColumns(
          SegmentColumn.NAME_BYTES,
          SegmentColumn.NAME_WORD_STARTS,
          SegmentColumn.NAME_ROWS,
          SegmentColumn.CORRECTED_NAME_ROWS);

  private static final TextColumns ADDRESSES =
      new TextColumns(
          SegmentColumn.ADDRESS_BYTES,
          SegmentColumn.ADDRESS_WORD_STARTS,
          SegmentColumn.ADDRESS_ROWS,
          SegmentColumn.CORRECTED_ADDRESS_ROWS);

  private final Segment segment;
  private final TextQuery query;

  /// The words of the segment that may be some of the question, and which bits of these each is.
  private final Numbers words = new Numbers();

  /// By number of a value, once it was asked for, how close the question comes to it; -1 before.
  private long[] ofNames;

  private long[] ofAddresses;

  SegmentTexts(Segment segment, TextQuery query) {
    this.segment = segment;
    this.query = query;
    byte[] texts = segment.bytes(SegmentColumn.WORD_BYTES);
    int[] starts = segment.ints(SegmentColumn.WORD_STARTS);
    for (int word = 1; word + 1 < starts.length; word++) {
      int found = query.words(texts, starts[word], starts[word + 1]);
      if (found != 0) {
        words.add(word, found);
      }
    }
  }

  /// Finds the rows with a name, or a corrected one, in which a word of the question may be.
  void names(RowTaker taker) {
    rows(NAMES, taker, taker);
  }

  /// The same with an address, and with a corrected one.
  void addresses(RowTaker taker, RowTaker corrected) {
    rows(ADDRESSES, taker, corrected);
  }

  private void rows(TextColumns of, RowTaker taker, RowTaker corrected) {
    int[] ofValues = values(of);
    if (ofValues != null) {
      rows(of.rows, ofValues, taker);
      rows(of.corrected, ofValues, corrected);
    }
  }

  /// By number of a value the bits of the words that may be in it; null where none is in any.
  private int[] values(TextColumns of) {
    int[] ofValues = null;
    for (int i = 0; i < words.size; i++) {
      int word = words.ones[i];
      int found = words.others[i];
      int from = segment.getInt(of.words, word);
      int to = segment.getInt(of.words, word + 1);
      if (from < to) {
        int[] all = ofValues == null ? new int[size(of)] : ofValues;
        byte[] list = segment.bytes(of.words.next(1), from, to);
        WordLists.read(list, number -> all[number] |= found);
        ofValues = all;
      }
    }
    return ofValues;
  }

  /// How many values there are, with 0.
  private int size(TextColumns of) {
    return segment.count(of.bytes.next(1), Integer.BYTES) - 1;
  }

  /// @param column of the rows of a sparse column, the numbers are behind
  private void rows(SegmentColumn column, int[] ofValues, RowTaker taker) {
    Numbers found = new Numbers(); // at which place of the numbers, and which
    segment.pass(
        column.next(1),
        (bytes, offset) -> {
          IntBuffer numbers = bytes.order(ByteOrder.nativeOrder()).asIntBuffer();
          int first = (int) (offset / Integer.BYTES);
          for (int i = 0; i < numbers.limit(); i++) {
            int number = numbers.get(i);
            if (ofValues[number] != 0) {
              found.add(first + i, number);
            }
          }
          return true;
        });
    if (found.size > 0) {
      segment.pass(column, new RowFinder(found, ofValues, taker));
    }
  }

  /// Finds the rows of some places among the numbers of a sparse column.
  private final class RowFinder implements CheckedBlocks.Piece {

    private final Numbers found;
    private final int[] ofValues;
    private final RowTaker taker;

    /// How many of the found ones were passed, and how many numbers.
    private int next;

    private int before;

    RowFinder(Numbers found, int[] ofValues, RowTaker taker) {
      this.found = found;
      this.ofValues = ofValues;
      this.taker = taker;
    }

    @Override
    public boolean take(ByteBuffer bytes, long offset) {
      LongBuffer words = bytes.order(ByteOrder.nativeOrder()).asLongBuffer();
      int first = (int) (offset * Byte.SIZE);
      for (int i = 0; i < words.limit() && next < found.size; i++) {
        long left = words.get(i);
        int behind = before + Long.bitCount(left);
        for (; next < found.size && found.ones[next] < behind; next++) {
          for (; before < found.ones[next]; before++) {
            left &= left - 1;
          }
          int row = first + Long.SIZE * i + Long.numberOfTrailingZeros(left);
          int number = found.others[next];
          taker.take(segment.getInt(SegmentColumn.PEOPLE, row), number, ofValues[number]);
        }
        before = behind;
      }
      return next < found.size;
    }
  }

  /// How close the question comes to a name.
  long name(int number) {
    if (ofNames == null) {
      ofNames = new long[size(NAMES)];
      Arrays.fill(ofNames, -1);
    }
    if (ofNames[number] == -1) {
      byte[] json = json(NAMES, number);
      ofNames[number] = query.name(json, () -> EventParser.name(json));
    }
    return ofNames[number];
  }

  /// The same of an address.
  long address(int number) {
    if (ofAddresses == null) {
      ofAddresses = new long[size(ADDRESSES)];
      Arrays.fill(ofAddresses, -1);
    }
    if (ofAddresses[number] == -1) {
      byte[] json = json(ADDRESSES, number);
      ofAddresses[number] = query.address(json, () -> EventParser.address(json));
    }
    return ofAddresses[number];
  }

  private byte[] json(TextColumns of, int number) {
    SegmentColumn starts = of.bytes.next(1);
    return segment.bytes(
        of.bytes, segment.getInt(starts, number), segment.getInt(starts, number + 1));
  }
}
