package people.relays;

import module java.base;
import module java.net.http;

import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A web hook: each event is posted by itself, as a CloudEvent by the [HTTP protocol
/// binding](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md);
/// an answer of 2xx takes it. Nothing is redirected.
///
/// An answer of 401, 403, 404, 405, 407, 408, 410, 421, 425, 429, 502, 503, 504 or 3xx is about the
/// target, as is one that does not come since it can't be reached: any other event would fare the
/// same. Any other answer, and none in time, is about the event.
public final class WebhookTarget implements RelayTarget {

  private static final Set<Integer> OF_TARGET =
      Set.of(401, 403, 404, 405, 407, 408, 410, 421, 425, 429, 502, 503, 504);

  /// How events are posted.
  ///
  /// @param isBinary whether the context goes into headers, with the data alone as the body
  /// @param signature null to sign nothing
  /// @param authorities of certificates that are trusted besides those that Java trusts; empty for
  ///   none
  /// @param patience how long an answer may take, and how long to connect
  public record Posting(
      boolean isBinary,
      WebhookSignature signature,
      List<X509Certificate> authorities,
      Duration patience) {

    /// Structured, unsigned, ten seconds.
    public static final Posting USUAL = new Posting(false, null, List.of(), Duration.ofSeconds(10));
  }

  private final URI address;
  private final Posting posting;
  private final HttpClient client;

  /// @throws IllegalArgumentException when the address is none of `http` or `https`, or has a
  ///   password in it
  public WebhookTarget(URI address, Posting posting) {
    boolean isSecure = "https".equalsIgnoreCase(address.getScheme());
    boolean isHttp = isSecure || "http".equalsIgnoreCase(address.getScheme());
    if (!isHttp || address.getHost() == null || address.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "expected an address such as https://host/path, without a user or password");
    }
    this.address = address;
    this.posting = posting;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // or each post would ask a server without TLS to go over to HTTP/2, which some refuse
            .version(isSecure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .connectTimeout(posting.patience)
            .followRedirects(HttpClient.Redirect.NEVER);
    if (!posting.authorities.isEmpty()) {
      builder.sslContext(trusting(posting.authorities));
    }
    this.client = builder.build();
  }

  private static SSLContext trusting(List<X509Certificate> authorities) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      TrustManagerFactory usual =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      usual.init((KeyStore) null);
      for (var manager : usual.getTrustManagers()) {
        if (manager instanceof javax.net.ssl.X509TrustManager trusted) {
          for (X509Certificate each : trusted.getAcceptedIssuers()) {
            store.setCertificateEntry("usual" + count++, each);
          }
        }
      }
      for (X509Certificate each : authorities) {
        store.setCertificateEntry("added" + count++, each);
      }
      TrustManagerFactory all =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      all.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, all.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e); // all of it is in memory, and in every Java
    }
  }

  /// Without what stands behind `?`, which may be a secret.
  @Override
  public String shown() {
    int port = address.getPort();
    return "%s://%s%s%s"
        .formatted(
            address.getScheme(),
            address.getHost(),
            port < 0 ? "" : ":" + port,
            Objects.toString(address.getRawPath(), ""));
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public void deliver(List<OutgoingEvent> events) throws DeliveryException, InterruptedException {
    for (int i = 0; i < events.size(); i++) {
      post(i, events.get(i));
    }
  }

  private void post(int before, OutgoingEvent event)
      throws DeliveryException, InterruptedException {
    HttpResponse<Void> answer = answer(before, event);
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return;
    }
    if (OF_TARGET.contains(status) || status / 100 == 3) {
      throw ofTarget(before, pause(answer), "HTTP " + status, null);
    }
    throw DeliveryException.ofEvent(before, shown() + ": HTTP " + status, null);
  }

  /// What is answered, as a whole. The time-out of a request ends with the head of its answer, so
  /// one whose body never ends is given up here.
  private HttpResponse<Void> answer(int before, OutgoingEvent event)
      throws DeliveryException, InterruptedException {
    var asked = client.sendAsync(request(event), HttpResponse.BodyHandlers.discarding());
    try {
      return asked.get(2 * posting.patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case HttpConnectTimeoutException cause ->
            ofTarget(before, null, "no connection in " + seconds(), cause);
        case HttpTimeoutException cause -> noAnswer(before, cause);
        case IOException cause -> ofTarget(before, null, reason(cause), cause);
        case null, default -> ofTarget(before, null, e.getClass().getSimpleName(), e);
      };
    } catch (TimeoutException e) {
      throw noAnswer(before, e);
    } finally {
      asked.cancel(true); // unless it is done
    }
  }

  private DeliveryException noAnswer(int before, Exception cause) {
    return DeliveryException.ofEvent(before, shown() + ": no answer in " + seconds(), cause);
  }

  private DeliveryException ofTarget(int before, Duration wait, String what, Throwable cause) {
    return DeliveryException.ofTarget(before, wait, shown() + ": " + what, cause);
  }

  private String seconds() {
    return posting.patience.toMillis() / 1000.0 + " s";
  }

  private static String reason(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnresolvedAddressException _ -> {
          return "unknown host";
        }
        case javax.net.ssl.SSLException _ -> {
          return "no secure connection: " + cause.getMessage();
        }
        default -> {}
      }
    }
    return e.getMessage() == null
        ? e instanceof ConnectException ? "no connection" : e.getClass().getSimpleName()
        : e.getMessage();
  }

  /// What the header Retry-After says, in seconds; null for nothing, and for a date.
  private static Duration pause(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(null);
  }

  private HttpRequest request(OutgoingEvent event) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(posting.patience);
    byte[] body;
    if (posting.isBinary) {
      body = event.data().getBytes(StandardCharsets.UTF_8);
      event
          .attributes()
          .forEach((name, value) -> {
            boolean isType = name.equals("datacontenttype");
            request.header(isType ? "Content-Type" : "ce-" + name, encoded(value));
          });
    } else {
      body = event.structured().getBytes(StandardCharsets.UTF_8);
      request.header("Content-Type", "application/cloudevents+json; charset=UTF-8");
    }
    if (posting.signature != null) {
      String id = encoded(event.attributes().get("source")) + ":" + event.id();
      long now = Instant.now().getEpochSecond();
      request.header("webhook-id", id);
      request.header("webhook-timestamp", String.valueOf(now));
      request.header("webhook-signature", posting.signature.of(id, now, body));
    }
    return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
  }

  /// A value as a header has it, by the binding.
  private static String encoded(String value) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain = each > ' ' && each < 0x7f && each != '"' && each != '%';
      encoded.append(isPlain ? String.valueOf((char) each) : "%%%02X".formatted(each & 0xff));
    }
    return encoded.toString();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
