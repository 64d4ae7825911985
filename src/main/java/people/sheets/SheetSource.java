package people.sheets;

import module java.base;

import people.*;

/// The bytes of a table, unpacked, wherever they come from. They can be read again and again.
final class SheetSource implements Closeable {

  private static final String EXPECTED = "expected a table: CSV, or an Excel workbook (.xlsx)";

  private static final Pattern TABLE =
      Pattern.compile("(?i).*\\.(csv|tsv|tab|psv|txt|xlsx|xlsm)(\\.gz)?");

  /// How the bytes are packed.
  private sealed interface Packing {
    record Plain() implements Packing {}

    record Gzip() implements Packing {}

    record Entry(String name) implements Packing {}

    record Workbook() implements Packing {}
  }

  private final String name;
  private final Path path;
  private final Packing packing;
  private final List<SpooledFile> spooled;

  private SheetSource(String name, Path path, Packing packing, List<SpooledFile> spooled) {
    this.name = name;
    this.path = path;
    this.packing = packing;
    this.spooled = spooled;
  }

  /// Looks at a file.
  ///
  /// @param file `-` for standard input, which is kept until the program ends
  /// @throws TimelineException when it is no table
  static SheetSource of(Path file) throws IOException {
    if (file.toString().equals("-")) {
      return of(name(file), SpooledFile.standardInput().path(), new ArrayList<>());
    }
    if (Files.isDirectory(file)) {
      throw new TimelineException(name(file) + ": is a folder; " + EXPECTED);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      try (InputStream in = Files.newInputStream(file)) { // a pipe
        return of(name(file), in);
      }
    }
    return of(name(file), file, new ArrayList<>());
  }

  /// Keeps what a stream gives in a temporary file.
  ///
  /// @param name for errors
  /// @throws TimelineException when it is no table
  static SheetSource of(String name, InputStream in) throws IOException {
    List<SpooledFile> spooled = new ArrayList<>();
    try {
      spooled.add(SpooledFile.of(in));
      return of(name, spooled.getLast().path(), spooled);
    } catch (Throwable e) {
      spooled.forEach(SpooledFile::close);
      throw e;
    }
  }

  /// What a file is called in messages.
  static String name(Path file) {
    return file.toString().equals("-") ? "standard input" : file.toString();
  }

  private static SheetSource of(String name, Path path, List<SpooledFile> spooled)
      throws IOException {
    var plain = new SheetSource(name, path, new Packing.Plain(), spooled);
    byte[] start = plain.start();
    if (start.length > 1 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b) {
      return unpacked(new SheetSource(name, path, new Packing.Gzip(), spooled));
    }
    if (isZip(start)) {
      Packing packing = inZip(name, path);
      return switch (packing) {
        case Packing.Entry entry ->
            unpacked(new SheetSource("%s (%s)".formatted(name, entry.name), path, entry, spooled));
        case Packing.Plain _, Packing.Gzip _, Packing.Workbook _ ->
            new SheetSource(name, path, packing, spooled);
      };
    }
    return plain.refusingForeign(start);
  }

