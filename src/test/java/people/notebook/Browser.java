package people.notebook;

import module java.base;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A page in a headless Chromium, driven over the [DevTools
/// protocol](https://chromedevtools.github.io/devtools-protocol/). What the page asks the network
/// for and what it complains about is kept, its frames and workers included.
public final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<PageProblem> problems = new CopyOnWriteArrayList<>();
  private final String session;
  private int sent;

  private Browser(Process process, String address) {
    this.process = process;
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Ear())
            .join();
    String target =
        send(null, "Target.createTarget", Map.of("url", "about:blank")).path("targetId").asString();
    var attach = Map.of("targetId", target, "flatten", true);
    session = send(null, "Target.attachToTarget", attach).path("sessionId").asString();
    listen(session);
    tell("Page.enable", Map.of());
  }

  /// The program on PATH.
  public static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder ->
            Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// @param home where it keeps all that it writes; empty, or not there yet
  public static Browser start(Path home) throws IOException {
    Path profile = Files.createDirectories(home.resolve("profile"));
    ProcessBuilder builder =
        new ProcessBuilder(
            find().orElseThrow().toString(),
            "--headless=new",
            "--no-sandbox", // root has none, and the pages are ours
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage", // it is small in a container
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // What asks for another machine is to fail here, and not only where there is no
            // network.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile);
    builder.environment().put("HOME", home.toString());
    Path log = home.resolve("log");
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(home.toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    try {
      List<String> lines = List.of();
      for (long end = end(); lines.size() < 2; pause()) {
        if (System.nanoTime() > end || !process.isAlive()) {
          throw new AssertionError("Chromium does not start, and said:\n" + Files.readString(log));
        }
        lines = Files.exists(port) ? Files.readAllLines(port) : lines;
      }
      return new Browser(process, "ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    } catch (RuntimeException | IOException | AssertionError e) {
      end(process);
      throw e;
    }
  }

  /// Every address that was asked for so far.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /// Exceptions that nobody caught, and messages that were logged as errors.
  public List<String> problems() {
    return problems.stream().map(PageProblem::text).toList();
  }

  /// The problems but for those of the extensions of the machine's Jupyter.
  List<String> ownProblems() {
    return problems.stream()
        .filter(problem -> !problem.isOfAnExtension())
        .map(PageProblem::text)
        .toList();
  }

  /// Waits until there is a problem with this in its message.
  void untilProblem(String part) {
    for (long end = end(); problems().stream().noneMatch(text -> text.contains(part)); pause()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "waited %d s for a problem with '%s'; the page is now %s"
                .formatted(PATIENCE.toSeconds(), part, state()));
      }
    }
  }

  public void open(String address) {
    tell("Page.navigate", Map.of("url", address));
    until(
        "the page is there",
        "document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  void reload() {
    eval("window.isBeforeReload = true");
    tell("Page.reload", Map.of());
    until(
        "the page is there again", "!window.isBeforeReload && document.readyState === 'complete'");
  }

  /// Takes the network away; files can still be read.
  public void goOffline() {
    var none =
        Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0);
    tell("Network.emulateNetworkConditions", none);
  }

  /// Makes the reader one who prefers dark pages, or light ones.
  public void prefer(String scheme) {
    var feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    tell("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /// Shows pages as they are printed, or again as on a screen.
  public void print(boolean isPrinting) {
    tell("Emulation.setEmulatedMedia", Map.of("media", isPrinting ? "print" : ""));
  }

  /// The page on paper.
  public byte[] pdf() {
    String data = tell("Page.printToPDF", Map.of("printBackground", true)).path("data").asString();
    return Base64.getDecoder().decode(data);
  }

  public void size(int width, int height) {
    tell(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  public void hideScrollbars() {
    tell("Emulation.setScrollbarsHidden", Map.of("hidden", true));
  }

  /// Clicks as a user does, at a point of the window.
  void click(double x, double y) {
    for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
      var at = Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1);
      tell("Input.dispatchMouseEvent", at);
    }
  }

  public byte[] png() {
    String data = tell("Page.captureScreenshot", Map.of("format", "png")).path("data").asString();
    return Base64.getDecoder().decode(data);
  }

  /// The value of an expression, of a promise its result.
  public JsonNode eval(String expression) {
    JsonNode answer = evaluate(expression);
    if (answer.has("exceptionDetails") || !answer.has("result")) {
      throw new AssertionError(
          expression
              + "\nfails: "
              + PageProblem.thrown(answer.path("exceptionDetails"))
              + "\n"
              + answer);
    }
    return answer.path("result").path("value");
  }

  /// Waits until a condition holds; while it throws, it does not.
  ///
  /// @throws AssertionError when that takes too long, with what is waited for and the page's state
  public void until(String what, String condition) {
    for (long end = end(); ; pause()) {
      JsonNode answer = evaluate("Boolean(" + condition + ")");
      if (answer.path("result").path("value").asBoolean(false)) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "waited %d s until %s; the page is now %s%s"
                .formatted(PATIENCE.toSeconds(), what, state(), told(answer)));
      }
    }
  }

  private String state() {
    JsonNode state =
        evaluate(
            "[location.href, document.readyState, document.body.innerText.trim().slice(-1500)]"
                + ".join('\\n')");
    return state.path("result").path("value").asString("gone")
        + "\nasked for last: "
        + requests.subList(Math.max(0, requests.size() - 5), requests.size())
        + "\nproblems: "
        + String.join("\n", problems());
  }

  private static String told(JsonNode answer) {
    JsonNode details = answer.path("exceptionDetails");
    return details.isMissingNode() ? "" : "\nthe condition: " + PageProblem.thrown(details);
  }

  private JsonNode evaluate(String expression) {
    return tell(
        "Runtime.evaluate",
        Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
  }

  private JsonNode tell(String method, Map<String, ?> parameters) {
    return send(session, method, parameters);
  }

  /// @return the result; when the browser refuses, what it says, since a page that is just being
  ///   left can't answer
  private JsonNode send(String to, String method, Map<String, ?> parameters) {
    var answer = new CompletableFuture<JsonNode>();
    synchronized (this) {
      ObjectNode message = JSON.createObjectNode().put("id", ++sent).put("method", method);
      message.set("params", JSON.valueToTree(parameters));
      if (to != null) {
        message.put("sessionId", to);
      }
      answers.put(sent, answer);
      socket.sendText(message.toString(), true).join();
    }
    JsonNode message =
        answer
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .exceptionally(e -> {
              throw new AssertionError("no answer from Chromium to " + method, e);
            })
            .join();
    return message.has("result") ? message.path("result") : message.path("error");
  }

  private void listen(String to) {
    for (String domain : List.of("Network", "Runtime", "Log")) {
      send(to, domain + ".enable", Map.of());
    }
    // A frame or worker waits until it is listened to.
    send(
        to,
        "Target.setAutoAttach",
        Map.of("autoAttach", true, "waitForDebuggerOnStart", true, "flatten", true));
  }

  private void hear(JsonNode message) {
    JsonNode told = message.path("params");
    switch (message.path("method").asString("")) {
      case "Network.requestWillBeSent" -> requests.add(told.path("request").path("url").asString());
      case "Network.webSocketCreated" -> requests.add(told.path("url").asString());
      case "Runtime.exceptionThrown" -> problems.add(PageProblem.ofException(told));
      case "Runtime.consoleAPICalled" -> {
        if (told.path("type").asString().matches("error|assert")) {
          problems.add(PageProblem.ofConsole(told));
        }
      }
      case "Log.entryAdded" -> {
        if (told.path("entry").path("level").asString().equals("error")) {
          problems.add(PageProblem.ofLog(told));
        }
      }
      case "Target.attachedToTarget" -> {
        String part = told.path("sessionId").asString();
        if (!part.equals(session) && session != null) {
          // Not here, since the answers come through here.
          Thread.startVirtualThread(() -> {
            listen(part);
            send(part, "Runtime.runIfWaitingForDebugger", Map.of());
          });
        }
      }
      case "Page.javascriptDialogOpening" ->
          Thread.startVirtualThread(
              () -> tell("Page.handleJavaScriptDialog", Map.of("accept", true)));
      default -> {
        // of no interest
      }
    }
  }

  /// What the browser says arrives in pieces.
  private final class Ear implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        JsonNode message = JSON.readTree(text.toString());
        text.setLength(0);
        var answer = answers.remove(message.path("id").asInt(0));
        if (answer != null) {
          answer.complete(message);
        } else {
          hear(message);
        }
      }
      socket.request(1);
      return null;
    }
  }

  private static long end() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    send(null, "Browser.close", Map.of());
    end(process);
  }

  private static void end(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    for (ProcessHandle one : all) {
      try {
        one.onExit().get(5, TimeUnit.SECONDS);
      } catch (Exception e) {
        one.destroyForcibly();
        one.onExit().join(); // its profile is deleted next
      }
    }
  }
}
