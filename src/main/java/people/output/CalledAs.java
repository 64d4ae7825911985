package people.output;

import module java.base;

/// The words that call a command, for hints that can be typed as they stand. Our launcher tells how
/// it was called itself: `./jbang people`, or `jbang people@owner/repository`. JBang's own launcher
/// tells nobody; then a hint has the name alone.
public final class CalledAs {

  private static final String SCRIPT = ".java";

  private CalledAs() {}

  /// @param name of an alias, such as `people`, or what a script calls itself
  public static String of(String name) {
    return of(name, command());
  }

  private static String command() {
    return System.getenv("PEOPLE_COMMAND");
  }

  /// @param command what the launcher says; null for nothing. Of another alias it says nothing of
  ///   this one; a script is called by its file, whatever it calls itself
  static String of(String name, String command) {
    boolean isScript = command != null && command.endsWith(SCRIPT);
    return isScript || isAlias(name, command) ? Terminal.shown(command) : name;
  }

  /// The same for a command within a command, such as `people status`; `export` and `relay` are
  /// aliases of their own too.
  public static String ofCommand(String names) {
    return ofCommand(names, command());
  }

  static String ofCommand(String names, String command) {
    String[] words = names.split(" ", 2);
    if (words.length < 2) {
      return of(names, command);
    }
    String second = words[1];
    if (isAlias(second, command)) {
      return Terminal.shown(command);
    }
    // of which the alias for relays has two
    boolean isOfRelay = second.equals("project") && isAlias("relay", command);
    return of(isOfRelay ? "relay" : words[0], command) + " " + second;
  }

  private static boolean isAlias(String name, String command) {
    String called = command == null ? "" : lastWord(command);
    return called.equals(name) || called.startsWith(name + "@");
  }

  private static String lastWord(String command) {
    return command.substring(command.lastIndexOf(' ') + 1);
  }

  /// The same for another alias of the catalog from which the first one was called.
  ///
  /// @param otherwise when it is not known how the first one was called
  public static String of(String other, String name, String otherwise) {
    return of(other, name, otherwise, command());
  }

  static String of(String other, String name, String otherwise, String command) {
    String called = of(name, command);
    int at = called.lastIndexOf(' ') + 1;
    if (at == 0) {
      return otherwise;
    }
    // the launcher finds an alias from everywhere, whatever script of one's own it was called with
    String where = called.endsWith(SCRIPT) ? "" : called.substring(at + name.length());
    return called.substring(0, at) + other + where;
  }
}