  private static boolean isZip(byte[] start) {
    return start.length > 3
        && start[0] == 'P'
        && start[1] == 'K'
        && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6);
  }

  /// What is packed may be a workbook, which needs a file of its own.
  private static SheetSource unpacked(SheetSource packed) throws IOException {
    byte[] start = packed.start();
    if (start.length > 1 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b) {
      throw new TimelineException(packed.name + ": is packed twice; " + EXPECTED);
    }
    if (!isZip(start)) {
      return packed.refusingForeign(start);
    }
    try (InputStream in = packed.open()) {
      packed.spooled.add(SpooledFile.of(in));
    }
    Path path = packed.spooled.getLast().path();
    if (inZip(packed.name, path) instanceof Packing.Workbook workbook) {
      return new SheetSource(packed.name, path, workbook, packed.spooled);
    }
    throw new TimelineException(packed.name + ": is packed twice; " + EXPECTED);
  }

  private SheetSource refusingForeign(byte[] start) {
    String reason = start.length == 0 ? "is empty" : FileKind.ofBytes(start);
    if (reason != null) {
      throw new TimelineException("%s: %s; %s".formatted(name, reason, EXPECTED));
    }
    return this;
  }

  private static Packing inZip(String name, Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (zip.getEntry("xl/workbook.xml") != null) {
        return new Packing.Workbook();
      }
      String reason =
          zip.getEntry("xl/workbook.bin") != null
              ? "is a binary workbook (.xlsb); save it as .xlsx"
              : zip.getEntry("word/document.xml") != null
                  ? "is a document (.docx)"
                  : zip.getEntry("content.xml") != null && zip.getEntry("mimetype") != null
                      ? "is an OpenDocument file; save it as .xlsx or CSV"
                      : null;
      if (reason != null) {
        throw new TimelineException("%s: %s; %s".formatted(name, reason, EXPECTED));
      }
      return new Packing.Entry(only(name, zip));
    } catch (ZipException e) {
      throw damaged(name, e);
    }
  }

  private static String only(String name, ZipFile zip) {
    List<String> files =
        zip.stream()
            .filter(entry -> !entry.isDirectory())
            .map(ZipEntry::getName)
            .filter(entry -> !entry.startsWith("__MACOSX/"))
            .filter(entry -> !entry.substring(entry.lastIndexOf('/') + 1).startsWith("."))
            .toList();
    List<String> tables = files.stream().filter(file -> TABLE.matcher(file).matches()).toList();
    List<String> candidates = tables.isEmpty() ? files : tables;
    if (candidates.isEmpty()) {
      throw new TimelineException(
          name + ": is an archive (zip) with nothing in it; expected one table in it");
    }
    if (candidates.size() > 1) {
      String more = candidates.size() > 10 ? ", …" : "";
      throw new TimelineException(
          "%s: is an archive (zip) of %d files: %s%s; expected one table in it, unpack it first"
              .formatted(
                  name,
                  candidates.size(),
                  String.join(", ", candidates.subList(0, Math.min(10, candidates.size()))),
                  more));
    }
    return candidates.getFirst();
  }

  private static TimelineException damaged(String name, IOException cause) {
    String said = String.valueOf(cause.getMessage());
    String reason =
        said.contains("encrypted")
            ? "is an archive with a password; expected one without"
            : cause instanceof EOFException || said.contains("END header")
                ? "breaks off in the middle of what is packed; expected a whole file"
                : "is damaged: what is packed can't be unpacked (%s)".formatted(said);
    return new TimelineException("%s: %s".formatted(name, reason), cause);
  }

  /// What the file is called in messages.
  String name() {
    return name;
  }

  /// The file of a workbook; null when it is something else.
  Path workbook() {
    return switch (packing) {
      case Packing.Workbook _ -> path;
      case Packing.Plain _, Packing.Gzip _, Packing.Entry _ -> null;
    };
  }

  /// The first bytes.
  byte[] start() throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(FileKind.START);
    }
  }

  /// The bytes, unpacked. What is damaged or implausibly large is an error with one clear line.
  InputStream open() throws IOException {
    return switch (packing) {
      case Packing.Plain _, Packing.Workbook _ -> Files.newInputStream(path);
      case Packing.Gzip _ -> gzip();
      case Packing.Entry entry -> entry(entry.name);
    };
  }

  private InputStream gzip() throws IOException {
    InputStream in = Files.newInputStream(path);
    try {
      return new BombGuard(
          name, new Unpacked(new GZIPInputStream(in, 1 << 16), null), Files.size(path));
    } catch (IOException e) {
      in.close();
      throw damaged(name, e);
    }
  }

  private InputStream entry(String entry) throws IOException {
    try {
      ZipFile zip = new ZipFile(path.toFile());
      try {
        ZipEntry found = zip.getEntry(entry);
        InputStream in = zip.getInputStream(found);
        return new BombGuard(name, new Unpacked(in, zip), found.getCompressedSize());
      } catch (Throwable e) {
        zip.close();
        throw e;
      }
    } catch (ZipException e) {
      throw damaged(name, e);
    }
  }

  /// Says in one line what is wrong with what is packed.
  private final class Unpacked extends FilterInputStream {

    private final Closeable archive;

    /// @param archive is closed with it; null for none
    Unpacked(InputStream in, Closeable archive) {
      super(in);
      this.archive = archive;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (EOFException | ZipException e) {
        throw damaged(name, e);
      }
    }

    @Override
    public void close() throws IOException {
      super.close();
      if (archive != null) {
        archive.close();
      }
    }
  }

  @Override
  public void close() {
    spooled.forEach(SpooledFile::close);
  }
}
