package people.privacy;

import module java.base;

import people.*;
import people.history.*;

/// All that is recorded about one person, for herself: the right of access and portability
/// (articles 15 and 20 of the GDPR).
///
/// ```java
/// Subject subject = Subject.of(timeline, history, 3, "people.jsonl");
/// Files.writeString(file, SubjectJson.of(subject));
/// ```
///
/// Of other people it has what her own facts say of them, and else their identifiers only.
/// Immutable.
///
/// @param known what is known of her today
/// @param records identifiers of the records that are hers, ascending
/// @param parentIds identifiers of her parents
/// @param keys in other systems
/// @param restriction the event since which she is restricted; null when she is not
/// @param recorded the events about all her records, in order of recording
/// @param mentions where events about others name her, likewise
/// @param disclosures to whom events about her may have gone
/// @param accesses who read data about her, as far as that was noted
/// @param timeline its name
/// @param events how many there are in the timeline
/// @param made when this was made
public record Subject(
    Person known,
    List<Integer> records,
    List<Integer> parentIds,
    List<Attribute> keys,
    RecordedEvent restriction,
    List<OwnEvent> recorded,
    List<Mention> mentions,
    List<Disclosure> disclosures,
    List<AccessLog.Access> accesses,
    String timeline,
    long events,
    Instant made) {

  /// An event about her, and what became of it.
  ///
  /// @param batch name of the import that it came with; null for none
  /// @param correctedBy positions of the corrections that stand
  /// @param retractedBy position of the retraction that stands; null for none
  public record OwnEvent(
      RecordedEvent event, String batch, List<Long> correctedBy, Long retractedBy) {}

  /// An event about somebody else that names her.
  ///
  /// @param personId of the other record
  /// @param as what she is in it, such as `partner`
  public record Mention(long position, Instant recorded, int personId, String as) {}

  /// Somebody to whom events are handed on.
  ///
  /// @param name by which they are known here
  /// @param target where events are handed to; null when not known
  /// @param position of the last event that they are done with; -1 for none
  /// @param saved when that was noted; null when not known
  public record Disclosure(String name, String target, long position, Instant saved) {}

  public Subject {
    records = List.copyOf(records);
    parentIds = List.copyOf(parentIds);
    keys = List.copyOf(keys);
    recorded = List.copyOf(recorded);
    mentions = List.copyOf(mentions);
    disclosures = List.copyOf(disclosures);
    accesses = List.copyOf(accesses);
  }

  /// Reads all events of a timeline once, since others may name her anywhere.
  ///
  /// @param events all of the timeline
  /// @param history of at least her events
  /// @throws UnknownPersonException when nobody has that identifier
  public static Subject of(
      Iterable<RecordedEvent> events, History history, int personId, String timeline) {
    int survivor = history.survivor(personId);
    List<Integer> records = history.records(survivor);
    SubjectEvents hers = new SubjectEvents(records);
    long count = 0;
    for (RecordedEvent event : events) {
      hers.add(event);
      count++;
    }
    return new Subject(
        history.today().person(survivor),
        records,
        history.parents(survivor),
        history.keys(survivor),
        history.restriction(survivor),
        hers.recorded(),
        hers.mentions(),
        List.of(),
        List.of(),
        timeline,
        count,
        Instant.now());
  }

  /// The same with those to whom events went, and who read.
  public Subject with(List<Disclosure> disclosures, List<AccessLog.Access> accesses) {
    return new Subject(
        known,
        records,
        parentIds,
        keys,
        restriction,
        recorded,
        mentions,
        disclosures,
        accesses,
        timeline,
        events,
        made);
  }

  /// How many of her events a consumer is done with.
  long handedTo(Disclosure disclosure) {
    return recorded.stream().filter(each -> each.event.position() <= disclosure.position()).count();
  }
}
