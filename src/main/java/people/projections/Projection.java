package people.projections;

import module java.base;
import module java.sql;

import java.time.Duration;
import people.*;
import people.exports.*;
import people.history.*;
import people.relays.*;
import people.timeline.*;

/// Tables of people now, periods, couples and events in a database, kept up to date with a
/// timeline. How far they are stands in the same database, and is changed in the same transaction:
/// so each event is in them once, whatever dies.
///
/// New events replace the rows of those people only whom they bear on: whom they are about, and all
/// whom these are linked to by partnership or merge. A new day, an event that bears on everyone, an
/// erasure, and tables of another shape make all of it anew, as [#rebuild] does; the rows are the
/// same either way.
public final class Projection implements AutoCloseable {

  private static final Duration LONG = Duration.ofDays(1);

  /// So many events are one transaction, at most; of more all is made anew.
  private static final int MOST = 20_000;

  /// The names of the tables.
  private static final List<String> NAMES = List.of("people", "periods", "couples", "events");

  /// Gives the tables of a history, as of a day, by those names and in that order.
  public interface TablesOf {
    List<ExportTable<?>> of(History history, LocalDate day);
  }

  private final EventTimeline timeline;
  private final Connection connection;
  private final SqlDialect dialect;
  private final ProjectionTables tables;
  private final TablesOf rows;
  private final String shown;
  private final StoppableFeed feed = new StoppableFeed();

  /// Who is linked to whom, of what is in the tables; null before they were looked at.
  private PersonLinks links;

  /// What bears on everyone, of what is in the tables.
  private final List<RecordedEvent> general = new ArrayList<>();

  private ProjectionTables.TableMark mark;

  /// Events that are in the feed no more, and in the tables not yet.
  private final List<RecordedEvent> waiting = new ArrayList<>();

  private Projection(EventTimeline timeline, Connection connection, String shown, TablesOf rows)
      throws SQLException {
    this.timeline = timeline;
    this.connection = connection;
    this.shown = shown;
    this.rows = rows;
    this.dialect =
        connection.getMetaData().getDatabaseProductName().equals("SQLite")
            ? SqlDialect.SQLITE
            : SqlDialect.POSTGRESQL;
    this.tables = new ProjectionTables(connection, dialect);
    dialect.prepare(connection);
    connection.setAutoCommit(false);
  }

  /// The projection of a timeline in a database, which is closed with it.
  ///
  /// @param shown the database as messages call it, without what is secret in its address
  /// @throws TimelineException when the database can't be used
  public static Projection of(
      EventTimeline timeline, Connection connection, String shown, TablesOf rows) {
    try {
      return new Projection(timeline, connection, shown, rows);
    } catch (SQLException e) {
      throw failed(shown, e);
    }
  }

  private static TimelineException failed(String shown, SQLException e) {
    // details of a row may stand behind the first line
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new TimelineException("%s: %s".formatted(shown, reason), e);
  }

  /// Brings the tables up to date, and keeps them so until this is stopped.
  ///
  /// @param isOnce whether to end with what is there now
  /// @return how many events were taken in
  /// @throws TimelineException when the timeline can't be read or is another one, or the database
  ///   fails
  public long run(boolean isOnce) throws InterruptedException {
    long end = isOnce ? timeline.size() - 1 : Long.MAX_VALUE;
    long taken = 0;
    try {
      begin();
      try (EventTimeline.Feed open = feed.open(timeline, position())) {
        if (mark == null || !isOfToday()) {
          taken += fill(open);
        }
        while (!feed.isStopped() && position() < end) {
          taken += isOfToday() ? step(open) : fill(open);
        }
      }
    } catch (SQLException e) {
      rollBack();
      throw failed(shown, e);
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    }
    return taken;
  }

