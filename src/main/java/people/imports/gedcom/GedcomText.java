package people.imports.gedcom;

import module java.base;

import org.gedml.GedcomParser;
import people.*;
import people.imports.batches.*;

/// The bytes of a GEDCOM file as text. The library knows what the names of character sets in a head
/// mean; ANSEL is read by [AnselText].
///
/// @param charset the one they were read in
/// @param utf8 the text
/// @param from where it begins in them, behind a byte order mark
public record GedcomText(String charset, byte[] utf8, int from) {

  private static final int BOM = 0xfeff;

  /// Of the byte order mark in UTF-8.
  private static final int BOM_LENGTH = 3;

  private static final String ANSEL = "ANSEL";

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /// Signs that stand in names, places and notes.
  private static final String TYPOGRAPHY = "‘’‚“”„–—…•«»°§†";

  /// The largest file that is read, and the longest line, in bytes.
  private static final long LARGEST = 1L << 30;

  private static final int LONGEST_LINE = 16 << 20;

  /// Bytes that are enough to recognise a file.
  private static final int START = 512;

  /// Bytes that are enough to see the head of a file.
  private static final int HEAD = 8192;

  private GedcomText(String charset, String text) {
    this(charset, text.getBytes(StandardCharsets.UTF_8), 0);
  }

  /// Reads the bytes of a file.
  ///
  /// @throws TimelineException when it is too large, or has a line that is
  public static byte[] bytes(Path file) throws IOException {
    return bytes(file, LARGEST, LONGEST_LINE);
  }

  /// The same with other limits, in bytes.
  static byte[] bytes(Path file, long largest, int longestLine) throws IOException {
    long size = Files.size(file);
    if (size > largest) {
      throw tooLarge(file, size, largest);
    }
    // before anything else is made of them, which takes several times the memory
    byte[] block = new byte[1 << 16];
    int line = 1;
    int length = 0;
    long unpacked = 0;
    try (InputStream in = TreeArchive.open(file)) {
      for (int read; (read = in.read(block)) > 0; ) {
        unpacked += read;
        if (unpacked > largest) {
          throw tooLarge(file, unpacked, largest);
        }
        for (int i = 0; i < read; i++) {
          boolean isEnd = block[i] == '\n' || block[i] == '\r';
          line += block[i] == '\n' ? 1 : 0;
          length = isEnd ? 0 : length + 1;
          if (length > longestLine) {
            throw new TimelineException(
                String.format(
                    Locale.ROOT,
                    "%s: line %d is longer than %,d bytes; expected lines of a GEDCOM file",
                    file,
                    line,
                    longestLine));
          }
        }
      }
      if (in instanceof ByteArrayInputStream made) { // of another format, at some cost
        made.reset();
        return made.readAllBytes();
      }
    }
    try (InputStream in = TreeArchive.open(file)) {
      return in.readAllBytes();
    }
  }

  private static TimelineException tooLarge(Path file, long size, long largest) {
    return new TimelineException(
        String.format(
            Locale.ROOT,
            "%s: has %,d bytes; expected at most %,d, since a family tree is read as a whole",
            file,
            size,
            largest));
  }

