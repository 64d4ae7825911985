package people.output;

import module java.base;

/// The words that call a command, for hints that can be typed as they stand. Our launcher tells how
/// it was called itself: `./jbang people`, or `jbang people@owner/repository`. JBang's own launcher
/// tells nobody; then a hint has the name alone.
public final class CalledAs {

  private CalledAs() {}

  /// @param name of an alias, such as `people`
  public static String of(String name) {
    return of(name, System.getenv("PEOPLE_COMMAND"));
  }

  /// @param command what the launcher says; null for nothing. Of another alias it says nothing of
  ///   this one
  static String of(String name, String command) {
    if (command == null) {
      return name;
    }
    String alias = command.substring(command.lastIndexOf(' ') + 1);
    return alias.equals(name) || alias.startsWith(name + "@") ? Terminal.shown(command) : name;
  }

  /// The same for another alias of the catalog from which the first one was called.
  public static String of(String other, String name, String otherwise) {
    String called = of(name);
    int at = called.lastIndexOf(' ') + 1;
    return at == 0
        ? otherwise
        : called.substring(0, at) + other + called.substring(at + name.length());
  }
}
