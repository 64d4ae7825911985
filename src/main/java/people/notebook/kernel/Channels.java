package people.notebook.kernel;

import module java.base;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import people.notebook.kernel.Connection.Channel;
import people.notebook.kernel.Messages.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The kernel's side of the five sockets. A socket is not for several threads: those of questions
/// belong to the thread that reads them, the others are locked.
final class Channels implements AutoCloseable {

  /// Longer than a client takes to fetch the last answer.
  private static final int LINGER_MILLIS = 1000;

  private static final int ASKING_MILLIS = 100;

  private final ZContext context = new ZContext();
  private final Messages messages;
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);

  /// Takes the ports.
  ///
  /// @throws IOException when another program has one
  Channels(Connection connection) throws IOException {
    messages = new Messages(connection.key());
    context.setLinger(LINGER_MILLIS);
    for (Channel channel : Channel.values()) {
      SocketType type =
          switch (channel) {
            case SHELL, CONTROL, STDIN -> SocketType.ROUTER;
            case IOPUB -> SocketType.PUB;
            case HB -> SocketType.REP;
          };
      ZMQ.Socket socket = context.createSocket(type);
      socket.setSndHWM(0); // nothing that a cell prints is lost
      String address = connection.at(channel);
      try {
        socket.bind(address);
      } catch (ZMQException e) {
        context.close();
        throw new IOException(address + ": Address already in use"); // the runner tries others
      }
      sockets.put(channel, socket);
    }
  }

  /// Gives back whatever comes, which tells a client that the kernel is alive.
  void echo() {
    ZMQ.Socket socket = sockets.get(Channel.HB);
    while (!Thread.currentThread().isInterrupted()) {
      byte[] beat = socket.recv();
      if (beat != null) {
        socket.send(beat);
      }
    }
  }

  /// Waits for the next question, and passes over what is none.
  Message next(Channel channel) {
    while (true) {
      Message message = messages.receive(sockets.get(channel));
      if (message != null) {
        return message;
      }
    }
  }

  /// A question that is there already, or null.
  Message nextIfThere(Channel channel) {
    ZMQ.Socket socket = sockets.get(channel);
    socket.setReceiveTimeOut(0);
    try {
      return messages.receive(socket);
    } finally {
      socket.setReceiveTimeOut(-1);
    }
  }

  /// Answers a question, in the thread that has read it.
  void reply(Channel channel, Message question, ObjectNode content) {
    String type = question.type().replaceFirst("_request$", "_reply");
    messages.send(sockets.get(channel), question.route(), type, question.header(), content);
  }

  /// Tells all clients something.
  ///
  /// @param parent the header of what it is about
  void publish(String type, JsonNode parent, ObjectNode content) {
    ZMQ.Socket socket = sockets.get(Channel.IOPUB);
    byte[] topic = type.getBytes(StandardCharsets.US_ASCII);
    synchronized (socket) {
      messages.send(socket, List.of(topic), type, parent, content);
    }
  }

  /// Asks the client that has sent a question for a line.
  ///
  /// @throws InterruptedException when the cell that asks is interrupted
  String ask(Message question, String prompt, boolean isSecret) throws InterruptedException {
    ObjectNode content = JsonMapper.shared().createObjectNode();
    content.put("prompt", prompt).put("password", isSecret);
    ZMQ.Socket socket = sockets.get(Channel.STDIN);
    synchronized (socket) {
      socket.setReceiveTimeOut(0);
      while (messages.receive(socket) != null) {
        // an answer to a cell that did not wait for it
      }
      socket.setReceiveTimeOut(ASKING_MILLIS);
      messages.send(socket, question.route(), "input_request", question.header(), content);
      while (true) {
        Message answer = messages.receive(socket);
        if (answer != null && answer.type().equals("input_reply")) {
          return answer.content().path("value").asString("");
        }
        if (Thread.interrupted()) {
          throw new InterruptedException("nobody answered '" + prompt + "'");
        }
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