  /// Reads the text. What the bytes themselves say beats what the head says, since programs copy
  /// heads and forget; then the lines are noted that the head was wrong about.
  ///
  /// @param file for messages
  /// @param bytes that may be those of the text then
  /// @throws TimelineException when the head names a character set that is not known
  static GedcomText of(Path file, byte[] bytes, Findings findings) {
    Charset unicode = unicode(bytes);
    if (unicode != null) {
      return unicode == StandardCharsets.UTF_8 && isUtf8(bytes)
          ? new GedcomText("UTF-8", bytes, BOM_LENGTH)
          : new GedcomText(unicode.name(), decoded(bytes, unicode, findings));
    }
    String named = declared(bytes);
    boolean isAscii = isAscii(bytes, bytes.length);
    if (named.isEmpty()) {
      if (isUtf8(bytes)) {
        return new GedcomText("UTF-8", bytes, 0);
      }
      return AnselText.isPlausible(bytes)
          ? new GedcomText(ANSEL, AnselText.of(bytes))
          : doubted(bytes, named, WINDOWS, findings);
    }
    if (named.equals(ANSEL)) {
      if (isAscii) {
        return new GedcomText(ANSEL, bytes, 0);
      }
      if (isUtf8(bytes)) {
        return doubted(bytes, ANSEL, StandardCharsets.UTF_8, findings);
      }
      String ansel = AnselText.of(bytes);
      return AnselText.isPlausible(bytes) || !isWindowsRather(bytes, ansel)
          ? new GedcomText(ANSEL, ansel)
          : doubted(bytes, named, WINDOWS, findings);
    }
    Charset charset = charset(named);
    if (charset == null) {
      throw new TimelineException(
          "%s: is in character set '%s', expected UTF-8, UNICODE, ANSEL, ASCII, ANSI, IBMPC, MACINTOSH or one that Java knows"
              .formatted(file, named));
    }
    if (charset == StandardCharsets.UTF_8 && isUtf8(bytes)) {
      return new GedcomText(charset.name(), bytes, 0);
    }
    boolean isBytewise = charset.newEncoder().maxBytesPerChar() == 1;
    if (isBytewise && !isAscii && isUtf8(bytes)) {
      return doubted(bytes, charset.name(), StandardCharsets.UTF_8, findings);
    }
    if (isBytewise && !isAscii && isWindowsRather(bytes, new String(bytes, charset))) {
      return doubted(bytes, charset.name(), WINDOWS, findings);
    }
    return new GedcomText(charset.name(), decoded(bytes, charset, findings));
  }

  /// The character set of a name, or of its first word, as in `UTF-8 (Unicode)`; null for none.
  private static Charset charset(String named) {
    String word = named.split("[ (,;]", 2)[0];
    if (word.startsWith("WIN") && !word.matches(".*\\d.*")) {
      return WINDOWS;
    }
    for (String name : List.of(named, word)) {
      try {
        return Charset.forName(name);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        // the word alone may be one
      }
    }
    return null;
  }

  /// Whether bytes are letters of Windows-1252 and hardly any in the character set that was named,
  /// where they are drawings and signs.
  ///
  /// @param named the text as it is then
  private static boolean isWindowsRather(byte[] bytes, String named) {
    String windows = new String(bytes, WINDOWS);
    return strangers(windows) * 2 < strangers(named);
  }

  /// How many characters beyond ASCII are not likely in a family tree.
  private static long strangers(String text) {
    return text.chars()
        .filter(c -> c > 0x7f && !Character.isLetter(c) && TYPOGRAPHY.indexOf(c) < 0)
        .count();
  }

  private static boolean isAscii(byte[] bytes, int to) {
    for (int i = 0; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /// The text in another character set than the head says, with a doubt for each line to which that
  /// matters.
  ///
  /// @param named by the head; empty for none
  private static GedcomText doubted(
      byte[] bytes, String named, Charset charset, Findings findings) {
    String text = withoutBom(new String(bytes, charset));
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.chars().anyMatch(c -> c > 0x7f)) {
        findings.doubt("lines", asRead(named, charset), example(number, line));
      }
    }
    return new GedcomText(charset.name(), text);
  }

  private static String asRead(String named, Charset charset) {
    return named.isEmpty()
        ? "in no character set that the file names, and read as " + charset.name()
        : "not in %s, as the file says it is, and read as %s".formatted(named, charset.name());
  }

