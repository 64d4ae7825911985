package people.notebook.kernel;

import module java.base;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The addresses at which a kernel and its client meet, as they stand in a [connection
/// file](https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files), which the
/// client writes and whose name it gives the kernel.
///
/// @param address before the port, such as `tcp://127.0.0.1:`
/// @param key by which messages are signed
/// @param ports of shell, control, published, input and heartbeat; 0 for any that is free
public record Connection(String address, String key, Map<Channel, Integer> ports) {

  /// The five sockets.
  public enum Channel {
    SHELL,
    CONTROL,
    IOPUB,
    STDIN,
    HB
  }

  public Connection {
    ports = Map.copyOf(ports);
  }

  /// On this machine, with a key of its own.
  ///
  /// @param ports five, in the order of the channels
  public static Connection local(List<Integer> ports) {
    Map<Channel, Integer> all = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      all.put(channel, ports.get(channel.ordinal()));
    }
    return new Connection("tcp://127.0.0.1:", UUID.randomUUID().toString(), all);
  }

  /// Reads a connection file.
  ///
  /// @throws IOException when there is none, or it says something that this kernel doesn't do
  public static Connection read(Path file) throws IOException {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such connection file");
    } catch (JacksonException | MalformedInputException e) {
      throw new IOException(file + ": not a connection file: it is not JSON");
    }
    expect(file, json, "transport", "tcp");
    expect(file, json, "signature_scheme", "hmac-sha256");
    Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      JsonNode port = json.path(member(channel));
      if (!port.isInt()) {
        throw new IOException(
            "%s: %s is '%s'; expected a port".formatted(file, member(channel), port.asString("")));
      }
      ports.put(channel, port.asInt());
    }
    String address = "tcp://" + json.path("ip").asString("127.0.0.1") + ":";
    return new Connection(address, json.path("key").asString(""), ports);
  }

  private static void expect(Path file, JsonNode json, String member, String value)
      throws IOException {
    String found = json.path(member).asString(value);
    if (!found.equals(value)) {
      throw new IOException("%s: %s is '%s'; expected '%s'".formatted(file, member, found, value));
    }
  }

  private static String member(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT) + "_port";
  }

  /// Writes it for a kernel to read.
  public Path writeTo(Path file) throws IOException {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("transport", "tcp").put("signature_scheme", "hmac-sha256").put("key", key);
    json.put("ip", address.substring("tcp://".length(), address.length() - 1));
    ports.forEach((channel, port) -> json.put(member(channel), port));
    return Files.writeString(file, json.toString());
  }

  /// Where a channel is.
  public String at(Channel channel) {
    return address + ports.get(channel);
  }
}
