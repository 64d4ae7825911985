package people.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import people.Details;
import people.EffectiveDate;
import people.Event;
import people.EventTimeline;
import people.PersonRegistry;
import people.RecordedEvent;
import people.Status;
import people.TimelineException;
import tools.jackson.databind.json.JsonMapper;

/// Copies another timeline event by event, so that the copy answers every question about a date as
/// the original did.
///
/// - People get new identifiers in order of their first appearance; into an empty timeline 1, 2, 3,
///   … stay what they are.
/// - The recorded time is that of the copy. What has no effective date took effect when it was
///   recorded in the original, and gets that day. Only a creation stays undated where another event
///   of the person counts from that day or an earlier one: she is there from then on, see
///   [people.Snapshot#people].
/// - A creation without a source gets one, `town.jsonl#12`: it tells where the person came from,
///   and that she is here already.
/// - Members and events that this version does not know are copied as they are.
final class TimelineCopy {

  private static final String UNKNOWN_EVENTS = "events of unknown types";

  private TimelineCopy() {}

  static ImportReport into(PersonRegistry registry, EventTimeline timeline, Path file) {
    Findings findings = new Findings();
    List<String> things = new ArrayList<>(List.of("events", "people", "creations"));
    for (Status status : Status.values()) {
      things.add(status.name());
    }
    things.addAll(List.of("deaths", "changes of address", "changes of name", UNKNOWN_EVENTS));
    findings.inOrder(List.of("events", "people"), things);
    String name = file.getFileName().toString();
    List<RecordedEvent> events = read(file, findings);
    Map<Integer, LocalDate> firstDays = firstDays(events);
    List<Event> copies = new ArrayList<>(events.size());
    for (RecordedEvent recorded : events) {
      copies.add(dated(recorded, firstDays.get(recorded.event().personId()), name, findings));
      count(recorded.event(), findings);
    }
    for (int i = 0; i < firstDays.size(); i++) {
      findings.read("people");
      findings.used("people");
      findings.made("people");
    }
    String first = events.getFirst().json();
    boolean renumbered =
        registry.inOneBatch(batch -> {
          refuseKnown(timeline, file, first, copies);
          Map<Integer, Integer> numbers = new HashMap<>();
          for (Event event : copies) {
            if (event.personId() > 0) {
              numbers.computeIfAbsent(event.personId(), _ -> batch.newPerson());
            }
            batch.add(numbered(event, numbers));
          }
          return numbers.entrySet().stream()
              .anyMatch(entry -> !entry.getKey().equals(entry.getValue()));
        });
    if (renumbered) {
      for (RecordedEvent recorded : events) {
        if (recorded.event().details().others() != null) {
          findings.doubt(
              "events",
              "members unknown here, copied as they are: numbers of people in them are those of the"
                  + " original",
              line(recorded));
        }
      }
    }
    return findings.report(name, "timeline");
  }

  private static String line(RecordedEvent recorded) {
    return "line " + (recorded.position() + 1);
  }

  private static List<RecordedEvent> read(Path file, Findings findings) {
    List<RecordedEvent> events = new ArrayList<>();
    try (EventTimeline source = EventTimeline.open(file)) {
      source.forEach(events::add);
    }
    long lines;
    try {
      lines = lines(file);
    } catch (IOException e) {
      throw Import.trouble(file, e);
    }
    if (events.isEmpty()) {
      throw new TimelineException(
          "%s: has no whole event, only the rest of an append that was cut short".formatted(file));
    }
    for (long line = events.size(); line < lines; line++) {
      findings.read("events");
      findings.unused("events", "rest of an append that was cut short", "line " + (line + 1));
    }
    return events;
  }

