package people.relays;

import module java.base;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A web hook on this machine, which remembers what it was posted.
final class HookServer implements AutoCloseable {

  /// What was posted.
  record Posted(Headers headers, String body, String method) {}

  /// Says how a post is answered: with which status, before which other ones may have come.
  interface Answers {
    int status(Posted posted) throws InterruptedException;
  }

  final List<Posted> posted = Collections.synchronizedList(new ArrayList<>());
  final Headers answerHeaders = new Headers();
  private final HttpServer server;

  HookServer(Answers answers) throws IOException {
    this(HttpServer.create(loopback(), 0), answers);
  }

  private HookServer(HttpServer server, Answers answers) {
    this.server = server;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var got = new Posted(exchange.getRequestHeaders(), body, exchange.getRequestMethod());
          try {
            int status = answers.status(got);
            if (status / 100 == 2) {
              posted.add(got);
            }
            exchange.getResponseHeaders().putAll(answerHeaders);
            exchange.sendResponseHeaders(status, -1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /// One with a certificate of its own for 127.0.0.1, which is put into a file.
  static HookServer secure(Path folder, Path certificate) throws Exception {
    Path keys = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    run(
        keytool,
        "-genkeypair",
        "-alias",
        "hook",
        "-keyalg",
        "EC",
        "-dname",
        "CN=hook",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-ext",
        "BC=ca:true",
        "-validity",
        "2",
        "-storepass",
        "changeit",
        "-keystore",
        keys.toString());
    run(
        keytool,
        "-exportcert",
        "-rfc",
        "-alias",
        "hook",
        "-storepass",
        "changeit",
        "-keystore",
        keys.toString(),
        "-file",
        certificate.toString());
    KeyStore store = KeyStore.getInstance(keys.toFile(), "changeit".toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer https = HttpsServer.create(loopback(), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(context));
    return new HookServer(https, _ -> 204);
  }

  private static void run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  /// The address of it.
  URI address() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create("%s://127.0.0.1:%d/hook".formatted(scheme, server.getAddress().getPort()));
  }

  /// The ids of the events that were taken, in order.
  List<Long> ids() {
    synchronized (posted) {
      return posted.stream().map(each -> id(each.body)).toList();
    }
  }

  static long id(String structured) {
    Matcher found = Pattern.compile("\"id\":\"(\\d+)\"").matcher(structured);
    if (!found.find()) {
      throw new AssertionError(structured);
    }
    return Long.parseLong(found.group(1));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
