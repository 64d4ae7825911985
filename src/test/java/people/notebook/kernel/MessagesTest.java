package people.notebook.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import module java.base;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import people.notebook.kernel.Messages.Message;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Messages between two sockets, and those of somebody who lacks the key.
@DisplayName("Messages of a session")
class MessagesTest {

  private final ZContext context = new ZContext();
  private final ZMQ.Socket here = context.createSocket(SocketType.PAIR);
  private final ZMQ.Socket there = context.createSocket(SocketType.PAIR);
  private final Messages messages = new Messages("key");
  private final ObjectNode content = JsonMapper.shared().createObjectNode().put("code", "1 + é");

  @BeforeEach
  void connect() {
    here.bind("inproc://messages");
    there.connect("inproc://messages");
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void whatIsSentArrives() {
    messages.send(there, "execute_request", content);
    Message received = new Messages("key").receive(here);
    assertEquals("execute_request", received.type());
    assertEquals(content, received.content());
  }

  @Test
  void whatIsSignedWithAnotherKeyCountsForNothing() {
    new Messages("guessed").send(there, "execute_reply", content);
    assertNull(messages.receive(here));
    messages.send(there, "execute_reply", content);
    assertEquals(content, messages.receive(here).content());
  }

  @Test
  void whatIsNoMessageCountsForNothing() {
    for (List<String> frames :
        List.of(
            List.of("rubbish"),
            List.of("<IDS|MSG>"),
            List.of("<IDS|MSG>", "", "{}", "{}", "{}", "{}"),
            List.of("a", "<IDS|MSG>", "f00d", "{}", "{}", "{}"))) {
      frames.subList(0, frames.size() - 1).forEach(there::sendMore);
      there.send(frames.getLast());
      assertNull(messages.receive(here), frames::toString);
    }
  }
}
