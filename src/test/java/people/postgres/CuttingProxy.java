package people.postgres;

import module java.base;

/// A way to a server that cuts connections: at once, or when the next request with lines has gone
/// through and its answer has not, so that who asked can't tell what became of it.
final class CuttingProxy implements Closeable {

  /// A request of so many bytes has lines in it.
  private static final int LINES = 250;

  private final ServerSocket listening;
  private final int port;
  private final Set<CutRelay> relays = ConcurrentHashMap.newKeySet();

  /// Taken while nobody gets through.
  private final Semaphore way = new Semaphore(1);

  /// What happens behind the request with lines that was cut.
  private volatile Runnable meanwhile = () -> {};

  /// @param port of the server, on this machine
  CuttingProxy(int port) throws IOException {
    this.port = port;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        way.acquireUninterruptibly();
        way.release();
        Thread.startVirtualThread(() -> relay(client));
      } catch (IOException e) {
        // the next one may come through
      }
    }
  }

  private void relay(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      CutRelay relay = new CutRelay(client, server);
      relays.add(relay);
      Thread.startVirtualThread(() -> relay.pump(client, server, true));
      Thread.startVirtualThread(() -> relay.pump(server, client, false));
    } catch (IOException e) {
      closeQuietly(client);
    }
  }

  /// Cuts all connections.
  ///
  /// @param isBehindRequest whether each lets one more request through
  void cut(boolean isBehindRequest) {
    for (CutRelay relay : relays) {
      if (isBehindRequest) {
        relay.isToCut = true;
      } else {
        relay.close();
      }
    }
  }

  /// The same, and nobody gets through again before something was done.
  void cutBehindRequest(Runnable meanwhile) {
    this.meanwhile = meanwhile;
    cut(true);
  }

  private final class CutRelay {

    private final Socket client;
    private final Socket server;
    private volatile boolean isToCut;

    CutRelay(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pump(Socket from, Socket to, boolean isRequest) {
      byte[] bytes = new byte[1 << 16];
      try {
        for (int count = from.getInputStream().read(bytes);
            count >= 0;
            count = from.getInputStream().read(bytes)) {
          boolean isLast = isToCut && isRequest && count >= LINES;
          to.getOutputStream().write(bytes, 0, count);
          if (isLast) {
            way.acquireUninterruptibly();
            try {
              closeQuietly(client);
              LockSupport.parkNanos(5_000_000); // in which the server does what it was asked for
              meanwhile.run();
            } finally {
              way.release();
            }
            return;
          }
        }
      } catch (IOException e) {
        // one side is gone, and so the other one goes
      } finally {
        close();
      }
    }

    void close() {
      relays.remove(this);
      closeQuietly(client);
      closeQuietly(server);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // nothing hangs on it
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut(false);
  }
}
