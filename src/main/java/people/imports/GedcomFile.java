package people.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gedml.AnselInputStreamReader;
import org.gedml.GedcomLineParser;
import org.gedml.GedcomParser;
import people.TimelineException;

/// A GEDCOM file as the tree of its lines. The library reads a line and knows the character sets;
/// the tree is ours, since the report names lines by number, and since a date such as `@#DJULIAN@
/// 25 OCT 1917` must not be taken for a reference.
///
/// @param version from the head; empty when it does not say
/// @param charset the one the file was read in
/// @param records the lines of level 0
record GedcomFile(String version, String charset, List<Line> records) {

  /// A line with those below it.
  ///
  /// @param number from 1
  /// @param id identifier of a record, without the `@`; null for other lines
  /// @param ref identifier of the record it points to, without the `@`; null when it points to none
  /// @param value the rest of the line, without space at its ends; empty when there is none
  record Line(int number, String id, String tag, String ref, String value, List<Line> children) {

    /// The first line below with that tag, or null.
    Line child(String tag) {
      for (Line child : children) {
        if (child.tag.equals(tag)) {
          return child;
        }
      }
      return null;
    }

    /// The value of the first line below with that tag that has one; empty when none has.
    String value(String tag) {
      return values(tag).findFirst().orElse("");
    }

    /// The values of the lines below with that tag, without empty ones.
    Stream<String> values(String tag) {
      return children.stream()
          .filter(child -> child.tag.equals(tag))
          .map(Line::text)
          .filter(text -> !text.isEmpty());
    }

    /// The value with those of the lines that continue it.
    String text() {
      StringBuilder text = new StringBuilder(value);
      for (Line child : children) {
        switch (child.tag) {
          case "CONT" -> text.append('\n').append(child.value);
          case "CONC" -> text.append(child.value);
          default -> {}
        }
      }
      return text.toString().strip();
    }
  }

  /// Bytes as text, with the name of the character set.
  private record Text(String charset, String text) {}

  private static final int BOM = 0xfeff;

  /// How much of a file is enough to see its head.
  private static final int HEAD = 8192;

  /// Whether a file that begins like this is GEDCOM.
  static boolean recognizes(byte[] start) {
    return tidy(decoded(unicode(start), start)).matches("(?s)0[ \\t]+HEAD\\b.*");
  }

  /// The beginning of a file as far as it can be shown in a message.
  static String start(byte[] start) {
    return tidy(decoded(unicode(start), start));
  }

  private static String decoded(Charset unicode, byte[] bytes) {
    return new String(bytes, unicode == null ? StandardCharsets.UTF_8 : unicode);
  }

  private static String tidy(String text) {
    return withoutBom(text).stripLeading();
  }

  private static String withoutBom(String text) {
    return !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
  }

  /// Reads the tree. What is not GEDCOM in it is left out and noted.
  ///
  /// @param file for messages
  static GedcomFile read(Path file, byte[] bytes, Findings findings) {
    Text text = text(file, bytes, findings);
    List<Line> records = tree(text.text, findings);
    String version = "";
    Line head = records.getFirst();
    if (head.child("GEDC") != null) {
      version = head.child("GEDC").value("VERS");
    }
    if (!records.getLast().tag.equals("TRLR")) {
      findings.doubt(
          "lines",
          "missing at the end (TRLR): the file may have been cut off",
          lastLine(records.getLast()));
    }
    return new GedcomFile(version, text.charset, records);
  }

  private static String lastLine(Line line) {
    while (!line.children.isEmpty()) {
      line = line.children.getLast();
    }
    return "it ends with line " + line.number;
  }

  private static List<Line> tree(String text, Findings findings) {
    Line root = new Line(0, null, "", null, "", new ArrayList<>());
    Deque<Line> open = new ArrayDeque<>(List.of(root));
    GedcomLineParser parser = new GedcomLineParser();
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.replaceAll("[\\x00-\\x08\\x0a-\\x1f]", "");
      if (line.isBlank()) {
        continue;
      }
      if (!parser.parse(line)) {
        findings.unused("lines", "not GEDCOM (level, tag, value)", example(number, line));
        continue;
      }
      int level = Integer.parseInt(parser.getLevel());
      if (level > open.size() - 1) {
        findings.unused(
            "lines", "no line of the level above stands before them", example(number, line));
        continue;
      }
      while (open.size() > level + 1) {
        open.pop();
      }
      String ref = parser.getXRef();
      String value = parser.getValue() == null ? "" : parser.getValue().strip();
      if (ref != null && ref.startsWith("#")) {
        value = "@" + ref + "@ " + value;
        ref = null;
      }
      Line node =
          new Line(
              number,
              parser.getID(),
              parser.getTag().toUpperCase(Locale.ROOT),
              ref,
              value,
              new ArrayList<>(2));
      open.element().children.add(node);
      open.push(node);
    }
    return root.children;
  }

  // ---- character sets

  /// What the bytes themselves say beats what the head says, since programs copy heads and forget.
  private static Text text(Path file, byte[] bytes, Findings findings) {
    Charset unicode = unicode(bytes);
    if (unicode != null) {
      return new Text(unicode.name(), decoded(bytes, unicode, findings));
    }
    String declared = declared(bytes);
    if (declared.equals("ANSEL") || declared.isEmpty() && !isUtf8(bytes)) {
      return new Text("ANSEL", ansel(bytes));
    }
    if (declared.isEmpty()) {
      return new Text("UTF-8", decoded(bytes, StandardCharsets.UTF_8, findings));
    }
    try {
      Charset charset = Charset.forName(declared);
      return new Text(charset.name(), decoded(bytes, charset, findings));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new TimelineException(
          "%s: is in character set '%s', expected UTF-8, UNICODE, ANSEL, ASCII, ANSI, IBMPC, MACINTOSH or one that Java knows"
              .formatted(file, declared),
          e);
    }
  }

  /// The Unicode form that the first bytes show, by their mark or by the zero beside an ASCII
  /// character; null for none.
  private static Charset unicode(byte[] bytes) {
    int first = bytes.length > 0 ? bytes[0] & 0xff : -1;
    int second = bytes.length > 1 ? bytes[1] & 0xff : -1;
    int third = bytes.length > 2 ? bytes[2] & 0xff : -1;
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
      String key = parts.length < 2 ? "" : parts[0] + " " + parts[1];
      if (key.startsWith("0 ") && !parts[1].equals("HEAD")) {
        break;
      }
      if (key.startsWith("1 ")) {
        parent = parts[1];
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
    // a head that can be read byte by byte is not in UTF-16, whatever it says
    return name.startsWith("UTF-16") || name.startsWith("Unicode") ? "UTF-8" : name;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
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
              "not in %s, as the file says it is, and read as %s"
                  .formatted(charset.name(), likely.name()),
              example(number, lines.get(Math.min(number, lines.size()) - 1)));
        }
      }
      return text;
    }
  }

  private static Charset likely(byte[] bytes, Charset declared) {
    if (declared.name().startsWith("UTF-16")) {
      return declared;
    }
    return isUtf8(bytes) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
  }

  private static String example(int number, String line) {
    return "line %d: '%s'"
        .formatted(number, line.length() <= 40 ? line : line.substring(0, 40) + "…");
  }

  private static String ansel(byte[] bytes) {
    try (Reader reader = new AnselInputStreamReader(new ByteArrayInputStream(bytes))) {
      StringBuilder text = new StringBuilder(bytes.length);
      for (int c; (c = reader.read()) >= 0; ) {
        text.append((char) c);
      }
      return text.toString();
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory could not be read", e);
    }
  }
}
