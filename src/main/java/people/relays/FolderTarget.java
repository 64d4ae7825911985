package people.relays;

import module java.base;

import people.*;
import people.output.*;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A folder of files with an event a line, each called by the position of its first event:
/// `000000000000.ndjson`, `000000010000.ndjson`. A file that is followed by another one is whole
/// and never changed again. An event that is there is not written again, so each is there once.
public final class FolderTarget implements RelayTarget {

  private static final int MOST = 500;
  private static final int DIGITS = 12;
  private static final Pattern FILE = Pattern.compile("\\d{" + DIGITS + "}\\.ndjson");

  private final Path folder;
  private final int linesPerFile;

  private boolean isOpen;

  /// Null where there is none yet.
  private LineFile file;

  /// How many lines there are in the file.
  private int lines;

  /// Position of the last event in the folder.
  private long last;

  /// @param linesPerFile at most
  public FolderTarget(Path folder, int linesPerFile) {
    this.folder = folder;
    this.linesPerFile = linesPerFile;
  }

  @Override
  public String shown() {
    return "folder:" + folder;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public void deliver(List<OutgoingEvent> events) throws DeliveryException {
    try {
      if (!isOpen) {
        open();
      }
      for (OutgoingEvent event : events) {
        if (event.recorded().position() > last) {
          add(event);
        }
      }
      if (file != null) {
        file.force();
      }
    } catch (IOException e) {
      close();
      throw DeliveryException.ofTarget(
          0, null, shown() + ": " + TimelineException.reason(folder, e), e);
    }
  }

  private void open() throws IOException {
    OwnerOnly.makeFolders(folder);
    String newest;
    try (Stream<Path> files = Files.list(folder)) {
      newest =
          files
              .map(path -> path.getFileName().toString())
              .filter(name -> FILE.matcher(name).matches())
              .max(Comparator.naturalOrder())
              .orElse(null);
    }
    isOpen = true;
    last = -1;
    lines = linesPerFile;
    if (newest == null) {
      return; // the first event gives its name to a file
    }
    Path path = folder.resolve(newest);
    file = LineFile.open(path);
    String line = file.last();
    last = line == null ? Long.parseLong(newest.substring(0, DIGITS)) - 1 : positionIn(line, path);
    try (Stream<String> all = Files.lines(path)) {
      lines = (int) all.count();
    }
  }

  private static long positionIn(String line, Path file) throws IOException {
    try {
      return Long.parseLong(JsonMapper.shared().readTree(line).path("id").asString(""));
    } catch (JacksonException | NumberFormatException e) {
      throw new IOException(
          file.getFileName() + " ends with a line that is no event; expected only our files", e);
    }
  }

  private void add(OutgoingEvent event) throws IOException {
    if (lines >= linesPerFile) {
      if (file != null) {
        file.force();
        file.close();
      }
      String digits = "%0" + DIGITS + "d.ndjson";
      file = LineFile.open(folder.resolve(digits.formatted(event.recorded().position())));
      lines = 0;
    }
    file.add(event.structured());
    lines++;
    last = event.recorded().position();
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // all that was delivered is on disk
    } finally {
      file = null;
      isOpen = false;
    }
  }
}
