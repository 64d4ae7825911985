///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/builds/package-info.java
// All rooms that a script may take: what is compiled with this script is what is installed.
//SOURCES ../src/main/java/people/cli/package-info.java
//SOURCES ../src/main/java/people/charts/package-info.java
//SOURCES ../src/main/java/people/databases/package-info.java
//SOURCES ../src/main/java/people/scripts/package-info.java

import people.builds.*;
import people.scripts.*;

final String USAGE =
    """
    usage: install [--to FOLDER] [--group GROUP] [--version VERSION]
    Puts the kit as jars into the local Maven repository (~/.m2/repository, or FOLDER), so that a
    script that takes them by //DEPS starts at once after an edit. Run it again after a pull.
    example: jbang install
    """;

/// Compiles nothing by itself: JBang has compiled the kit with this script.
void main(String[] args) {
  Program.run(USAGE, args, this::install);
}

void install(Program program) throws IOException {
  var root = System.getenv("PEOPLE_ROOT");
  if (root == null) throw new IOException("it needs a clone; expected './jbang install' in one");
  var clone = Path.of(root);
  var usual = Path.of(System.getProperty("user.home"), ".m2", "repository");
  var named = System.getenv().getOrDefault("JBANG_REPO", usual.toString());
  var repository = Path.of(program.word("--to", named));
  var group = program.word("--group", KitJars.GROUP);
  var version = program.word("--version", KitJars.versionOf(clone));
  Path compiled;
  try {
    compiled = Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
  } catch (URISyntaxException e) {
    throw new IOException(e);
  }
  var installed = new KitJars(clone, group, version).install(compiled, repository);
  program.say("%d jars in %s".formatted(installed.size(), repository));
  program.say("a script takes the core by //DEPS " + installed.getFirst());
  program.say("and what it has besides of the same group: " + KitJars.names(installed));
}