  private static long lines(Path file) throws IOException {
    long lines = 0;
    byte last = '\n';
    byte[] block = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length; (length = in.read(block)) > 0; ) {
        for (int i = 0; i < length; i++) {
          if (block[i] == '\n') {
            lines++;
          }
        }
        last = block[length - 1];
      }
    }
    return last == '\n' ? lines : lines + 1;
  }

  /// Of everyone, the first day from which an event besides the creation counts; null when there is
  /// none.
  private static Map<Integer, LocalDate> firstDays(List<RecordedEvent> events) {
    Map<Integer, LocalDate> days = new HashMap<>();
    for (RecordedEvent recorded : events) {
      Event event = recorded.event();
      if (event.personId() > 0) {
        LocalDate known = days.putIfAbsent(event.personId(), null);
        boolean counts = !(event instanceof Event.Creation) && !saysWhen(event);
        if (counts && (known == null || recorded.day().isBefore(known))) {
          days.put(event.personId(), recorded.day());
        }
      }
    }
    return days;
  }

  private static LocalDate recordedDay(RecordedEvent recorded) {
    return LocalDate.ofInstant(recorded.recorded(), ZoneOffset.UTC);
  }

  /// The event with the date on which it took effect in the original.
  ///
  /// @param firstDay from which another event of the person than the creation counts; null when
  ///   there is none
  private static Event dated(
      RecordedEvent recorded, LocalDate firstDay, String file, Findings findings) {
    Event event = recorded.event();
    Details details = event.details();
    EffectiveDate effective = details.effective();
    boolean thereBefore =
        event instanceof Event.Creation
            && firstDay != null
            && !firstDay.isAfter(recordedDay(recorded));
    if (effective == null && !thereBefore && !saysWhen(event)) {
      effective = EffectiveDate.of(recordedDay(recorded));
      findings.doubt(
          "events",
          "no effective date: dated by the day of recording in the original",
          line(recorded));
    }
    Details dated = new Details(effective, details.source(), details.others());
    return switch (event) {
      case Event.Creation e ->
          new Event.Creation(
              e.personId(),
              e.name(),
              e.status(),
              e.address(),
              details.source() == null ? dated.from(file + "#" + e.personId()) : dated);
      case Event.StatusChange e -> new Event.StatusChange(e.personId(), e.newStatus(), dated);
      case Event.AddressChange e -> new Event.AddressChange(e.personId(), e.newAddress(), dated);
      case Event.NameChange e -> new Event.NameChange(e.personId(), e.newName(), dated);
      case Event.Death e -> new Event.Death(e.personId(), dated);
      case Event.Unrecognized e -> new Event.Unrecognized(e.type(), e.personId(), dated);
    };
  }

  /// Whether an event of a later version says when in words that are not understood here.
  private static boolean saysWhen(Event event) {
    String others = event.details().others();
    return event instanceof Event.Unrecognized
        && others != null
        && JsonMapper.shared().readTree(others).has("effective");
  }

  private static void count(Event event, Findings findings) {
    findings.read("events");
    findings.used("events");
    findings.made("events");
    switch (event) {
      case Event.Creation _ -> findings.made("creations");
      case Event.StatusChange e -> findings.made(e.newStatus().name());
      case Event.AddressChange _ -> findings.made("changes of address");
      case Event.NameChange _ -> findings.made("changes of name");
      case Event.Death _ -> findings.made("deaths");
      case Event.Unrecognized _ -> findings.made(UNKNOWN_EVENTS);
    }
  }

  private static Event numbered(Event event, Map<Integer, Integer> numbers) {
    return switch (event) {
      case Event.Creation e ->
          new Event.Creation(
              numbers.get(e.personId()), e.name(), e.status(), e.address(), e.details());
      case Event.StatusChange e ->
          new Event.StatusChange(numbers.get(e.personId()), e.newStatus(), e.details());
      case Event.AddressChange e ->
          new Event.AddressChange(numbers.get(e.personId()), e.newAddress(), e.details());
      case Event.NameChange e ->
          new Event.NameChange(numbers.get(e.personId()), e.newName(), e.details());
      case Event.Death e -> new Event.Death(numbers.get(e.personId()), e.details());
      case Event.Unrecognized e ->
          new Event.Unrecognized(
              e.type(), e.personId() == 0 ? 0 : numbers.get(e.personId()), e.details());
    };
  }

  /// A person who is here already has a creation that says the same with the same source.
  private static void refuseKnown(
      EventTimeline timeline, Path file, String firstLine, List<Event> copies) {
    Set<Event.Creation> creations = new HashSet<>();
    for (Event copy : copies) {
      if (copy instanceof Event.Creation e) {
        creations.add(anonymous(e));
      }
    }
    for (RecordedEvent recorded : timeline) {
      if (recorded.json().equals(firstLine)) {
        throw new TimelineException(
            "%s: is this timeline itself or a copy of it: its line 1 is line %d here"
                .formatted(file, recorded.position() + 1));
      }
      if (recorded.event() instanceof Event.Creation known
          && creations.contains(anonymous(known))) {
        throw Import.alreadyImported(file, known);
      }
    }
  }

  private static Event.Creation anonymous(Event.Creation e) {
    return new Event.Creation(1, e.name(), e.status(), e.address(), e.details());
  }
}
