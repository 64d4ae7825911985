package people.engine;

import module java.base;

import people.*;

/// The place of a timeline as it is typed: the name of a file, or the address of an engine that
/// many machines share, such as `jdbc:postgresql://host/register`.
///
/// ```java
/// TimelineAddress.of("people.jsonl")                        // InFile
/// TimelineAddress.of("jdbc:postgresql://host/register")     // Shared
/// ```
public sealed interface TimelineAddress {

  /// A file.
  record InFile(Path file) implements TimelineAddress {

    @Override
    public String toString() {
      return file.toString();
    }
  }

  /// An engine.
  ///
  /// @param address as it was typed; a password may stand in it
  record Shared(String address) implements TimelineAddress {

    private static final String JDBC = "jdbc:";

    private static final Pattern COLUMNS = Pattern.compile("[?&]columns=([^&]*)");

    /// By the first words of an address the class that opens it.
    private static final Map<String, String> ENGINES =
        Map.of("jdbc:postgresql", "people.postgres.PostgresEngine");

    /// A timeline that is opened there, by the room that has the engine's library.
    ///
    /// @throws TimelineException when that room is not taken in, or the address can't be meant
    public LineEngine open() {
      String word = address.substring(0, address.indexOf(':', JDBC.length()));
      String engine = ENGINES.get(word.toLowerCase(Locale.ROOT));
      if (engine == null) {
        throw new TimelineException(
            "'%s:…' is no address of a timeline; expected a file, or jdbc:postgresql://host/database"
                .formatted(word));
      }
      try {
        return (LineEngine)
            Class.forName(engine).getMethod("open", String.class).invoke(null, address);
      } catch (InvocationTargetException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new TimelineException("%s: can't be opened: %s".formatted(this, e.getCause()), e);
      } catch (ReflectiveOperationException | LinkageError e) {
        String room = engine.substring(0, engine.lastIndexOf('.'));
        throw new TimelineException(
            "%s: needs the room %s: take it in with //SOURCES src/main/java/%s/package-info.java"
                .formatted(this, room, room.replace('.', '/')),
            e);
      }
    }

    /// The folder in which columns are kept for the next program, as `?columns=FOLDER` says; null
    /// where it does not.
    ///
    /// @throws TimelineException when that can't be meant
    public Path columns() {
      Matcher found = COLUMNS.matcher(address);
      if (!found.find()) {
        return null;
      }
      try {
        String folder = URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
        if (!folder.isBlank()) {
          return Path.of(folder);
        }
      } catch (IllegalArgumentException e) {
        // is said below
      }
      throw new TimelineException(
          "%s: columns is '%s'; expected a folder".formatted(this, found.group(1)));
    }

    /// The part of the address that is no secret, and tells one timeline from another.
    @Override
    public String toString() {
      String place = address.replaceFirst("(?s)[?].*", "").replaceFirst("(?s)//.*@", "//…@");
      Matcher schema = Pattern.compile("[?&](currentSchema=[^&]+)").matcher(address);
      return schema.find() ? place + "?" + schema.group(1) : place;
    }
  }

  /// Whether a text is an address, and no file's name.
  private static boolean isShared(String text) {
    return text.regionMatches(true, 0, Shared.JDBC, 0, Shared.JDBC.length())
        && text.indexOf(':', Shared.JDBC.length()) > 0;
  }

  /// Reads what was typed.
  ///
  /// @throws InvalidPathException when it is neither
  static TimelineAddress of(String text) {
    return isShared(text) ? new Shared(text) : new InFile(Path.of(text));
  }
}
