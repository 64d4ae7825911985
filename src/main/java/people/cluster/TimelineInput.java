package people.cluster;

import module java.base;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import people.TimelineException;
import people.engine.LineEngine;
import people.engine.TimelineAddress;
import people.timeline.EventTimeline;

/// A timeline that is read: a file that Hadoop can reach, or a timeline that is shared by a
/// database.
///
/// @param name as it is called in answers and errors
/// @param path with its scheme; of a shared one the address as it was typed
/// @param length in bytes, or how many events a shared one has
/// @param isShared whether it is in a database, and read by positions
record TimelineInput(String name, String path, long length, boolean isShared)
    implements Serializable {

  /// How many bytes a line has, about.
  private static final int LINE_BYTES = 200;

  private static final String ENDING = ".jsonl";
  private static final String LOCAL = "file:";

  /// How many bytes are in a unit of its length, about.
  int unit() {
    return isShared ? LINE_BYTES : 1;
  }

  /// A shared timeline's engine, which the caller closes.
  LineEngine engine() {
    return new TimelineAddress.Shared(path).open();
  }

  /// Without the password that may stand in an address.
  @Override
  public String toString() {
    return name;
  }

  /// The timelines that some words mean: addresses of shared ones, files, folders of files that end
  /// with `.jsonl`, and patterns as Hadoop has them (`town-*.jsonl`, `{a,b}/*`); in the order of
  /// their names, each once.
  ///
  /// @throws TimelineException for a word that means none, and for one that can't be read
  static List<TimelineInput> of(List<String> words, Configuration conf) {
    SortedMap<String, TimelineInput> found = new TreeMap<>();
    for (String word : words) {
      if (TimelineAddress.of(word) instanceof TimelineAddress.Shared) {
        TimelineInput shared = shared(word);
        found.put(shared.name, shared);
        continue;
      }
      try {
        int meant = 0;
        FileSystem system = new Path(word).getFileSystem(conf);
        FileStatus[] matches = system.globStatus(new Path(word));
        for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
          for (FileStatus file : files(system, match)) {
            TimelineInput input = of(file);
            found.put(input.path, input);
            meant++;
          }
        }
        if (matches == null || matches.length == 0) {
          throw new TimelineException(word + ": no such timeline");
        } else if (meant == 0) {
          throw new TimelineException(
              "%s: no timeline in this folder, expected files that end with %s"
                  .formatted(word, ENDING));
        }
      } catch (IOException e) {
        throw new TimelineException(
            "%s: can't read: %s".formatted(word, TimelineException.reason(word, e)), e);
      } catch (IllegalArgumentException e) {
        throw new TimelineException("%s: no path: %s".formatted(word, e.getMessage()), e);
      }
    }
    return List.copyOf(found.values());
  }

  private static TimelineInput shared(String address) {
    try (LineEngine engine = new TimelineAddress.Shared(address).open()) {
      return new TimelineInput(engine.name(), address, engine.head().size(), true);
    }
  }

  private static List<FileStatus> files(FileSystem system, FileStatus match) throws IOException {
    return match.isFile()
        ? List.of(match)
        : Arrays.stream(system.listStatus(match.getPath()))
            .filter(file -> file.isFile() && file.getPath().getName().endsWith(ENDING))
            .toList();
  }

  private static TimelineInput of(FileStatus file) {
    String path = file.getPath().toString();
    return new TimelineInput(isLocal(path) ? localName(path) : path, path, file.getLen(), false);
  }

  private static boolean isLocal(String path) {
    return path.startsWith(LOCAL);
  }

  /// Below this folder without that, as users call it.
  private static String localName(String path) {
    java.nio.file.Path file = java.nio.file.Path.of(URI.create(escaped(path)).getPath());
    java.nio.file.Path here = java.nio.file.Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
  }

  /// Hadoop's paths are URIs that are not escaped.
  private static String escaped(String path) {
    try {
      return new URI("file", path.substring(LOCAL.length()), null).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// How many events it has, read from above as everywhere else: what is damaged is said, and what
  /// an append left unfinished does not count.
  ///
  /// @param trouble what was found in it
  /// @throws TimelineException naming the damage
  long countedAlone(String trouble) {
    if (isShared || !isLocal(path)) {
      throw new TimelineException(
          "%s: %s; 'people verify' of a copy here says more".formatted(name, trouble));
    }
    try (EventTimeline timeline =
        EventTimeline.open(java.nio.file.Path.of(URI.create(escaped(path)).getPath()))) {
      return timeline.size();
    }
  }
}
