package people.postgres;

import module java.base;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import people.engine.*;

/// A turn in PostgreSQL in which lines are written anew. All of it is one transaction of the owner
/// of the tables: nobody else has the right to change a line.
final class PostgresErasingTurn extends PostgresTurn implements LineEngine.ErasingTurn {

  /// Others wait as long as it takes, but not for a machine that is gone without a word.
  private static final String PATIENT =
      "SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL tcp_keepalives_idle = 15; SET"
          + " LOCAL tcp_keepalives_interval = 5; SET LOCAL tcp_keepalives_count = 3; UPDATE %s.head"
          + " SET erasures = erasures + 1";

  PostgresErasingTurn(PostgresSessions sessions, Connection connection, boolean mayBeLost) {
    super(sessions, connection, mayBeLost);
  }

  @Override
  String what() {
    return PostgresErrors.ERASING;
  }

  void begin() throws SQLException {
    begin(true, List.of(), List.of(), "");
    try (Statement statement = connection.createStatement()) {
      statement.execute(PATIENT.formatted(schema));
    }
  }

  @Override
  public void rewrite(long[] positions, NewLines lines) {
    String sql =
        """
        UPDATE %s.events e SET type = a.type, id = a.id, key = a.key, line = a.line
          FROM unnest(?, string_to_array(rtrim(convert_from(?, 'UTF8'), E'\\n'), E'\\n'), ?, ?, ?)
            AS a (position, line, type, id, key)
          WHERE e.position = a.position\
        """
            .formatted(schema);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      PGConnection arrays = connection.unwrap(PGConnection.class);
      statement.setArray(1, arrays.createArrayOf("int8", positions));
      statement.setBinaryStream(
          2, new ByteArrayInputStream(lines.lines(), 0, lines.length()), lines.length());
      statement.setArray(3, connection.createArrayOf("text", lines.types()));
      statement.setArray(4, texts(lines.ids()));
      statement.setArray(5, texts(lines.keys()));
      if (statement.executeUpdate() != positions.length) {
        throw new SQLException("lines are missing; 'people verify' says which");
      }
      rewritePages(arrays.createArrayOf("int8", positions));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// Writes the pages anew that have some of these positions.
  private void rewritePages(Array positions) throws SQLException {
    String sql =
        """
        UPDATE %1$s.pages SET lines = %1$s.page(begins)
          WHERE begins IN (SELECT position / %2$d * %2$d FROM unnest(?) AS a (position))\
        """
            .formatted(schema, PostgresSchema.PAGE);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, positions);
      statement.executeUpdate();
    }
  }

  @Override
  public void forget(List<LineEngine.LaidAside> gone) {
    String sql = "DELETE FROM %s.laid_aside WHERE number = ANY (?)".formatted(schema);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Object[] numbers = gone.stream().map(LineEngine.LaidAside::number).toArray();
      statement.setArray(1, connection.createArrayOf("int8", numbers));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void keepErasures(List<String> lines) {
    keepErasures("DELETE FROM %1$s.erased; ", lines, "");
  }
}
