package people.output;

import module java.base;

/// Standard output or error in UTF-8, in which nothing that comes from a file, a name or an
/// argument steers the terminal. Control characters (C0, DEL and C1), line separators and those
/// that turn the direction of writing are shown as `\u009b`; what prints lines and tabs itself may
/// go on doing so. In JSON the same characters are escaped the same way, so that nothing is lost.
///
/// All that the commands print goes through here. Only colours and the line of progress go around
/// it ([#unescaped]), and CSV where it goes to a file or a program ([#data]).
public final class Terminal extends PrintStream {

  private static final Pattern DEVICE = Pattern.compile("/dev/(pts/|tty|console).*");

  private final PrintStream to;
  private final BooleanSupplier isSeen;

  /// One of which nobody sees the data.
  ///
  /// @param to a stream of UTF-8
  public Terminal(PrintStream to) {
    this(to, () -> false);
  }

  private Terminal(PrintStream to, BooleanSupplier isSeen) {
    super(new Escaping(to), false, StandardCharsets.UTF_8);
    this.to = to;
    this.isSeen = isSeen;
  }

  /// @param to leads to the standard output of the program
  public static Terminal ofStandardOutput(PrintStream to) {
    return new Terminal(to, Terminal::isStandardOutputSeen);
  }

  /// Java tells only whether input and output are both a terminal; Linux tells where output goes.
  private static boolean isStandardOutputSeen() {
    try {
      Path device = Files.readSymbolicLink(Path.of("/proc/self/fd/1"));
      return DEVICE.matcher(device.toString()).matches();
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null && System.console().isTerminal();
    }
  }

  /// The stream for data in which each character counts: this one when it is shown on a terminal,
  /// and else the one behind it.
  public PrintStream data() {
    return isSeen.getAsBoolean() ? this : unescaped();
  }

  /// Prints one line, whatever is in the text.
  public void line(String text) {
    println(shown(text));
  }

  /// Whether what was printed could not be written, as when nobody reads it any more; writes what
  /// waits.
  @Override
  public boolean checkError() {
    return super.checkError() | to.checkError();
  }

  /// The stream behind this one, for what steers the terminal on purpose.
  public PrintStream unescaped() {
    flush();
    return to;
  }

  /// A text on one line, with all that is no letter or sign of its own escaped: line ends and tabs
  /// as `\n` and `\t`, halves of surrogate pairs, which UTF-8 does not have, as `\ud800`.
  public static String shown(String text) {
    return shown(text, false);
  }

  /// @param keepsLines whether line ends and tabs stay as they are
  static String shown(String text, boolean keepsLines) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        if (shown != null) {
          shown.append(c).append(text.charAt(i));
        }
      } else if (steers(c) && !(keepsLines && isLayout(c)) || Character.isSurrogate(c)) {
        shown = shown == null ? new StringBuilder(text.substring(0, i)) : shown;
        switch (c) {
          case '\n' -> shown.append("\\n");
          case '\r' -> shown.append("\\r");
          case '\t' -> shown.append("\\t");
          default -> shown.append("\\u%04x".formatted((int) c));
        }
      } else if (shown != null) {
        shown.append(c);
      }
    }
    return shown == null ? text : shown.toString();
  }

  private static boolean isLayout(char c) {
    return c == '\n' || c == '\r' || c == '\t';
  }

  /// Whether a terminal obeys the character, or writes on in another line or direction.
  private static boolean steers(int c) {
    return c < 0x20
        || c >= 0x7f && c < 0xa0
        || c >= 0x2028 && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069;
  }

  /// Escapes in the bytes of UTF-8, where such characters take up to three: all of them begin with
  /// one byte below space or 7F, with C2, or with E2 and 80 or 81.
  private static final class Escaping extends OutputStream {

    private final OutputStream to;

    /// The bytes of a character that may steer, as far as they have come.
    private final byte[] begun = new byte[2];

    private int count;

    Escaping(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int written = from;
      for (int i = from; i < from + length; i++) {
        int b = bytes[i] & 0xff;
        if (count == 0 && b >= 0x20 && b != 0x7f && b != 0xc2 && b != 0xe2) {
          continue; // nearly all of them
        }
        to.write(bytes, written, i - written);
        written = i + 1;
        next(b, i + 1 < from + length ? bytes[i + 1] : -1);
      }
      to.write(bytes, written, from + length - written);
    }

    private void next(int b, int following) throws IOException {
      if (count == 0 && b < 0x80) {
        boolean isLayout = b == '\n' || b == '\t' || b == '\r' && following == '\n';
        write(b, isLayout);
      } else if (count == 0) {
        begun[count++] = (byte) b;
      } else if (count == 1 && begun[0] == (byte) 0xc2) {
        count = 0;
        write(b, !steers(b)); // C2 stands for itself plus nothing: 80 to BF are their own numbers
      } else if (count == 1 && (b == 0x80 || b == 0x81)) {
        begun[count++] = (byte) b;
      } else if (count == 1) {
        count = 0;
        to.write(0xe2);
        to.write(b);
      } else {
        count = 0;
        int c = 0x2000 | (begun[1] & 0x3f) << 6 | b & 0x3f;
        write(c, !steers(c));
      }
    }

    private void write(int c, boolean isPlain) throws IOException {
      String text = isPlain ? Character.toString(c) : "\\u%04x".formatted(c);
      to.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush() throws IOException {
      to.flush();
    }
  }
}
