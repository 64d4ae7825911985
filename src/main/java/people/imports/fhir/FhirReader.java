package people.imports.fhir;

import module java.base;

import people.*;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the resources of a FHIR file in JSON: one resource, a Bundle, or NDJSON with a resource on
/// each line, as it is or compressed by gzip. One resource at a time is in memory, so a Bundle or
/// NDJSON may be as long as it likes.
final class FhirReader {

  /// So much is looked at to see whether a file is one.
  private static final int START = 1 << 16;

  /// A first line that is longer is that of a Bundle on one line, which is read as a stream.
  private static final int LONGEST_FIRST = 1 << 24;

  /// So many bytes of lines are read at a time.
  private static final int TOGETHER = 1 << 22;

  private static final int GZIP = 0x1f8b;
  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Path file;
  private final Consumer<FhirResource> to;
  private String type;
  private int lines;

  private FhirReader(Path file, Consumer<FhirResource> to) {
    this.file = file;
    this.to = to;
  }

  // ---- recognising

  /// Whether a file is FHIR in JSON, as far as its beginning tells.
  ///
  /// @throws TimelineException when it is FHIR in another format
  static boolean recognizes(Path file) throws IOException {
    String start = start(file);
    if (start.startsWith("<") && start.contains("http://hl7.org/fhir")) {
      throw new TimelineException(
          "%s, line 1: is FHIR in XML; expected FHIR in JSON (a resource, a Bundle or NDJSON)"
              .formatted(file));
    }
    return start.startsWith("{") && saysType(start);
  }

