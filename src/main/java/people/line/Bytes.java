package people.line;

import module java.base;

import people.*;

/// A buffer of bytes that grows, with the pieces that JSON is written of. Not safe for several
/// threads.
public final class Bytes {

  private static final int MOST = Integer.MAX_VALUE - 8;

  public byte[] array = new byte[512];
  public int length;

  /// Makes room for that many more bytes where they are many, but not too many; they need not come.
  public void expect(long more) {
    if (more > array.length && length + more < MOST / 2) {
      array = Arrays.copyOf(array, (int) (length + more));
    }
  }

  /// Makes room for more bytes.
  private void reserve(int more) {
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

  /// Adds a part of other bytes.
  public Bytes add(byte[] more, int from, int to) {
    reserve(to - from);
    System.arraycopy(more, from, array, length, to - from);
    length += to - from;
    return this;
  }

  /// Adds a number as four bytes.
  public Bytes addInt(int number) {
    reserve(Integer.BYTES);
    length += Integer.BYTES;
    setInt(length - Integer.BYTES, number);
    return this;
  }

  /// Puts a number into four bytes that are there.
  public void setInt(int at, int number) {
    ByteBuffer.wrap(array).putInt(at, number);
  }

  public Bytes add(char ascii) {
    reserve(1);
    array[length++] = (byte) ascii;
    return this;
  }

  /// Adds a whole number from 0 on.
  Bytes addNumber(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    return addDigits(number, digits);
  }

  /// Adds the last digits of a number, with zeros in front.
  Bytes addDigits(long number, int digits) {
    reserve(digits);
    long rest = number;
    for (int i = digits - 1; i >= 0; i--) {
      array[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /// Adds a day of a year of four digits, such as 1835-07-08.
  Bytes addDay(LocalDate day) {
    addDigits(day.getYear(), 4).add('-');
    return addDigits(day.getMonthValue(), 2).add('-').addDigits(day.getDayOfMonth(), 2);
  }

  /// Adds a text with its quotes, in UTF-8; escaped as Jackson does: what has to be, and surrogates
  /// without their other half.
  Bytes addText(String text) {
    int length = text.length();
    reserve(3 * length + 2);
    byte[] to = array;
    int at = this.length;
    to[at++] = '"';
    for (int i = 0; i < length; i++) {
      char each = text.charAt(i);
      if (each < 0x80) {
        if (each < ' ' || each == '"' || each == '\\') {
          at = escape(each, at, length - i);
          to = array;
        } else {
          to[at++] = (byte) each;
        }
      } else if (each < 0x800) {
        to[at++] = (byte) (0xC0 | each >> 6);
        to[at++] = (byte) (0x80 | each & 0x3F);
      } else if (!Character.isSurrogate(each)) {
        to[at++] = (byte) (0xE0 | each >> 12);
        to[at++] = (byte) (0x80 | each >> 6 & 0x3F);
        to[at++] = (byte) (0x80 | each & 0x3F);
      } else if (i + 1 < length && Character.isSurrogatePair(each, text.charAt(i + 1))) {
        int point = Character.toCodePoint(each, text.charAt(++i));
        to[at++] = (byte) (0xF0 | point >> 18);
        to[at++] = (byte) (0x80 | point >> 12 & 0x3F);
        to[at++] = (byte) (0x80 | point >> 6 & 0x3F);
        to[at++] = (byte) (0x80 | point & 0x3F);
      } else {
        at = escape(each, at, length - i);
        to = array;
      }
    }
    to[at++] = '"';
    this.length = at;
    return this;
  }

  /// @param left how many characters are left, this one included
  /// @return behind the escape
  private int escape(char each, int at, int left) {
    length = at;
    reserve(6 + 3 * left);
    array[at] = '\\';
    int letter = "\b\t\n\f\r\"\\".indexOf(each);
    if (letter >= 0) {
      array[at + 1] = (byte) "btnfr\"\\".charAt(letter);
      return at + 2;
    }
    array[at + 1] = 'u';
    for (int i = 0; i < 4; i++) {
      array[at + 2 + i] = (byte) "0123456789ABCDEF".charAt(each >> 12 - 4 * i & 0xF);
    }
    return at + 6;
  }

  /// Adds a value of those that [Details#others] has.
  Bytes addJson(Object value) {
    return switch (value) {
      case String text -> addText(text);
      case Map<?, ?> object -> add('{').addMembers(object).add('}');
      case List<?> list -> {
        add('[');
        list.forEach(each -> separate().addJson(each));
        yield add(']');
      }
      case null, default -> addAscii(String.valueOf(value));
    };
  }

  /// Adds members behind those that an object has so far.
  Bytes addMembers(Map<?, ?> members) {
    members.forEach((name, value) -> separate().addText((String) name).add(':').addJson(value));
    return this;
  }

  /// Adds a comma, unless an object or a list begins here.
  private Bytes separate() {
    byte last = array[length - 1];
    return last == '{' || last == '[' ? this : add(',');
  }

  Bytes addAscii(String text) {
    return add(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// The bytes from an offset on, as text.
  String text(int from) {
    return new String(array, from, length - from, StandardCharsets.UTF_8);
  }

  byte[] toArray() {
    return Arrays.copyOf(array, length);
  }
}
