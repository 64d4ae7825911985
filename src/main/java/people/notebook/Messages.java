package people.notebook;

import module java.base;

import javax.crypto.spec.SecretKeySpec;
import org.rapaio.org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Messages of [Jupyter's
/// protocol](https://jupyter-client.readthedocs.io/en/stable/messaging.html), each signed with the
/// key of the session. One that is not comes from another program, which may have taken a port
/// before the kernel did, and counts for nothing. Not for several threads.
final class Messages {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Stands between the way of a message and its signature.
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

  /// Header, the parent's header, metadata, content.
  private static final int PARTS = 4;

  private final Mac signature;
  private final String session = UUID.randomUUID().toString();

  Messages(String key) {
    try {
      signature = Mac.getInstance("HmacSHA256");
      signature.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /// @return the identifier of the message
  String send(ZMQ.Socket socket, String type, ObjectNode content) {
    String id = UUID.randomUUID().toString();
    ObjectNode header = JSON.createObjectNode();
    header.put("msg_id", id).put("msg_type", type).put("session", session);
    header.put("username", "people").put("version", "5.3").put("date", Instant.now().toString());
    List<byte[]> parts =
        Stream.of(header.toString(), "{}", "{}", content.toString())
            .map(part -> part.getBytes(StandardCharsets.UTF_8))
            .toList();
    socket.sendMore(DELIMITER);
    socket.sendMore(signed(parts));
    for (int i = 0; i < PARTS; i++) {
      socket.send(parts.get(i), i < PARTS - 1 ? ZMQ.SNDMORE : 0);
    }
    return id;
  }

  private String signed(List<byte[]> parts) {
    parts.forEach(signature::update);
    return HexFormat.of().formatHex(signature.doFinal());
  }

  /// The type, parent and content of the next message; null when it is none of the session's.
  JsonNode receive(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      frames.add(socket.recv());
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
    ObjectNode message = JSON.createObjectNode();
    message.put("type", JSON.readTree(parts.get(0)).path("msg_type").asString());
    message.set("parent", JSON.readTree(parts.get(1)));
    message.set("content", JSON.readTree(parts.get(3)));
    return message;
  }
}