  /// Forgets the tables, so that the next run makes them from nothing.
  public void rebuild() {
    try {
      ProjectionTables.TableMark before = mark();
      if (before != null) {
        tables.save(before, new ProjectionTables.TableMark(KnownLine.at(-1), "", ""));
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed(shown, e);
    }
  }

  private ProjectionTables.TableMark mark() throws SQLException {
    try {
      return tables.mark(NAMES);
    } catch (IllegalArgumentException e) {
      throw new TimelineException("%s: %s".formatted(shown, e.getMessage()), e);
    }
  }

  private long position() {
    return mark == null ? -1 : mark.position();
  }

  private boolean isOfToday() {
    return mark.day().equals(today().toString());
  }

  private static LocalDate today() {
    return History.day("today");
  }

  /// Looks where the tables are.
  private void begin() throws SQLException {
    mark = mark();
    connection.commit();
    if (mark == null || mark.position() < 0) {
      return;
    }
    KnownLine.LineNow found = mark.line().in(timeline);
    if (found == KnownLine.LineNow.ANOTHER) {
      throw new TimelineException(
          "%s: is behind event %d, which is not there as it was: these are the tables of another timeline, or of a newer copy; expected --rebuild"
              .formatted(shown, mark.position()));
    }
    boolean isErased = found == KnownLine.LineNow.ERASED_SINCE; // what they have of her has to go
    if (isErased || !mark.shape().equals(shape(History.of(List.of())))) {
      mark = new ProjectionTables.TableMark(mark.line(), "", ""); // made anew
      return;
    }
    look(History.of(timeline), mark.position());
  }

  private String shape(History history) {
    return ProjectionTables.shape(rows.of(history, today()));
  }

  /// Learns who is linked to whom.
  private void look(History history, long end) {
    HistoryColumns.EventRows events = history.columns().events();
    links = PersonLinks.of(events);
    general.clear();
    for (int row = 0; row < events.size(); row++) {
      if (events.personIds().applyAsInt(row) == 0 && events.positions().applyAsLong(row) <= end) {
        RecordedEvent event = events.events().apply(row);
        if (ProjectedCut.isGeneral(event.event())) {
          general.add(event);
        }
      }
    }
  }

  /// Makes the tables of all there is.
  private long fill(EventTimeline.Feed open) throws SQLException, InterruptedException {
    History history = History.of(timeline);
    int size = history.columns().events().size();
    long before = position();
    RecordedEvent last = await(open, size - 1);
    waiting.clear();
    if (feed.isStopped()) {
      return 0;
    }
    if (last != null && !isIn(history, last)) {
      throw new TimelineException(
          "%s: lines that were read were taken back by their writer, or lost by a crash; run it again"
              .formatted(shown));
    }
    look(history, size - 1);
    LocalDate day = today();
    List<ExportTable<?>> all = rows.of(history, day);
    mark(); // or it waits for who is at work
    tables.fill(all);
    KnownLine line =
        last != null ? KnownLine.of(last) : mark == null ? KnownLine.at(size - 1) : mark.line();
    var now = new ProjectionTables.TableMark(line, day.toString(), ProjectionTables.shape(all));
    tables.save(null, now);
    connection.commit();
    mark = now;
    return size - 1 - before;
  }

  /// Whether a history ends with an event: what it was made of may not have been on disk.
  private static boolean isIn(History history, RecordedEvent last) {
    HistoryColumns.EventRows events = history.columns().events();
    RecordedEvent read = events.events().apply(events.size() - 1);
    return read.position() != last.position() || read.recorded().equals(last.recorded());
  }

  /// Waits until all that was read is on disk, and out of the feed.
  ///
  /// @return the event there; null where it was out of the feed before
  private RecordedEvent await(EventTimeline.Feed open, long position) throws InterruptedException {
    RecordedEvent last = waiting.isEmpty() ? null : waiting.getLast();
    long at = last == null ? position() : last.position();
    while (at < position && !feed.isStopped()) {
      RecordedEvent next = open.next(LONG);
      if (next != null) {
        last = next;
        at = next.position();
      }
    }
    return last;
  }

  /// Takes in what is new; waits for it.
  private long step(EventTimeline.Feed open) throws SQLException, InterruptedException {
    RecordedEvent next = open.next(untilTomorrow());
    boolean isGeneral = false;
    for (; next != null; next = waiting.size() < MOST ? open.next(Duration.ZERO) : null) {
      waiting.add(next);
      isGeneral |= ProjectedCut.isGeneral(next.event()) || isErasure(next.event());
    }
    if (waiting.isEmpty() || feed.isStopped()) {
      return 0;
    }
    if (isGeneral || waiting.size() == MOST) {
      return fill(open);
    }
    waiting.forEach(event -> links.add(event.event()));
    ProjectedCut cut = ProjectedCut.of(timeline, waiting, links, general);
    long before = mark.position();
    LocalDate day = today();
    RecordedEvent last = waiting.getLast();
    if (!mark.equals(mark())) {
      throw new TimelineException(shown + ": another program keeps these tables up to date");
    }
    for (ExportTable<?> table : rows.of(cut.history(), day)) {
      if (table.name().equals("events")) {
        tables.insert(table, row -> (Long) row[0] > before);
      } else {
        tables.replace(table, cut.people());
      }
    }
    var now = new ProjectionTables.TableMark(KnownLine.of(last), day.toString(), mark.shape());
    tables.save(mark, now);
    connection.commit();
    mark = now;
    waiting.clear();
    return last.position() - before;
  }

  /// Whether lines above were written anew.
  private static boolean isErasure(Event event) {
    return event instanceof Event.Erasure e && e.erased() != null;
  }

  /// Tomorrow other people may be of age, or what was dated ahead be true.
  private static Duration untilTomorrow() {
    Instant midnight = today().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return Duration.between(Instant.now(), midnight).plusMillis(1);
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // what it failed for is told
    }
  }

  /// Ends it, from any thread; a transaction that is at work is waited for by whoever runs it.
  public void stop() {
    feed.stop();
  }

  @Override
  public void close() {
    stop();
    try {
      connection.close();
    } catch (SQLException e) {
      // what was committed is there
    }
  }
}
