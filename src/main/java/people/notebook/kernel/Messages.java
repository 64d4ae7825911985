package people.notebook.kernel;

import module java.base;

import javax.crypto.spec.SecretKeySpec;
import org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Messages of [Jupyter's
/// protocol](https://jupyter-client.readthedocs.io/en/stable/messaging.html), each signed with the
/// key of the session: for a kernel, and for a client of one. A message that is not signed so comes
/// from another program, which may have taken a port before the kernel did, and counts for nothing.
///
/// For several threads, each with sockets of its own.
public final class Messages {

  /// The version of the protocol that is spoken.
  public static final String PROTOCOL = "5.3";

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Stands between the way of a message and its signature.
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

  /// Header, the parent's header, metadata, content.
  private static final int PARTS = 4;

  private static final String ALGORITHM = "HmacSHA256";

  /// What came.
  ///
  /// @param route by which an answer finds its way back; empty with a client
  /// @param header with the type, and the identifier that the answers name
  /// @param parent the header of the message that this one is about; empty when it is about none
  /// @param metadata what is said of it beside, such as the cell that a question is of
  public record Message(
      List<byte[]> route, JsonNode header, JsonNode parent, JsonNode metadata, JsonNode content) {

    public String type() {
      return header.path("msg_type").asString("");
    }

    /// Whether the same client has sent it before another one, by its clock.
    boolean isBefore(Message other) {
      String session = header.path("session").asString("");
      return !session.isEmpty()
          && session.equals(other.header.path("session").asString(""))
          && date().isPresent()
          && other.date().isPresent()
          && date().get().isBefore(other.date().get());
    }

    private Optional<Instant> date() {
      try {
        return Optional.of(OffsetDateTime.parse(header.path("date").asString("")).toInstant());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    /// Whether it is about the message of this identifier.
    public boolean isAbout(String id) {
      return parent.path("msg_id").asString("").equals(id);
    }
  }

  private final SecretKeySpec key;
  private final String session = UUID.randomUUID().toString();

  /// @param key of the session; with an empty one nothing is signed
  public Messages(String key) {
    this.key =
        key.isEmpty() ? null : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /// Sends a message that is about no other.
  ///
  /// @return the identifier of the message
  public String send(ZMQ.Socket socket, String type, ObjectNode content) {
    return send(socket, List.of(), type, JSON.createObjectNode(), content);
  }

  /// Sends a message.
  ///
  /// @param route where to; that of the question for an answer, the topic for what is published
  /// @param parent the header of the message that this one is about
  /// @return the identifier of the message
  public String send(
      ZMQ.Socket socket, List<byte[]> route, String type, JsonNode parent, ObjectNode content) {
    String id = UUID.randomUUID().toString();
    ObjectNode header = JSON.createObjectNode();
    header.put("msg_id", id).put("msg_type", type).put("session", session);
    header.put("username", "people").put("version", PROTOCOL);
    header.put("date", Instant.now().toString());
    List<byte[]> parts =
        Stream.of(header, parent, JSON.createObjectNode(), content)
            .map(JSON::writeValueAsBytes)
            .toList();
    route.forEach(part -> socket.send(part, ZMQ.SNDMORE));
    socket.send(DELIMITER, ZMQ.SNDMORE);
    socket.sendMore(signed(parts));
    for (int i = 0; i < PARTS; i++) {
      socket.send(parts.get(i), i < PARTS - 1 ? ZMQ.SNDMORE : 0);
    }
    return id;
  }

  private String signed(List<byte[]> parts) {
    if (key == null) {
      return "";
    }
    try {
      Mac signature = Mac.getInstance(ALGORITHM);
      signature.init(key);
      parts.forEach(signature::update);
      return HexFormat.of().formatHex(signature.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /// The next message, for which it waits as long as the socket does; null when none came, or one
  /// that is not of the session.
  public Message receive(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      if (frame == null) {
        return null;
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    int start = 0;
    while (start < frames.size() && !Arrays.equals(frames.get(start), DELIMITER)) {
      start++;
    }
    if (frames.size() < start + 2 + PARTS) {
      return null;
    }
    List<byte[]> parts = frames.subList(start + 2, start + 2 + PARTS);
    byte[] expected = signed(parts).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, frames.get(start + 1))) {
      return null;
    }
    return new Message(
        List.copyOf(frames.subList(0, start)),
        JSON.readTree(parts.get(0)),
        JSON.readTree(parts.get(1)),
        JSON.readTree(parts.get(2)),
        JSON.readTree(parts.get(3)));
  }
}