  /// Whether the first object has a member `resourceType`; a timeline's events may have one within.
  private static boolean saysType(String start) {
    try (JsonParser parser = MAPPER.createParser(start)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        if (parser.currentName().equals("resourceType")) {
          return true;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return false;
    } catch (JacksonException _) { // it is cut, or broken
      return start.contains("\"resourceType\"") && !start.contains("\"_datetime\"");
    }
  }

  /// The first characters behind a byte order mark and space.
  private static String start(Path file) throws IOException {
    try (InputStream in = open(file)) {
      byte[] first = new byte[START];
      int length = 0;
      try {
        for (int read; (read = in.read(first, length, START - length)) > 0; ) {
          length += read;
        }
      } catch (EOFException | ZipException e) {
        if (length == 0) {
          throw e;
        }
        // what could be unpacked tells what it is; the reading says what is wrong
      }
      return new String(first, 0, length, StandardCharsets.UTF_8).stripLeading();
    } catch (EOFException | ZipException e) {
      throw cut(file, e);
    }
  }

  /// Whether a file is compressed.
  static boolean isPacked(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] magic = in.readNBytes(2);
      return magic.length == 2 && ((magic[0] & 0xff) << 8 | magic[1] & 0xff) == GZIP;
    }
  }

  private static InputStream open(Path file) throws IOException {
    boolean isPacked = isPacked(file);
    InputStream in = Files.newInputStream(file);
    try {
      BufferedInputStream bytes =
          new BufferedInputStream(isPacked ? new GZIPInputStream(in, START) : in, START);
      bytes.mark(BOM.length);
      if (!Arrays.equals(bytes.readNBytes(BOM.length), BOM)) {
        bytes.reset();
      }
      return bytes;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  // ---- reading

  /// Reads all resources; entries of a Bundle without one have none of its members.
  ///
  /// @return what the file turned out to be: `FHIR NDJSON, gzip`
  /// @throws TimelineException with the line of what can't be read
  static String read(Path file, Consumer<FhirResource> to) {
    FhirReader reader = new FhirReader(file, to);
    try {
      boolean isOfLines = isOfLines(file);
      if (isOfLines) {
        reader.readLines();
      } else {
        reader.readDocument();
      }
      return "FHIR "
          + (isOfLines && reader.lines > 1 ? "NDJSON" : reader.type)
          + (isPacked(file) ? ", gzip" : "");
    } catch (EOFException | ZipException e) {
      throw cut(file, e);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  private static TimelineException cut(Path file, IOException e) {
    return new TimelineException(
        e instanceof EOFException
            ? "%s: the gzip is cut short: its end is missing; expected the whole file"
                .formatted(file)
            : "%s: the gzip is damaged: %s".formatted(file, e.getMessage()),
        e);
  }

  /// Whether each line is a resource: the first one is, or the second one begins as one, since the
  /// first one may be damaged.
  private static boolean isOfLines(Path file) throws IOException {
    try (FhirLines lines = new FhirLines(file, open(file), LONGEST_FIRST)) {
      byte[] first = lines.next();
      if (first == null) {
        return false;
      }
      try (JsonParser parser = MAPPER.createParser(first)) {
        return MAPPER.readTree(parser).isObject();
      } catch (JacksonException _) {
        byte[] second = lines.next();
        return second != null
            && new String(second, 0, Math.min(60, second.length), StandardCharsets.UTF_8)
                .replaceAll("\\s", "")
                .startsWith("{\"resourceType\"");
      }
    } catch (TimelineException _) { // too long
      return false;
    }
  }

  /// A line, and what it says or why it can't be read.
  private record ParsedLine(int number, JsonNode json, String bad) {

    static ParsedLine of(int number, byte[] line) {
      try (JsonParser parser = MAPPER.createParser(line)) {
        parser.nextToken();
        JsonNode json = FhirTree.read(parser);
        boolean isMore = parser.nextToken() != null;
        return new ParsedLine(number, json, isMore ? "more stands behind the resource" : null);
      } catch (JacksonException e) {
        return new ParsedLine(number, null, reason(e));
      }
    }
  }

  /// A few lines at a time are read on all cores, and told in their order while the next ones are
  /// read.
  private void readLines() throws IOException {
    try (FhirLines all = new FhirLines(file, open(file), FhirLines.LONGEST)) {
      CompletableFuture<List<ParsedLine>> ahead = parsing(next(all));
      for (List<ParsedLine> lines; !(lines = ahead.join()).isEmpty(); tell(lines)) {
        try {
          ahead = parsing(next(all));
        } catch (IOException | TimelineException e) {
          tell(lines); // what stands above comes first
          throw e;
        }
      }
    }
  }

  /// Some lines by number; none at the end.
  private static SequencedMap<Integer, byte[]> next(FhirLines all) throws IOException {
    SequencedMap<Integer, byte[]> together = new LinkedHashMap<>();
    long bytes = 0;
    for (byte[] line; bytes <= TOGETHER && (line = all.next()) != null; bytes += line.length) {
      together.put(all.number(), line);
    }
    return together;
  }

  private static CompletableFuture<List<ParsedLine>> parsing(SequencedMap<Integer, byte[]> lines) {
    return CompletableFuture.supplyAsync(() ->
        List.copyOf(lines.entrySet()).parallelStream()
            .map(line -> ParsedLine.of(line.getKey(), line.getValue()))
            .toList());
  }

  private void tell(List<ParsedLine> parsed) {
    for (ParsedLine line : parsed) {
      if (line.bad != null) {
        throw bad(line.number, line.bad);
      }
      tell(line.number, null, line.json);
      type = FhirResource.text(line.json, "resourceType", "");
      lines++;
    }
  }

  private void readDocument() throws IOException {
    try (JsonParser parser = MAPPER.createParser(open(file))) {
      ObjectNode document = MAPPER.createObjectNode();
      boolean isBundle = false;
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String member = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY && member.equals("entry")) {
          isBundle = true;
          readEntries(parser);
        } else {
          document.set(member, FhirTree.member(parser, member));
        }
      }
      int line = parser.currentTokenLocation().getLineNr();
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw bad(line, "expected the end of an object");
      }
      if (parser.nextToken() != null) {
        int more = parser.currentTokenLocation().getLineNr();
        throw bad(more, "more stands behind the resource, and no resource is alone on its line");
      }
      if (isBundle) {
        tellNextPage(line, document);
        type = "Bundle";
      } else {
        tell(1, null, document);
        type = FhirResource.text(document, "resourceType", "");
      }
    } catch (JacksonException e) {
      if (e.getCause() instanceof EOFException || e.getCause() instanceof ZipException) {
        throw cut(file, (IOException) e.getCause());
      }
      if (e.getCause() instanceof IOException cause
          && !(cause instanceof CharConversionException)) {
        throw TimelineException.of(file, "can't read", cause);
      }
      throw bad(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), reason(e));
    }
  }

  private void readEntries(JsonParser parser) {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      int line = parser.currentTokenLocation().getLineNr();
      tellEntry(line, FhirTree.read(parser));
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw bad(parser.currentTokenLocation().getLineNr(), "expected an entry of the Bundle");
    }
  }

  private void tellEntry(int line, JsonNode entry) {
    JsonNode resource = entry.path("resource");
    if (resource.isObject()) {
      tell(line, FhirResource.text(entry, "fullUrl", null), resource);
    } else if (FhirResource.text(entry.path("request"), "method", "").equals("DELETE")
        && entry.path("request").has("url")) {
      String url = FhirResource.text(entry.path("request"), "url", "");
      tellOther(line, "deletion of a " + url.replaceFirst("/.*", ""));
    } else {
      to.accept(FhirResource.of(line, null, MAPPER.createObjectNode()));
    }
  }

  /// What is no resource, and is to be counted as if it were one of that type.
  private void tellOther(int line, String type) {
    to.accept(FhirResource.of(line, null, MAPPER.createObjectNode().put("resourceType", type)));
  }

  /// A page of a search says where the next one is, which is another file, if it was kept at all.
  private void tellNextPage(int line, JsonNode bundle) {
    for (JsonNode link : bundle.path("link")) {
      if (FhirResource.text(link, "relation", "").equals("next")) {
        tellOther(line, "Bundle.link next, a further page of the search");
      }
    }
  }

  private void tell(int line, String fullUrl, JsonNode json) {
    FhirResource resource = FhirResource.of(line, fullUrl, json);
    if (resource.type().isEmpty()) {
      throw new TimelineException(
          "%s, line %d: has no resourceType; expected a resource of FHIR".formatted(file, line));
    }
    if (resource.type().equals("Bundle")) {
      json.path("entry").forEach(entry -> tellEntry(line, entry));
      tellNextPage(line, json);
    } else {
      to.accept(resource);
    }
  }

  private TimelineException bad(int line, String why) {
    return new TimelineException("%s, line %d: not JSON: %s".formatted(file, line, why));
  }

  /// What the parser says, on one line and without its own words for places.
  private static String reason(JacksonException e) {
    return e.getOriginalMessage()
        .replaceFirst("(?s) ?\\([^(]*\\[Source:.*", "")
        .lines()
        .findFirst()
        .orElse("it ends too soon");
  }
}
