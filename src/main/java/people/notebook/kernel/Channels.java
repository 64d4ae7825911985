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
  private volatile boolean isClosed;

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
    try {
      while (!Thread.currentThread().isInterrupted()) {
        byte[] beat = socket.recv();
        if (beat != null) {
          socket.send(beat);
        }
      }
    } catch (ZMQException e) {
      requireClosed(e);
    }
    socket.close();
  }

  /// Waits for the next question, and passes over what is none.
  ///
  /// @return null when there will be no other, since the channels are closed
  Message next(Channel channel) {
    ZMQ.Socket socket = sockets.get(channel);
    try {
      while (true) {
        Message message = messages.receive(socket);
        if (message != null) {
          return message;
        }
      }
    } catch (ZMQException e) {
      requireClosed(e);
    }
    socket.close();
    return null;
  }

  private void requireClosed(ZMQException e) {
    if (!isClosed) {
      throw e;
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
    try {
      messages.send(sockets.get(channel), question.route(), type, question.header(), content);
    } catch (ZMQException e) {
      requireClosed(e);
    }
  }

  /// Tells all clients something.
  ///
  /// @param parent the header of what it is about
  void publish(String type, JsonNode parent, ObjectNode content) {
    ZMQ.Socket socket = sockets.get(Channel.IOPUB);
    byte[] topic = type.getBytes(StandardCharsets.US_ASCII);
    synchronized (socket) {
      if (!isClosed) {
        messages.send(socket, List.of(topic), type, parent, content);
      }
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

  /// Sends what is left, and has those who wait for a question hear that there is none. Returns
  /// when they have let go of their sockets, which is never while a cell runs.
  @Override
  public void close() {
    isClosed = true;
    for (Channel channel : List.of(Channel.IOPUB, Channel.STDIN)) {
      ZMQ.Socket socket = sockets.get(channel);
      synchronized (socket) {
        socket.close();
      }
    }
    context.getContext().term();
  }
}
