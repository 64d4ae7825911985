package people.relays;

import module java.base;

import people.*;
import people.engine.*;

/// Consumers in the tables of an engine, for a timeline that many machines share. Nothing is held
/// open between two questions but by who has a consumer.
final class EngineCheckpoints implements CheckpointStore {

  private final TimelineAddress.Shared timeline;

  EngineCheckpoints(TimelineAddress.Shared timeline) {
    this.timeline = timeline;
  }

  @Override
  public Taken take(String name) {
    Checkpoint _ = Checkpoint.at(name, -1); // refuses what is no name
    LineEngine engine = timeline.open();
    EngineConsumers consumers = engine.consumers();
    boolean isTaken = false;
    try {
      Taken taken = new TakenOfEngine(name, engine, consumers);
      isTaken = true;
      return taken;
    } finally {
      if (!isTaken) {
        consumers.close();
        engine.close();
      }
    }
  }

  @Override
  public List<Checkpoint> all() {
    try (LineEngine engine = timeline.open();
        EngineConsumers consumers = engine.consumers()) {
      return consumers.all().entrySet().stream()
          .map(each -> read(each.getKey(), each.getValue()))
          .toList();
    }
  }

  private Checkpoint read(String name, String text) {
    try {
      return CheckpointText.read(name, text);
    } catch (IllegalArgumentException e) {
      throw new TimelineException(
          "%s, the consumer %s: %s".formatted(timeline, name, e.getMessage()), e);
    }
  }

  private static String here() {
    String process = "process " + ProcessHandle.current().pid();
    try {
      return process + " on " + InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return process + " on a machine without a name";
    }
  }

  private final class TakenOfEngine implements Taken {

    private final String name;
    private final LineEngine engine;
    private final EngineConsumers consumers;
    private final EngineConsumers.HeldConsumer held;
    private Checkpoint checkpoint;

    TakenOfEngine(String name, LineEngine engine, EngineConsumers consumers) {
      this.name = name;
      this.engine = engine;
      this.consumers = consumers;
      this.held = consumers.take(name, here());
      this.checkpoint = held.noted() == null ? null : read(name, held.noted());
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Checkpoint checkpoint() {
      return checkpoint;
    }

    @Override
    public void save(Checkpoint saved) {
      boolean isInterrupted = Thread.interrupted(); // who is to end notes first how far he is
      try {
        held.note(CheckpointText.of(saved));
        checkpoint = saved;
      } finally {
        if (isInterrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void layAside(RecordedEvent event, String line) {
      held.layAside(event.position(), line);
    }

    @Override
    public String aside() {
      return timeline + ", laid_aside";
    }

    @Override
    public void close() {
      held.close();
      consumers.close();
      engine.close();
    }
  }
}
