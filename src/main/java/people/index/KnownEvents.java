package people.index;

/// The questions about recorded events that have to be answered to plan an append.
public interface KnownEvents {

  /// Position of the event with that id; -1 when there is none.
  long position(String id);

  /// Revision of a person's last event; -1 when she has none.
  long revision(int personId);

  /// Greatest identifier of a person; 0 when nobody is named.
  int lastPersonId();
}
