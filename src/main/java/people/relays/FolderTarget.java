package people.relays;

import module java.base;

import people.*;
import people.output.*;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder of files with an event a line, each called by the position of its first event:
/// `000000000000.ndjson`, `000000010000.ndjson`. A file that is followed by another one is whole
/// and never changed again. An event that is there is not written again, so each is there once.
///
/// It is for one relay of one timeline: while another one writes, this one waits, and an event that
/// should stand among those that are there, and does not, is refused. What somebody has moved away
/// is not missed.
public final class FolderTarget implements RelayTarget {

  private static final int MOST = 500;
  private static final int DIGITS = 12;
  private static final Pattern FILE = Pattern.compile("\\d{" + DIGITS + "}\\.ndjson");

  private final Path folder;
  private final int linesPerFile;

  private static final String LOCK = ".lock";

  /// Null where the folder is to be opened.
  private HolderFile held;

  /// Null where there is none yet.
  private LineFile file;

  /// How many lines there are in the file.
  private int lines;

  /// Position of the last event in the folder.
  private long last;

  /// The names of the files.
  private final NavigableSet<String> names = new TreeSet<>();

  /// When the events were recorded of the file that was looked into, by position.
  private final NavigableMap<Long, String> looked = new TreeMap<>();

  private String lookedInto;

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
      if (held == null) {
        open();
      }
      for (OutgoingEvent event : events) {
        if (event.recorded().position() > last) {
          add(event);
        } else {
          refuseMissing(event);
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
    held =
        HolderFile.take(
            lock(),
            who ->
                new IOException(who + " writes into it already; expected a folder for each relay"));
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(path -> path.getFileName().toString())
          .filter(name -> FILE.matcher(name).matches())
          .forEach(names::add);
    }
    last = -1;
    lines = linesPerFile;
    if (names.isEmpty()) {
      return; // the first event gives its name to a file
    }
    String newest = names.last();
    file = LineFile.open(folder.resolve(newest)); // which cuts off half a line
    look(newest);
    lines = looked.size();
    last = looked.isEmpty() ? first(newest) - 1 : looked.lastKey();
  }

  /// Beside the folder, since within it are events only; within it where that is forbidden.
  private Path lock() throws IOException {
    Path real = folder.toRealPath();
    Path parent = real.getParent();
    return parent != null && Files.isWritable(parent)
        ? parent.resolve(real.getFileName() + LOCK)
        : real.resolve(LOCK);
  }

  private static long first(String name) {
    return Long.parseLong(name.substring(0, DIGITS));
  }

  private static String name(long first) {
    return ("%0" + DIGITS + "d.ndjson").formatted(first);
  }

  /// Reads which events are in a file.
  private void look(String name) throws IOException {
    looked.clear();
    lookedInto = null;
    try (BufferedReader in = Files.newBufferedReader(folder.resolve(name))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode event = JsonMapper.shared().readTree(line);
        looked.put(Long.parseLong(event.path("id").asString("")), event.path("time").asString(""));
      }
    } catch (JacksonException | NumberFormatException | CharacterCodingException e) {
      throw new IOException(name + " has a line that is no event; expected only our files", e);
    }
    lookedInto = name;
  }

  /// Refuses an event that is not there although later ones are, or that is another one there: they
  /// are of another consumer or timeline, and it would be lost.
  private void refuseMissing(OutgoingEvent event) throws IOException {
    long position = event.recorded().position();
    String name = names.floor(name(position));
    if (name == null) {
      return;
    }
    if (!name.equals(lookedInto)) {
      look(name);
    }
    boolean isWithin = looked.higherKey(position) != null;
    String time = looked.get(position);
    if (time == null ? isWithin : !time.equals(event.attributes().get("time"))) {
      throw new IOException(
          "has events of another consumer or timeline, behind which event %d would be lost; expected a folder for each"
              .formatted(position));
    }
  }

  private void add(OutgoingEvent event) throws IOException {
    if (lines >= linesPerFile) {
      if (file != null) {
        file.force();
        file.close();
      }
      String name = name(event.recorded().position());
      file = LineFile.open(folder.resolve(name));
      names.add(name);
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
      names.clear();
      looked.clear();
      lookedInto = null;
      if (held != null) {
        held.close();
        held = null;
      }
    }
  }
}
