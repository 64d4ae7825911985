package people.history;

import java.util.List;
import java.util.Set;
import people.RecordedEvent;

/// Why an answer is as it is: one of a person's events, and what it has to do with the answer.
///
/// @param event as it was recorded
/// @param role what it does
/// @param fields what it decides; empty unless the role is DECIDES
/// @param by the event that overrules or takes back this one, or that this one corrects or takes
///   back; null where the role has none
/// @param corrections the corrections as which it is read, in the order of recording; mostly none
public record Reason(
    RecordedEvent event,
    Role role,
    Set<Field> fields,
    RecordedEvent by,
    List<RecordedEvent> corrections) {

  /// What an event has to do with an answer.
  public enum Role {
    /// Some of the answer is what it says.
    DECIDES,
    /// Took effect, and then another one did.
    OVERRULED,
    /// Takes effect after the date asked about.
    NOT_YET,
    /// Was taken back.
    RETRACTED,
    /// Another event is read as it says.
    CORRECTS,
    /// Another event is taken back by it.
    RETRACTS,
    /// Was recorded after the moment asked about.
    NOT_KNOWN,
    /// Says nothing that this version understands, or refers to an event that it does not fit.
    WITHOUT_EFFECT
  }

  /// What an answer consists of.
  public enum Field {
    CREATED,
    NAME,
    STATUS,
    ADDRESS,
    DIED
  }
}
