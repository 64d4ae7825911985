package people.postgres;

import module java.base;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;
import people.*;

/// The address of a timeline in a PostgreSQL database, as its JDBC driver has addresses:
/// `jdbc:postgresql://host:port/database?currentSchema=people&user=clerk`. A password comes from
/// `PGPASSWORD` or the file `.pgpass`, a user also from `PGUSER`, as with PostgreSQL's own
/// programs.
///
/// @param name what may be shown: host, port, database and schema
/// @param address for the driver
/// @param properties for it, too, which come from elsewhere
/// @param schema in which the timeline is
record PostgresAddress(String name, String address, Properties properties, String schema) {

  /// What the driver has to say comes as an error as well, and this is held, since a logger that
  /// nobody holds forgets its level.
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  static {
    DRIVER.setLevel(Level.OFF);
  }

  static final String EXAMPLE = "jdbc:postgresql://host/database";

  /// Where nothing else is said.
  private static final String SCHEMA = "people";

  private static final String SCHEMA_PARAMETER = "currentSchema";
  private static final String NAME_PARAMETER = "ApplicationName";

  /// The variables of PostgreSQL's own programs that the driver does not know.
  private static final Map<String, String> PROPERTIES =
      Map.of("PGPASSWORD", "password", "PGUSER", "user", "PGSSLMODE", "sslmode");

  /// Reads an address. What is wrong with it is said without what may be a password.
  ///
  /// @param environment variables of this program
  static PostgresAddress of(String address, Map<String, String> environment) {
    String place = address.replaceFirst("(?s)[?].*", "");
    if (place.contains("@")) {
      throw new TimelineException(
          "the address has '@' before the database; expected %s, the user behind it as ?user=NAME, and the password in PGPASSWORD or .pgpass"
              .formatted(EXAMPLE));
    }
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("socketTimeout", "300"); // of a network that says nothing any more
    environment.forEach((name, value) -> {
      String property = PROPERTIES.get(name);
      if (property != null && !value.isEmpty()) {
        properties.setProperty(property, value);
      }
    });
    Properties all = Driver.parseURL(address, properties);
    if (all == null) {
      throw new TimelineException(
          "'%s' is no address of a database; expected %s".formatted(place, EXAMPLE));
    }
    if (all.getProperty(NAME_PARAMETER) != null) {
      throw new TimelineException( // and others of that name would be taken for lost connections
          "%s: %s is given, but each connection has a name of its own; expected none"
              .formatted(place, NAME_PARAMETER));
    }
    String schema = all.getProperty(SCHEMA_PARAMETER, SCHEMA);
    if (schema.isBlank() || schema.contains(",") || schema.indexOf('\0') >= 0) {
      throw new TimelineException(
          "%s: %s is '%s'; expected the name of one schema"
              .formatted(place, SCHEMA_PARAMETER, schema));
    }
    String name =
        schema.equals(SCHEMA) ? place : "%s?%s=%s".formatted(place, SCHEMA_PARAMETER, schema);
    return new PostgresAddress(name, address, properties, schema);
  }

  /// A new connection, of a name of its own, by which the server can be asked about it.
  Connection connect() throws SQLException {
    Properties named = new Properties();
    named.putAll(properties);
    named.setProperty(NAME_PARAMETER, "people-" + UUID.randomUUID());
    Connection connection = new Driver().connect(address, named);
    if (connection == null) {
      throw new SQLException("not an address that the driver knows");
    }
    return connection;
  }

  /// The schema as it stands in SQL.
  String quotedSchema() {
    return '"' + schema.replace("\"", "\"\"") + '"';
  }

  /// Without the password that may stand in the address.
  @Override
  public String toString() {
    return name;
  }
}
