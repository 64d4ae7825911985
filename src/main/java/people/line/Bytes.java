package people.line;

import java.time.LocalDate;
import java.util.Arrays;

/// Bytes that grow, with what JSON is written of. Not safe for several threads.
public final class Bytes {

  private static final int MOST = Integer.MAX_VALUE - 8;

  public byte[] array = new byte[512];
  public int length;

  /// Makes room for more bytes.
  void reserve(int more) {
    if (array.length - length < more) {
      if (length > MOST - more) {
        throw new IllegalArgumentException(
            "a batch of more than %,d bytes; expected less at a time".formatted(MOST));
      }
      array = Arrays.copyOf(array, (int) Math.min(MOST, 2L * (length + more)));
    }
  }

  public Bytes add(byte... more) {
    reserve(more.length);
    System.arraycopy(more, 0, array, length, more.length);
    length += more.length;
    return this;
  }

  public Bytes add(char ascii) {
    reserve(1);
    array[length++] = (byte) ascii;
    return this;
  }

  /// A whole number from 0 on.
  Bytes addNumber(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    reserve(digits);
    length += digits;
    long rest = number;
    for (int i = 1; i <= digits; i++) {
      array[length - i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return this;
  }

  /// The last digits of a number, with zeros in front.
  Bytes addDigits(int number, int digits) {
    reserve(digits);
    int rest = number;
    for (int i = digits - 1; i >= 0; i--) {
      array[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /// A day of a year of four digits, such as 1835-07-08.
  Bytes addDay(LocalDate day) {
    addDigits(day.getYear(), 4).add('-');
    return addDigits(day.getMonthValue(), 2).add('-').addDigits(day.getDayOfMonth(), 2);
  }

  /// A text as it stands between quotes, in UTF-8.
  ///
  /// @return false when something in it needs an escape, or is no character; then a part was added
  boolean addPlain(String text) {
    reserve(3 * text.length());
    int at = length;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each < 0x80) {
        if (each < ' ' || each == '"' || each == '\\') {
          return false;
        }
        array[at++] = (byte) each;
      } else if (each < 0x800) {
        array[at++] = (byte) (0xC0 | each >> 6);
        array[at++] = (byte) (0x80 | each & 0x3F);
      } else if (!Character.isSurrogate(each)) {
        array[at++] = (byte) (0xE0 | each >> 12);
        array[at++] = (byte) (0x80 | each >> 6 & 0x3F);
        array[at++] = (byte) (0x80 | each & 0x3F);
      } else {
        return false;
      }
    }
    length = at;
    return true;
  }
}
