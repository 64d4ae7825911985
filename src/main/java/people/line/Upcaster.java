package people.line;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import people.Status;

/// Reads older shapes of events as today's, and leaves the file as it was: no data is ever
/// migrated. One method for each thing that was once written in another way.
///
/// The first version (the essay of 2015) wrote statuses as numbers and recorded times without a
/// zone or a fixed width, and knew no names:
///
/// ```
/// {"type":"PERSON_CREATION","personId":1,"status":1,"address":{"street":"…","city":"…"},"_datetime":"2015-02-14T09:26:53.589"}
/// {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":2,"_datetime":"2015-02-14T09:27:10"}
/// ```
final class Upcaster {

  private Upcaster() {}

  /// A status that is a number, 1 for single and 2 for married, becomes its name.
  static void statusNumber(Map<String, Object> line, String member) {
    if (line.get(member) instanceof BigInteger status) {
      line.put(
          member,
          switch (status.toString()) {
            case "1" -> Status.SINGLE.name();
            case "2" -> Status.MARRIED.name();
            default ->
                throw new IllegalArgumentException(
                    "%s is %s; expected a status, or 1 (single) or 2 (married) as once written"
                        .formatted(member, status));
          });
    }
  }

  /// A recorded time: RFC 3339 in any zone and width, or without a zone, which is taken as UTC.
  ///
  /// @throws DateTimeException when it is no time
  static Instant recordedTime(String text) {
    if (text.endsWith("Z")) {
      return Instant.parse(text);
    }
    String time = text.replace(' ', 'T');
    boolean hasZone = time.lastIndexOf('+') > 0 || time.lastIndexOf('-') > time.indexOf('T');
    return hasZone
        ? OffsetDateTime.parse(time).toInstant()
        : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
  }
}
