package people.history;

import module java.base;

import people.*;
import people.columns.*;
import people.timeline.*;

/// A search in what is kept beside a timeline. Not safe for several threads.
final class TextSearch implements History.WordSearch {

  private final EventTimeline timeline;
  private final MergeLinks merges;
  private final List<RecordedEvent> observationEnds;

  private TextSearch(EventTimeline timeline, MergeLinks merges) {
    this.timeline = timeline;
    this.merges = merges;
    this.observationEnds = timeline.ofKind(Event.Kind.OBSERVATION_END);
  }

  /// See [History#search].
  static TextSearch in(EventTimeline timeline, TextQuery query, TextQuery.TextTaker found) {
    if (!(timeline instanceof TextSource source)) {
      return null;
    }
    MergeLinks merges = MergeLinks.of(timeline);
    return source.find(query, merges.firsts(), found) ? new TextSearch(timeline, merges) : null;
  }

  @Override
  public History history(Collection<Integer> groups) {
    List<RecordedEvent> events = merges.events(groups, timeline::of);
    return History.of(events, observationEnds);
  }

  @Override
  public SortedSet<Integer> people(int group, History history) {
    SortedSet<Integer> people = new TreeSet<>();
    for (int record : merges.cluster(group)) {
      history.survivorIfKnown(record).ifPresent(people::add);
    }
    return people;
  }
}
