package people.relays;

import module java.base;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs what is posted to a web hook, as [Standard
/// Webhooks](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md)
/// has it: HMAC-SHA256 of `id.timestamp.body`, in base64 behind `v1,`. Immutable.
public final class WebhookSignature {

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 16;
  private static final String HMAC = "HmacSHA256";

  private final byte[] secret;

  private WebhookSignature(byte[] secret) {
    this.secret = secret;
  }

  /// @param secret at least 16 characters, or 16 bytes in base64 behind `whsec_`; blanks around it
  ///   count for nothing
  /// @throws IllegalArgumentException when it is neither, without saying it
  public static WebhookSignature of(String secret) {
    String text = secret.strip();
    byte[] bytes;
    try {
      bytes =
          text.startsWith(PREFIX)
              ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
              : text.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the secret behind whsec_ is not base64", e);
    }
    if (bytes.length < SHORTEST) {
      throw new IllegalArgumentException(
          "the secret has %d bytes; expected %d or more".formatted(bytes.length, SHORTEST));
    }
    return new WebhookSignature(bytes);
  }

  /// The signature of a message.
  ///
  /// @param timestamp when it is sent, in seconds since 1970
  public String of(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      mac.update("%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
