package people.sheets;

import module java.base;

import people.*;

/// A text read once to its end: which encoding it is in and how its lines end. What is no text, or
/// has a line longer than any table's, is found here, before a row is read.
///
/// Bytes are UTF-8 where all of them are, whatever else they could be: other encodings hardly ever
/// are so by chance. Memory does not grow with the text.
final class TextScan {

  private static final int LONGEST_LINE = CharWindow.LONGEST;

  /// Enough of the words with letters beyond ASCII to tell one encoding from another.
  private static final int WORDS = 1 << 18;

  private final String name;
  private final Charset marked; // by a byte order mark or zeros; null for none
  private final byte[] words = new byte[WORDS];
  private int wordStart;
  private int wordEnd;
  private boolean isWordForeign;

  private long line = 1;
  private int length;
  private int previous;
  private long pairs;
  private long feeds;
  private long returns;

  private long good; // characters of several bytes
  private long bad; // bytes that are none
  private long badLine; // where the text ceases to be UTF-8; 0 for nowhere
  private String badBytes;
  private int more; // bytes that the character still has
  private int least; // of the next byte
  private int most;

  private TextScan(String name, Charset marked) {
    this.name = name;
    this.marked = marked;
  }

  /// What a scan found.
  ///
  /// @param lineEnd as it is called, such as `CRLF`
  record Found(Charset charset, String lineEnd) {}

  /// Reads a text to its end.
  ///
  /// @param known the encoding; null to find it
  /// @throws TimelineException when it is no text, or not in the encoding that it is said to be in
  static Found of(SheetSource source, Charset known) throws IOException {
    Charset marked = marked(source.start());
    if (marked == null && known != null) {
      boolean isWide = known.name().startsWith("UTF-16") || known.name().startsWith("UTF-32");
      marked = isWide || known.equals(StandardCharsets.UTF_8) ? known : null;
    }
    var scan = new TextScan(source.name(), marked);
    scan.read(source);
    if (marked != null) {
      if (marked.equals(StandardCharsets.UTF_8) && scan.badLine > 0) {
        throw CharWindow.undecodable(source.name(), scan.badLine, scan.badBytes, marked);
      }
      return new Found(marked, scan.lineEnd());
    }
    if (known != null) {
      return new Found(known, scan.lineEnd());
    }
    if (scan.badLine == 0) {
      return new Found(StandardCharsets.UTF_8, scan.lineEnd());
    }
    Charset guess = EncodingGuess.of(Arrays.copyOf(scan.words, scan.wordStart));
    // Of a letter in several bytes there is hardly one by chance, where letters have one byte.
    boolean isMixed = scan.good > (EncodingGuess.isEuropean(guess) ? scan.bad / 4 : scan.bad);
    if (isMixed) {
      throw CharWindow.undecodable(
          source.name(), scan.badLine, scan.badBytes, StandardCharsets.UTF_8);
    }
    return new Found(guess, scan.lineEnd());
  }

