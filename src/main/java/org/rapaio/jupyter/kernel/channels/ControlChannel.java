package org.rapaio.jupyter.kernel.channels;

import module java.base;

import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.LanguageInfo;
import org.rapaio.jupyter.kernel.message.ContentType;
import org.rapaio.jupyter.kernel.message.HMACDigest;
import org.rapaio.jupyter.kernel.message.Header;
import org.rapaio.jupyter.kernel.message.Message;
import org.rapaio.jupyter.kernel.message.messages.ControlInterruptReply;
import org.rapaio.jupyter.kernel.message.messages.ControlShutdownReply;
import org.rapaio.jupyter.kernel.message.messages.ControlShutdownRequest;
import org.rapaio.jupyter.kernel.message.messages.ShellKernelInfoReply;
import org.rapaio.org.zeromq.SocketType;
import org.rapaio.org.zeromq.ZMQ;

/// Interrupts and ends the kernel while a cell runs. Stands before the class of this name in
/// rapaio-jupyter-kernel 3.0.1, which answers on the shell's socket, takes the running cell for its
/// own request (so that what the cell prints from then on goes astray), and closes sockets that
/// other threads still use.
public final class ControlChannel extends AbstractChannel {

  private static final long LOOP_PAUSE_MILLIS = 10;

  private LoopThread loop;

  public ControlChannel(Channels channels, ZMQ.Context context, HMACDigest hmac) {
    super(channels, "ControlChannel", context, SocketType.ROUTER, hmac);
  }

  @Override
  public void bind(ConnectionProperties connection) {
    socket.bind(connection.formatAddress(connection.controlPort()));
    ZMQ.Poller poller = ctx.poller(1);
    poller.register(socket, ZMQ.Poller.POLLIN);
    loop =
        new LoopThread(
            "Control",
            LOOP_PAUSE_MILLIS,
            () -> {
              if (poller.poll(0) > 0) {
                handle(readMessage());
              }
            });
    loop.start();
  }

  private void handle(Message<?> request) {
    switch (request.header().type().name()) {
      case "interrupt_request" -> {
        MainApp.kernel.interrupt();
        reply(request, new ControlInterruptReply());
      }
      case "shutdown_request" -> {
        reply(request, new ControlShutdownReply(isRestart(request)));
        Thread.ofPlatform().start(() -> System.exit(0)); // its hooks may take long
      }
      case "kernel_info_request" -> reply(request, kernelInfo());
      default -> {
        // whatever a later protocol asks for; a client does without an answer
      }
    }
  }

  private static boolean isRestart(Message<?> request) {
    return request.content() instanceof ControlShutdownRequest shutdown && shutdown.restart();
  }

  private static ShellKernelInfoReply kernelInfo() {
    LanguageInfo language = LanguageInfo.kernelLanguageInfo();
    String banner = language.name() + " " + language.version();
    return new ShellKernelInfoReply(
        Header.PROTOCOL_VERSION, "rapaio-jupyter-kernel", "3.0.1", language, banner, List.of());
  }

  private <T extends ContentType<T>> void reply(Message<?> request, T content) {
    sendMessage(new Message<>(request.getId(), content.type(), content));
  }

  @Override
  public void close() {
    if (loop != null) {
      loop.shutdown();
    }
    super.close();
  }

  @Override
  public void joinUntilClose() {
    try {
      loop.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
