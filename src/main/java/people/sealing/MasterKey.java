package people.sealing;

import module java.base;

import people.*;

/// The key that wraps all others of a timeline: 32 bytes, kept where nobody gets it together with
/// the timeline. Where it comes from is read when it is needed, each time anew.
///
/// ```
/// (umask 077; head -c 32 /dev/urandom | base64 > master.key)
/// ```
public final class MasterKey {

  private static final String EXPECTED = "expected 32 bytes: 64 hexadecimal digits, or base64";

  /// So long a command may take, in seconds: somebody may have to touch a token.
  private static final int PATIENCE = 120;

  final SecretKey key;

  private MasterKey(byte[] bytes) {
    this.key = AesGcm.key(bytes);
  }

  /// Where a master key comes from.
  public sealed interface From {

    /// @throws TimelineException saying in one line why there is none; never with a part of it
    MasterKey read();

    /// A file for its owner only.
    record FromFile(Path file) implements From {
      @Override
      public MasterKey read() {
        try {
          refuseOthers(file);
          return of(Files.readString(file), file.toString());
        } catch (CharacterCodingException e) {
          throw new TimelineException(file + ": is no key; " + EXPECTED);
        } catch (IOException e) {
          throw TimelineException.of(file, "can't read the key", e);
        }
      }
    }

    /// A text, such as that of an environment variable.
    ///
    /// @param name of it, for messages
    record FromText(String name, String text) implements From {
      @Override
      public MasterKey read() {
        return of(text, name);
      }

      @Override
      public String toString() {
        return name;
      }
    }

    /// Another source, which is asked once: a command may want a token to be touched.
    final class AskedOnce implements From {

      private final From from;
      private MasterKey found;

      public AskedOnce(From from) {
        this.from = from;
      }

      @Override
      public synchronized MasterKey read() {
        found = found == null ? from.read() : found;
        return found;
      }
    }

    /// A command of the shell that prints it, such as one that asks a vault.
    record FromCommand(String command) implements From {
      @Override
      public MasterKey read() {
        return of(printed(command), "the key command");
      }
    }
  }

  /// The source that the environment names: `PEOPLE_KEY_FILE`, `PEOPLE_KEY` or
  /// `PEOPLE_KEY_COMMAND`; null for none.
  ///
  /// @throws TimelineException when it names several
  public static From ofEnvironment() {
    return of(System.getenv());
  }

  static From of(Map<String, String> environment) {
    Map<String, From> named = new TreeMap<>();
    environment.forEach((name, value) -> {
      if (!value.isBlank()) {
        switch (name) {
          case "PEOPLE_KEY_FILE" -> named.put(name, new From.FromFile(Path.of(value)));
          case "PEOPLE_KEY" -> named.put(name, new From.FromText("$PEOPLE_KEY", value));
          case "PEOPLE_KEY_COMMAND" -> named.put(name, new From.FromCommand(value));
          default -> {}
        }
      }
    });
    if (named.size() > 1) {
      throw new TimelineException(
          "the master key is named by %s; expected one of them"
              .formatted(String.join(" and ", named.keySet())));
    }
    return named.isEmpty() ? null : named.values().iterator().next();
  }

  private static void refuseOthers(Path file) throws IOException {
    Set<PosixFilePermission> permissions;
    try {
      permissions = Files.getPosixFilePermissions(file);
    } catch (UnsupportedOperationException e) {
      return; // the system has other rights
    }
    if (permissions.stream().anyMatch(each -> !each.name().startsWith("OWNER_"))) {
      throw new TimelineException(
          "%s: others may use the key (%s); expected mode 0600: chmod 600 %1$s"
              .formatted(file, PosixFilePermissions.toString(permissions)));
    }
  }

  /// @param from where it comes from, for messages
  private static MasterKey of(String text, String from) {
    String key = text.strip();
    try {
      byte[] bytes =
          key.length() == 2 * AesGcm.KEY
              ? HexFormat.of().parseHex(key)
              : Base64.getDecoder().decode(key);
      if (bytes.length == AesGcm.KEY) {
        return new MasterKey(bytes);
      }
    } catch (IllegalArgumentException e) {
      // is told below, without what stands there
    }
    throw new TimelineException("%s: is no key; %s".formatted(from, EXPECTED));
  }

  private static String printed(String command) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Thread late = Thread.ofVirtual().start(() -> end(process));
      byte[] printed = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      late.interrupt();
      if (code != 0) {
        throw new TimelineException(
            "the key command ended with %d; expected 0 and the key".formatted(code));
      }
      return new String(printed, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new TimelineException("the key command can't be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimelineException("interrupted while the key command ran");
    }
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly); // or they would be read on
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // it has ended
    }
  }
}