  /// What a byte order mark says, or the zeros beside ASCII characters; null when there are none.
  private static Charset marked(byte[] start) {
    int[] b = new int[4];
    for (int i = 0; i < 4; i++) {
      b[i] = i < start.length ? start[i] & 0xff : -1;
    }
    if (b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf) {
      return StandardCharsets.UTF_8;
    }
    if (b[0] == 0xff && b[1] == 0xfe) {
      return b[2] == 0 && b[3] == 0 ? StandardCharsets.UTF_32LE : StandardCharsets.UTF_16LE;
    }
    if (b[0] == 0xfe && b[1] == 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    if (b[0] == 0 && b[1] == 0 && b[2] == 0xfe && b[3] == 0xff) {
      return StandardCharsets.UTF_32BE;
    }
    int evenZeros = 0;
    int oddZeros = 0;
    for (int i = 0; i < start.length; i++) {
      evenZeros += start[i] == 0 && i % 2 == 0 ? 1 : 0;
      oddZeros += start[i] == 0 && i % 2 == 1 ? 1 : 0;
    }
    int many = Math.max(1, start.length / 4);
    if (oddZeros > many && evenZeros < oddZeros / 8) {
      return StandardCharsets.UTF_16LE;
    }
    return evenZeros > many && oddZeros < evenZeros / 8 ? StandardCharsets.UTF_16BE : null;
  }

  private void read(SheetSource source) throws IOException {
    boolean isWide = marked != null && !marked.equals(StandardCharsets.UTF_8);
    byte[] block = new byte[1 << 16];
    int controls = 0;
    boolean isFirst = true;
    try (InputStream in = source.open()) {
      for (int read; (read = in.read(block)) > 0; isFirst = false) {
        if (isWide) {
          countLineEnds(block, read);
          continue;
        }
        for (int i = 0; i < read; i++) {
          int b = block[i] & 0xff;
          next(b);
          controls += isFirst && b < ' ' && (b < '\t' || b > '\r') && b > 1 && b < 0x1a ? 1 : 0;
        }
        if (isFirst && controls > read / 50) {
          throw new TimelineException(name + ": is not text; expected a table");
        }
      }
    }
    if (more > 0) {
      bad(previous);
    }
    returns += previous == '\r' ? 1 : 0;
    endWord();
  }

  /// Of the wide encodings, where a byte alone says little.
  private void countLineEnds(byte[] block, int read) {
    for (int i = 0; i < read; i++) {
      int b = block[i];
      if (b == 0) {
        continue;
      }
      pairs += b == '\n' && previous == '\r' ? 1 : 0;
      feeds += b == '\n' && previous != '\r' ? 1 : 0;
      returns += previous == '\r' && b != '\n' ? 1 : 0;
      previous = b;
    }
  }

  private void next(int b) {
    if (previous == '\r' && b != '\n') {
      returns++;
      line++;
      length = 0;
    }
    if (b >= 0x80 || more > 0) {
      utf8(b);
    }
    if (b == 0) {
      throw new TimelineException(
          "%s, line %d: has a zero byte; expected a table, which is text".formatted(name, line));
    }
    if (b == '\n') {
      pairs += previous == '\r' ? 1 : 0;
      feeds += previous == '\r' ? 0 : 1;
      line++;
      length = 0;
    } else if (++length > LONGEST_LINE) {
      throw new TimelineException(
          "%s, line %d: is longer than 16 MiB; expected a table".formatted(name, line));
    }
    previous = b;
    word(b);
  }

  /// The Unicode Standard, table 3-7.
  private void utf8(int b) {
    if (more > 0) {
      if (b < least || b > most) {
        bad(previous);
        more = 0;
        if (b >= 0x80) {
          utf8(b);
        }
        return;
      }
      more--;
      good += more == 0 ? 1 : 0;
      least = 0x80;
      most = 0xbf;
      return;
    }
    least = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
    most = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    if (b >= 0xc2 && b <= 0xdf) {
      more = 1;
    } else if (b >= 0xe0 && b <= 0xef) {
      more = 2;
    } else if (b >= 0xf0 && b <= 0xf4) {
      more = 3;
    } else {
      bad(b);
    }
  }

  private void bad(int b) {
    bad++;
    if (badLine == 0) {
      badLine = line;
      badBytes = "0x%02X".formatted(b);
    }
  }

  /// Keeps words that have letters beyond ASCII, with a space behind each.
  private void word(int b) {
    boolean isForeign = b >= 0x80;
    if (isForeign || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '\'') {
      isWordForeign |= isForeign;
      if (wordEnd < WORDS - 1) {
        words[wordEnd++] = (byte) b;
      }
    } else if (wordEnd > wordStart) {
      endWord();
    }
  }

  private void endWord() {
    if (isWordForeign && wordEnd < WORDS) {
      words[wordEnd++] = ' ';
      wordStart = wordEnd;
    }
    wordEnd = wordStart;
    isWordForeign = false;
  }

  private String lineEnd() {
    long most = Math.max(pairs, Math.max(feeds, returns));
    if (most == 0) {
      return "one line";
    }
    boolean isMixed = pairs + feeds + returns > most;
    String end = most == pairs ? "CRLF" : most == feeds ? "LF" : "CR";
    return isMixed ? "mostly " + end : end;
  }
}