  /// The beginning of a file as far as it takes to recognise it and to show it in a message:
  /// without a byte order mark and space in front. Of an archive it is that of the tree in it, and
  /// of a tree of Gramps as that will be read.
  public static String start(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(START);
      if (GrampsTree.isIn(start)) {
        return GrampsTree.START; // the rest is made when it is read
      }
      if (!TreeArchive.isZip(start) || !TreeArchive.hasTree(file)) {
        return start(start);
      }
    }
    try (var in = TreeArchive.open(file)) {
      return start(in.readNBytes(START));
    }
  }

  static String start(byte[] start) {
    Charset unicode = unicode(start);
    return withoutBom(new String(start, unicode == null ? StandardCharsets.UTF_8 : unicode))
        .stripLeading();
  }

  /// The Unicode form that the first bytes show, by their mark or by the zeros beside an ASCII
  /// character; null for none.
  private static Charset unicode(byte[] bytes) {
    int first = bytes.length > 0 ? bytes[0] & 0xff : -1;
    int second = bytes.length > 1 ? bytes[1] & 0xff : -1;
    int third = bytes.length > 2 ? bytes[2] & 0xff : -1;
    int fourth = bytes.length > 3 ? bytes[3] & 0xff : -1;
    if (first == 0
        && second == 0
        && (third == 0 && fourth > 0 || third == 0xfe && fourth == 0xff)) {
      return StandardCharsets.UTF_32BE;
    }
    if (third == 0
        && fourth == 0
        && (first > 0 && second == 0 || first == 0xff && second == 0xfe)) {
      return StandardCharsets.UTF_32LE;
    }
    if (first == 0xef && second == 0xbb && third == 0xbf) {
      return StandardCharsets.UTF_8;
    }
    if (first == 0xfe && second == 0xff || first == 0 && second > 0) {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0xff && second == 0xfe || first > 0 && second == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return null;
  }

  /// The character set that the head names, as Java calls it; empty when it names none.
  private static String declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    String generator = null;
    String charset = null;
    String version = null;
    String gedcom = "";
    String parent = "";
    for (String line : head.lines().toList()) {
      String[] parts = line.strip().split("\\s+", 3);
      String value = parts.length == 3 ? parts[2] : "";
      String tag = parts.length < 2 ? "" : parts[1].toUpperCase(Locale.ROOT);
      String key = parts[0].replaceFirst("^0(?=\\d)", "") + " " + tag;
      if (key.startsWith("0 ") && !tag.equals("HEAD")) {
        break;
      }
      if (key.startsWith("1 ")) {
        parent = tag;
      }
      switch (key) {
        case "1 SOUR" -> generator = value;
        case "1 CHAR", "1 CHARACTER" -> charset = value.toUpperCase(Locale.ROOT);
        case "2 VERS" -> {
          if (parent.startsWith("CHAR")) {
            version = value;
          } else if (parent.equals("GEDC")) {
            gedcom = value;
          }
        }
        default -> {}
      }
    }
    if (charset == null || charset.isBlank()) {
      return gedcom.startsWith("7") ? "UTF-8" : "";
    }
    String name = GedcomParser.getCorrectedCharsetName(generator, charset, version);
    // a head that can be read byte by byte is in neither UTF-16 nor UTF-32, whatever it says
    return name.matches("(?i)(UTF-?(16|32)|Unicode).*") ? "UTF-8" : name;
  }

  /// Looks at them piece by piece, since they may be many. The last character may be cut off.
  private static boolean isUtf8(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(HEAD);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, false);
    } while (result.isOverflow());
    // what is cut off is no sign of it by itself
    return !result.isError() && (!in.hasRemaining() || !isAscii(bytes, in.position()));
  }

  /// The text in that character set; where it can't be, read as what it is more likely to be, and
  /// the lines noted.
  private static String decoded(byte[] bytes, Charset charset, Findings findings) {
    try {
      return withoutBom(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      Charset likely = likely(bytes, charset);
      String text = withoutBom(new String(bytes, likely));
      List<String> lines = text.lines().toList();
      int number = 0;
      for (String line : new String(bytes, charset).lines().toList()) {
        number++;
        if (line.indexOf('\ufffd') >= 0) {
          findings.doubt(
              "lines",
              likely.equals(charset)
                  ? "with bytes that are no text in " + charset.name()
                  : asRead(charset.name(), likely),
              example(number, lines.get(Math.min(number, lines.size()) - 1)));
        }
      }
      return text;
    }
  }

  private static String withoutBom(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == BOM) {
      from++;
    }
    return text.substring(from);
  }

  private static Charset likely(byte[] bytes, Charset declared) {
    if (declared.name().matches("UTF-(16|32).*")) {
      return declared;
    }
    return isUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS;
  }

  /// A line as the report shows it.
  static String example(int number, String line) {
    return "line %d: '%s'"
        .formatted(number, line.length() <= 40 ? line : line.substring(0, 40) + "…");
  }
}
