package people.postgres;

import module java.base;

import people.*;
import people.engine.*;

/// The lines of a timeline in PostgreSQL, see [PostgresSchema]. It connects when it is first asked,
/// and again when a connection was lost; of a server that was there before it waits for some
/// seconds until it is there again. One connection serves all threads that append, and one each of
/// those that read at the same time.
public final class PostgresEngine implements LineEngine {

  /// Who waits is told after some time, and who stops in mid-append is not waited for much longer.
  private static final String SETTINGS =
      "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'; ";

  private static final String RELAXED = "SET synchronous_commit = off";

  /// As the database is set, but never before it is on disk.
  private static final String FORCED =
      "SELECT set_config('synchronous_commit', 'on', false) WHERE"
          + " current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')";

  /// The function that puts lines in as they are.
  private static final String PUT = "put";

  private final PostgresSessions reading;
  private final PostgresSessions appending;
  private final PostgresReader reader;
  private final PostgresWatch watch;
  private volatile boolean isRelaxed;

  private PostgresEngine(PostgresAddress address) {
    this.reading = new PostgresSessions(address, () -> "");
    this.appending = new PostgresSessions(address, () -> SETTINGS + (isRelaxed ? RELAXED : FORCED));
    this.reader = new PostgresReader(reading);
    this.watch = new PostgresWatch(reading);
  }

  /// Opens the timeline at an address such as
  /// `jdbc:postgresql://host:5432/database?currentSchema=people&user=clerk`; nothing is connected
  /// to yet. A password comes from `PGPASSWORD` or `.pgpass`.
  ///
  /// @throws TimelineException when the address can't be meant
  public static LineEngine open(String address) {
    return new PostgresEngine(PostgresAddress.of(address, System.getenv()));
  }

  @Override
  public String name() {
    return reading.address.name();
  }

  @Override
  public TimelineHead head() {
    return reader.head();
  }

  @Override
  public void read(Choice choice, long from, long to, EngineLineTaker taker) {
    reader.read(choice, from, to, taker);
  }

  @Override
  public boolean has(Choice choice) {
    return reader.has(choice);
  }

  @Override
  public long count(int personId) {
    return reader.count(personId);
  }

  @Override
  public void copy(long from, long to, OutputStream out) throws IOException {
    reader.copy(from, to, out);
  }

  @Override
  public AppendTurn turn(
      boolean isAlone, Collection<String> ids, Collection<Integer> people, String type) {
    return begin(isAlone, ids, people, type);
  }

  @Override
  public EndedLine addOne(BegunLine line) {
    try (PostgresTurn turn =
        appending.begin(
            PostgresTurn.WHAT,
            connection -> {
              PostgresSessions.refuseEnded(connection);
              return new PostgresTurn(appending, connection, isRelaxed);
            })) {
      return turn.addOne(line);
    }
  }

  private PostgresTurn begin(
      boolean isAlone, Collection<String> ids, Collection<Integer> people, String type) {
    return appending.begin(
        PostgresTurn.WHAT,
        connection -> {
          PostgresTurn turn = new PostgresTurn(appending, connection, isRelaxed);
          turn.begin(isAlone, ids, people, type);
          return turn;
        });
  }

  @Override
  public ErasingTurn erasingTurn() {
    return appending.begin(
        PostgresErrors.ERASING,
        connection -> {
          PostgresErasingTurn turn = new PostgresErasingTurn(appending, connection, isRelaxed);
          turn.begin();
          return turn;
        });
  }

  @Override
  public List<LaidAside> laidAside() {
    return reader.laidAside();
  }

  @Override
  public List<String> keptErasures() {
    return reader.keptErasures();
  }

  @Override
  public void restore(Supplier<NewLines> parts, List<String> erasures) {
    try (PostgresTurn turn = begin(true, List.of(), List.of(), "")) {
      if (turn.head().size() > 0) {
        throw new TimelineException(
            "%s: holds %d events, expected none: nothing is overwritten"
                .formatted(name(), turn.head().size()));
      }
      if (!erasures.isEmpty()) {
        turn.keepErasures("", erasures, "WHERE NOT EXISTS (SELECT FROM %1$s.erased)");
      }
      NewLines last = parts.get();
      for (NewLines next = parts.get(); next != null; next = parts.get()) {
        turn.add(PUT, last);
        last = next;
      }
      if (last != null) {
        turn.commit(PUT, last);
      }
    }
  }

  @Override
  public void relax() {
    isRelaxed = true;
  }

  @Override
  public void sync() {
    if (!isRelaxed) {
      return;
    }
    appending.ask(
        "not on disk",
        connection -> {
          PostgresSessions.force(connection);
          return true;
        });
  }

  @Override
  public TimelineHead lastingHead() {
    return reader.lastingHead();
  }

  @Override
  public LineEngine again() {
    return new PostgresEngine(reading.address);
  }

  @Override
  public EngineConsumers consumers() {
    return new PostgresConsumers(reading.address, () -> FORCED);
  }

  @Override
  public boolean awaitLines(Duration patience) {
    return watch.await(patience);
  }

  @Override
  public void close() {
    watch.close();
    appending.close();
    reading.close();
  }
}
