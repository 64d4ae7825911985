package people.relays;

import module java.base;

import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// Targets by their address:
///
/// ```
/// -                        standard output, an event a line
/// folder:out               files of lines in a folder
/// https://host/path        a web hook; http:// as well
/// kafka:host:9092/topic    a topic of Kafka, in programs that have its library
/// ```
public final class RelayTargets {

  private static final int LINES_PER_FILE = 10_000;

  /// Makes targets that take a library.
  public interface Others {

    /// @param isBinary whether the context goes into headers
    /// @param settings of the library, in its words
    /// @throws IllegalArgumentException when the address is none, or a setting
    RelayTarget of(String address, boolean isBinary, Properties settings);
  }

  /// Null where the program has no library of Kafka.
  private static volatile Others kafka;

  private RelayTargets() {}

  /// Says by what Kafka is reached, once for a program that has its library.
  public static void use(Others kafka) {
    RelayTargets.kafka = kafka;
  }

  /// Whether the address is one that this program can reach.
  public static boolean isThere(String address) {
    return !isKafka(address) || kafka != null;
  }

  /// The target of an address.
  ///
  /// @param posting how events are posted to a web hook
  /// @param settings of Kafka's library
  /// @param out standard output
  /// @throws IllegalArgumentException when it is none, saying what is expected
  public static RelayTarget of(
      String address, WebhookTarget.Posting posting, Properties settings, PrintStream out) {
    if (address.equals("-")) {
      return new OutputTarget(out);
    }
    if (address.startsWith("folder:") && address.length() > "folder:".length()) {
      return new FolderTarget(Path.of(address.substring("folder:".length())), LINES_PER_FILE);
    }
    if (isWebhook(address)) {
      try {
        return new WebhookTarget(new URI(address), posting);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("the address of the web hook is no URI", e);
      }
    }
    if (isKafka(address) && kafka != null) {
      return kafka.of(address, posting.isBinary(), settings);
    }
    throw new IllegalArgumentException(
        "'%s' is not a target; expected -, folder:FOLDER, https://HOST/PATH or kafka:HOST:PORT/TOPIC"
            .formatted(address));
  }

  /// Whether the address is that of a web hook.
  public static boolean isWebhook(String address) {
    return address.matches("(?i)https?://.*");
  }

  /// Whether the address is that of a topic of Kafka.
  public static boolean isKafka(String address) {
    return address.startsWith("kafka:");
  }

  /// The certificates in a file of PEM.
  ///
  /// @throws IOException also when it holds none
  public static List<X509Certificate> certificates(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new IOException("holds no certificate");
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new IOException("is no file of certificates (PEM)", e);
    }
  }
}
