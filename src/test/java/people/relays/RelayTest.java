package people.relays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.engine.*;
import people.exports.*;
import people.timeline.*;

/// Events are handed on in order and at least once, whatever the target does.
class RelayTest {

  private static final RetryPolicy QUICK =
      new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(4));

  @TempDir Path folder;
  private TimelineAddress place;
  private final List<String> warnings = new ArrayList<>();

  /// Where a timeline is that is empty.
  TimelineAddress place() {
    return new TimelineAddress.InFile(folder.resolve("people.jsonl"));
  }

  /// Takes away all of the timeline that was recorded there.
  void empty() throws Exception {
    Files.delete(folder.resolve("people.jsonl"));
  }

  /// The lines that a consumer has laid aside.
  String laidAside() throws Exception {
    Path dead = folder.resolve(aside());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(dead)));
    return Files.readString(dead);
  }

  /// Where they are.
  String aside() {
    return folder.resolve("people.jsonl.consumers/hook.dead.ndjson").toString();
  }

  /// Who is said to have a consumer that this program has.
  String us() {
    return "this program";
  }

  private EventTimeline open() {
    return EventTimeline.open(place, TimelineOptions.DEFAULTS);
  }

  @BeforeEach
  void begin() {
    place = place();
    record();
  }

  private void record() {
    try (EventTimeline timeline = open()) {
      for (int person = 1; person <= 6; person++) {
        timeline.add(
            new Event.Creation(
                person, new Name("Zoë", "King"), Status.SINGLE, null, null, Details.NONE));
      }
    }
  }

  private CheckpointStore store() {
    return CheckpointStore.of(place);
  }

  private Checkpoint checkpoint() {
    return store().all().getFirst();
  }

  private long relay(RelayTarget target) throws InterruptedException {
    try (EventTimeline timeline = open();
        Relay relay = new Relay(timeline, store().take("hook"), target)) {
      return relay.retrying(QUICK).tellingWarnings(warnings::add).run(true);
    }
  }

  private static WebhookTarget target(HookServer server) {
    return new WebhookTarget(server.address(), WebhookTarget.Posting.USUAL);
  }

  @Test
  void aWebhookGetsEachEventOnceInOrderAndThenWhatIsNew() throws Exception {
    try (HookServer server = new HookServer(_ -> 200)) {
      assertEquals(6, relay(target(server)));
      assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), server.ids());
      assertEquals(0, relay(target(server)));
      try (EventTimeline timeline = open()) {
        timeline.add(new Event.Death(1, Details.NONE));
      }
      assertEquals(1, relay(target(server)));
      assertEquals(6, server.ids().getLast());
      var first = server.posted.getFirst();
      assertEquals("POST", first.method());
      assertEquals(
          "application/cloudevents+json; charset=UTF-8", first.headers().getFirst("Content-Type"));
      assertNull(first.headers().getFirst("webhook-signature"));
      assertTrue(first.body().contains("\"name\":{\"firstname\":\"Zoë\""), first.body());
      assertEquals(6, checkpoint().position());
      assertEquals(server.address().toString(), checkpoint().target());
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void inBinaryModeTheContextIsInHeadersAndTheSignatureCoversTheBody() throws Exception {
    String secret =
        "whsec_" + Base64.getEncoder().encodeToString("a secret of 20 bytes".getBytes());
    try (HookServer server = new HookServer(_ -> 202);
        EventTimeline timeline = open();
        WebhookTarget target =
            new WebhookTarget(
                server.address(),
                new WebhookTarget.Posting(
                    true, WebhookSignature.of(secret), List.of(), Duration.ofSeconds(10)));
        Relay relay = new Relay(timeline, store().take("hook"), target)) {
      relay
          .as(
              new CloudEvents("urn:people:köln")
                  .only(EventMembers.of(List.of("type", "status", "name.firstname"))))
          .run(true);
      var posted = server.posted.getLast();
      assertEquals(
          "{\"type\":\"PERSON_CREATION\",\"status\":\"SINGLE\",\"name\":{\"firstname\":\"Zoë\"}}",
          posted.body());
      var headers = posted.headers();
      assertEquals("application/json", headers.getFirst("Content-Type"));
      assertEquals("1.0", headers.getFirst("ce-specversion"));
      assertEquals("5", headers.getFirst("ce-id"));
      assertEquals("urn:people:k%C3%B6ln", headers.getFirst("ce-source"));
      assertEquals("people.PERSON_CREATION", headers.getFirst("ce-type"));
      assertNotNull(headers.getFirst("ce-time"));
      assertNull(headers.getFirst("ce-subject"), "the person was not to be told");
      String id = headers.getFirst("webhook-id");
      assertEquals("urn:people:k%C3%B6ln:5", id);
      var mac = javax.crypto.Mac.getInstance("HmacSHA256");
      mac.init(
          new javax.crypto.spec.SecretKeySpec("a secret of 20 bytes".getBytes(), "HmacSHA256"));
      String signed = id + "." + headers.getFirst("webhook-timestamp") + "." + posted.body();
      assertEquals(
          "v1,"
              + Base64.getEncoder()
                  .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))),
          headers.getFirst("webhook-signature"));
    }
  }

  @Test
  void whatIsWrongWithTheTargetIsWaitedForAndNothingIsLaidAside() throws Exception {
    Deque<Integer> statuses = new ArrayDeque<>(List.of(503, 429, 404, 302, 401, 504, 200, 502));
    try (HookServer server =
            new HookServer(_ -> statuses.isEmpty() ? 200 : statuses.removeFirst());
        EventTimeline timeline = open();
        Relay relay = new Relay(timeline, store().take("hook"), target(server))) {
      Thread running = Thread.ofVirtual().start(() -> run(relay.retrying(QUICK)));
      await(() -> server.ids().size() == 6);
      relay.stop();
      running.join();
      assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), server.ids());
    }
    assertEquals(0, checkpoint().dead());
    assertNull(checkpoint().error());
  }

  private void run(Relay relay) {
    try {
      relay.tellingWarnings(warnings::add).run(false);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void onceEndsWhereTheTargetTakesNothingAndSaysHowManyAreLeft() throws Exception {
    AtomicInteger posts = new AtomicInteger();
    try (HookServer server = new HookServer(_ -> posts.incrementAndGet() <= 2 ? 200 : 503)) {
      String shown = server.address().toString();
      assertEquals(
          shown + ": HTTP 503; tried 3 times, 4 events are not handed on",
          assertThrows(TimelineException.class, () -> relay(target(server))).getMessage());
      assertEquals(1, checkpoint().position());
      assertEquals(shown + ": HTTP 503", checkpoint().error());
      assertEquals(List.of(shown + ": HTTP 503; trying again"), warnings);
      posts.set(-100);
      assertEquals(4, relay(target(server)));
      assertNull(checkpoint().error());
    }
  }

  @Test
  void anEventThatIsNotTakenIsLaidAsideAfterSomeTriesAndTheOthersGoOn() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    try (HookServer server =
        new HookServer(posted -> {
          boolean isBad = HookServer.id(posted.body()) == 2;
          tries.addAndGet(isBad ? 1 : 0);
          return isBad ? 422 : 200;
        })) {
      assertEquals(5, relay(target(server)));
      assertEquals(List.of(0L, 1L, 3L, 4L, 5L), server.ids());
      assertEquals(3, tries.get());
      String line = laidAside();
      assertTrue(
          line.matches(
              "\\{\"position\":2,\"tries\":3,\"at\":\"[^\"]+Z\",\"reason\":\"http://127.0.0.1:\\d+/hook:"
                  + " HTTP 422\",\"event\":\\{\"specversion\":\"1.0\",\"id\":\"2\",.*}}\n"),
          line);
      assertEquals(1, checkpoint().dead());
      assertEquals(5, checkpoint().position());
      assertTrue(warnings.stream().noneMatch(warning -> warning.contains("King")));
      assertEquals(
          "%s: HTTP 422; event 2 is laid aside in %s".formatted(server.address(), aside()),
          warnings.get(1));
    }
  }

  @Test
  void aPostAsksForNoOtherProtocol() throws Exception {
    try (HookServer server = new HookServer(_ -> 200)) {
      assertEquals(6, relay(target(server)));
      for (HookServer.Posted posted : server.posted) {
        assertNull(posted.headers().getFirst("Upgrade"));
        assertNull(posted.headers().getFirst("HTTP2-Settings"));
      }
    }
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsOfTheEvent() throws Exception {
    try (HookServer server =
        new HookServer(posted -> {
          if (HookServer.id(posted.body()) == 1) {
            Thread.sleep(Duration.ofMinutes(1)); // its server is stopped before
          }
          return 200;
        })) {
      var posting = new WebhookTarget.Posting(false, null, List.of(), Duration.ofSeconds(1));
      assertEquals(5, relay(new WebhookTarget(server.address(), posting)));
      assertEquals(1, checkpoint().dead());
      assertEquals(server.address() + ": no answer in 1.0 s; trying again", warnings.getFirst());
    }
  }

  @Test
  void aTargetThatIsNotThereIsSaidWithoutItsSecrets() throws Exception {
    int port = EngineProcess.freePort();
    var address = URI.create("http://127.0.0.1:%d/x?token=abc".formatted(port));
    var target = new WebhookTarget(address, WebhookTarget.Posting.USUAL);
    var failure = assertThrows(TimelineException.class, () -> relay(target));
    assertTrue(
        failure.getMessage().startsWith("http://127.0.0.1:%d/x: ".formatted(port)),
        failure.getMessage());
    assertFalse((failure.getMessage() + warnings + store().all()).contains("abc"));
    assertEquals(-1, checkpoint().position());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new WebhookTarget(
                URI.create("https://ada:secret@example.org/"), WebhookTarget.Posting.USUAL));
  }

  @Test
  void aSecureHookIsTrustedOnlyWhereItsCertificateIs() throws Exception {
    Path certificate = folder.resolve("hook.pem");
    try (HookServer server = HookServer.secure(folder, certificate)) {
      String refused =
          assertThrows(TimelineException.class, () -> relay(target(server))).getMessage();
      assertTrue(refused.contains(": no secure connection: "), refused);
      assertEquals(List.of(), server.posted);
      var posting =
          new WebhookTarget.Posting(
              false, null, RelayTargets.certificates(certificate), Duration.ofSeconds(10));
      assertEquals(6, relay(new WebhookTarget(server.address(), posting)));
      assertEquals(6, server.posted.size());
    }
  }

  @Test
  void onlyOneGoesByANameAtATimeAndAnotherTimelineIsRefused() throws Exception {
    List<OutgoingEvent> got = new ArrayList<>();
    relay(new CollectingTarget(got));
    try (CheckpointStore.Taken _ = store().take("hook")) {
      assertEquals(
          "the consumer hook is at work already, in %s; expected one at a time".formatted(us()),
          assertThrows(TimelineException.class, () -> store().take("hook")).getMessage());
      assertThrows(TimelineException.class, () -> store().reset("hook", -1));
    }
    store().reset("hook", 3);
    relay(new CollectingTarget(got));
    assertEquals(
        List.of("0", "1", "2", "3", "4", "5", "4", "5"),
        got.stream().map(OutgoingEvent::id).toList());
    empty();
    record();
    String why =
        "the consumer hook is behind event 5, which is not there as it was: this is another"
            + " timeline, or an older copy; expected 'consumers reset hook --to POSITION'";
    assertEquals(
        why,
        assertThrows(TimelineException.class, () -> relay(new CollectingTarget(got))).getMessage());
    assertEquals(why, checkpoint().error());
    assertEquals(5, checkpoint().position());
    store().reset("hook", 5);
    assertEquals(0, relay(new CollectingTarget(got)));
    assertNull(checkpoint().error());
  }

  @Test
  void eventsThatAreNotChosenArePassed() throws Exception {
    List<OutgoingEvent> got = new ArrayList<>();
    try (EventTimeline timeline = open();
        Relay relay = new Relay(timeline, store().take("hook"), new CollectingTarget(got))) {
      relay.only(event -> event.event().personId() == 2).run(true);
    }
    assertEquals(List.of("1"), got.stream().map(OutgoingEvent::id).toList());
    assertEquals(5, checkpoint().position());
  }

  @Test
  void pausesGrowAndDifferAndATargetMayAskForLongerOnes() {
    var policy = new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(2));
    Set<Long> pauses = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      long first = policy.pause(1, null, new Random(i)).toMillis();
      assertTrue(first >= 50 && first <= 100, first + " ms");
      long tenth = policy.pause(10, null, new Random(i)).toMillis();
      assertTrue(tenth >= 1000 && tenth <= 2000, tenth + " ms");
      pauses.add(tenth);
    }
    assertTrue(pauses.size() > 10);
    assertEquals(Duration.ofSeconds(7), policy.pause(1, Duration.ofSeconds(7), new Random(1)));
    assertEquals(Duration.ofSeconds(20), policy.pause(1, Duration.ofDays(7), new Random(1)));
  }

  /// A target that takes three events at a time.
  private record CollectingTarget(List<OutgoingEvent> got) implements RelayTarget {

    @Override
    public String shown() {
      return "list";
    }

    @Override
    public int most() {
      return 3;
    }

    @Override
    public void deliver(List<OutgoingEvent> events) {
      got.addAll(events);
    }

    @Override
    public void close() {
      // there is nothing
    }
  }

  static void await(BooleanSupplier isSo) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!isSo.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    assertTrue(isSo.getAsBoolean());
  }
}
