package people.imports.copies;

import module java.base;

import people.*;
import people.history.*;
import people.imports.batches.*;
import people.sealing.*;
import people.timeline.*;

/// Copies another timeline event by event, so that the copy answers every question about a date as
/// the original did.
///
/// - People get new identifiers in order of their first appearance; into an empty timeline 1, 2, 3,
///   … stay what they are.
/// - The recorded time is that of the copy. What has no effective date took effect when it was
///   recorded in the original, and gets that day. Only a creation stays undated where another event
///   of the person counts from then or earlier, since she is there from the first of them on. The
///   day of a creation without a birth, with a status that a newborn may have, would be the birth:
///   it stays undated, and a status of that day says from when on she is there.
/// - Corrections and retractions refer to the copies of the events that they are about.
/// - Members and events that this version does not know are copied as they are.
/// - Partners, parents, and records that are merged or told apart have the new identifiers as well.
///   A partner of whom the original has no event is only a name.
/// - A key that somebody here has already is copied too, and said, since the two may be one person.
/// - Names of batches that are taken here get a number, so that each can be undone by its own.
/// - Event ids stay behind: they are those of whoever recorded in the original.
/// - Where all is to be kept ([ImportOptions#keeps]), identifiers and event ids that are free here
///   stay, and so do all recorded times, which must be after those that are here; nothing needs a
///   date then.
/// - An end of observation of everyone is, beside the people of others, one of those who came from
///   this file: their creations get its name as their source where they have none.
/// - Where the timeline has such an end and the file none, the people of the file are observed on,
///   as they were in the original: an open end of their source says so.
public final class TimelineCopy {

  private TimelineCopy() {}

  /// Copies the events of a timeline, in one batch: all of them or nothing.
  ///
  /// @param file of the original, which is only read
  /// @throws TimelineException when it can't be read, is this timeline itself or a copy of it, or
  ///   everyone in it was copied before; nothing was added
  public static ImportReport into(EventTimeline timeline, Path file, ImportOptions options) {
    // before reading, since what others add meanwhile is no rest
    long size = size(file);
    List<RecordedEvent> events = new ArrayList<>();
    TwoPasses progress = new TwoPasses(options.progress());
    MasterKey.From master = options.master().get();
    try (EventTimeline source = EventTimeline.open(file, TimelineOptions.DEFAULTS.with(master))) {
      for (RecordedEvent event : source) {
        events.add(event);
        progress.read(events.size());
      }
    }
    if (master == null && events.stream().anyMatch(Protecting::isSealed)) {
      throw new TimelineException(
          "%s: is protected, and would come as •••; to import it its master key is needed: PEOPLE_KEY_FILE, PEOPLE_KEY or PEOPLE_KEY_COMMAND"
              .formatted(file));
    }
    if (events.isEmpty()) {
      throw new TimelineException(
          "%s: has no whole event, only the rest of an append that was cut short".formatted(file));
    }
    Findings findings = CopyTally.findings();
    CopyDates dates = options.keeps() ? CopyDates.kept(events) : CopyDates.of(events, findings);
    UnfinishedRest.report(file, size, events, findings);
    Original original = new Original(events, dates, dates.copies(), "timeline", TimelineCopy::line);
    return into(timeline, file, options, original, progress, findings);
  }

  /// What is copied.
  ///
  /// @param dates of the events, with which they are copied
  /// @param numbered the copies in the order in which people get identifiers
  /// @param format of the file
  /// @param place where an event stands there
  private record Original(
      List<RecordedEvent> events,
      CopyDates dates,
      List<Event> numbered,
      String format,
      Function<RecordedEvent, String> place) {}

  /// Takes over the events that the export of a timeline as a family tree was made of.
  ///
  /// @param copies of people with numbers from 1, in which order they get identifiers
  static ImportReport ofTree(
      EventTimeline timeline,
      Path file,
      ImportOptions options,
      List<Event> copies,
      String format,
      TwoPasses progress,
      Findings findings) {
    List<RecordedEvent> events =
        IntStream.range(0, copies.size())
            .mapToObj(i -> new RecordedEvent(i, Instant.EPOCH, copies.get(i), ""))
            .toList();
    List<Event> numbered =
        copies.stream().sorted(Comparator.comparingInt(Event::personId)).toList();
    Original original =
        new Original(
            events,
            CopyDates.asTheyAre(copies),
            numbered,
            format,
            event -> "I" + event.event().personId());
    return into(timeline, file, options.anew(), original, progress, findings);
  }

  private static ImportReport into(
      EventTimeline timeline,
      Path file,
      ImportOptions options,
      Original original,
      TwoPasses progress,
      Findings findings) {
    List<RecordedEvent> events = original.events;
    CopyDates dates = original.dates;
    List<Event> copies = dates.copies();
    String name = file.getFileName().toString();
    boolean hasEnd = copies.stream().anyMatch(TimelineCopy::isEndOfAll);
    PersonRegistry registry = new PersonRegistry(timeline);
    ImportBatch<Copied> batchOfCopies =
        ImportBatch.record(
            timeline,
            options,
            file,
            batch -> {
              Set<Attribute> keysHere = refuseKnown(timeline, file, events.getFirst(), copies);
              Map<Long, Integer> owners = owners(copies, keysHere, registry);
              LocalDate endHere = hasEnd ? null : endOfAll(timeline);
              boolean isBeside = batch.firstPosition() > 0 && (hasEnd || endHere != null);
              EventCopy copying =
                  new EventCopy(
                      original.numbered,
                      batch::newPerson,
                      person -> options.keeps() && KeptEvents.keep(person, batch),
                      position -> batch.firstPosition() + position + dates.shift(position),
                      NamedBatches.takenBeside(timeline, options.name(), file));
              if (options.keeps()) {
                KeptEvents.refuseOlder(timeline, file, events);
              }
              for (int i = 0; i < copies.size(); i++) {
                progress.recorded(i, copies.size());
                Event copy = dates.copy(i);
                Event here = copying.of(isBeside ? ofSource(name, copy) : copy);
                if (options.keeps()) {
                  batch.add(KeptEvents.withFreeId(here, timeline), events.get(i).recorded());
                } else {
                  batch.add(here);
                }
                if (dates.entry(i) != null) {
                  batch.add(copying.of(dates.entry(i)));
                }
              }
              if (endHere != null) {
                batch.add(new Event.ObservationEnd(name, Details.on(endHere + "/..")));
              }
              return new Copied(
                  copying.numbers(), copying.isRenumbered(), isBeside, endHere != null, owners);
            });
    Copied copied = batchOfCopies.result();
    for (RecordedEvent recorded : events) {
      CopyTally.count(recorded.event(), findings);
      if (copied.isRenumbered && !recorded.event().details().others().isEmpty()) {
        findings.doubt(
            "events",
            "members unknown here, copied as they are: numbers of people in them are those of the"
                + " original",
            original.place.apply(recorded));
      }
    }
    for (Event.StatusChange entry : dates.entries()) {
      findings.made("events");
      findings.made(entry.newStatus().name());
    }
    copied.owners.forEach((position, owner) -> {
      RecordedEvent recorded = events.get(Math.toIntExact(position));
      findings.doubt(
          "keys",
          "of somebody who was in the timeline before, and may be the same person",
          "%s: %s, of person %d"
              .formatted(
                  original.place.apply(recorded), ((Event.Key) recorded.event()).key(), owner));
    });
    if (copied.isOpened) {
      findings.made("events");
      findings.made("ends of observation");
    }
    if (copied.isBeside) {
      for (RecordedEvent recorded : events) {
        if (recorded.event() instanceof Event.Creation e && e.details().source() != null) {
          findings.doubt(
              "people",
              copied.isOpened
                  ? "observed on in the file, which gives no end, but here only until the end of"
                      + " everyone: the creation has a source of its own"
                  : "observed until the end that the file gives, but not said so beside other"
                      + " people: the creation has a source of its own",
              original.place.apply(recorded));
        }
      }
    }
    copies.stream()
        .mapToInt(Event::personId)
        .filter(id -> id > 0)
        .distinct()
        .forEach(_ -> CopyTally.count("people", findings));
    return findings.report(name, original.format).of(batchOfCopies).of(copied.numbers);
  }

  /// How the events of a file were copied.
  ///
  /// @param numbers of the people: there, and here
  /// @param isRenumbered whether people have other identifiers
  /// @param isBeside whether those without a source have the file as theirs, since what is said
  ///   about everyone differs
  /// @param isOpened whether an event more says that they are observed on
  /// @param owners by position in the file, the person here who has that event's key already
  private record Copied(
      Map<Integer, Integer> numbers,
      boolean isRenumbered,
      boolean isBeside,
      boolean isOpened,
      Map<Long, Integer> owners) {}

  private static Map<Long, Integer> owners(
      List<Event> copies, Set<Attribute> keysHere, PersonRegistry registry) {
    Map<Long, Integer> owners = new TreeMap<>();
    for (int position = 0; position < copies.size(); position++) {
      if (copies.get(position) instanceof Event.Key e && keysHere.contains(e.key())) {
        List<Integer> found = registry.withKey(e.key());
        if (!found.isEmpty()) {
          owners.put((long) position, found.getFirst());
        }
      }
    }
    // what the file itself takes back says nothing
    for (Event copy : copies) {
      if (copy instanceof Event.Retraction e) {
        owners.remove(e.retracts());
      }
    }
    return owners;
  }

  /// The last day on which everyone in a timeline is observed; null when that is not said.
  private static LocalDate endOfAll(EventTimeline timeline) {
    LocalDate end = null;
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.OBSERVATION_END)) {
      if (isEndOfAll(recorded.event())) {
        end = recorded.event().details().effective().latest();
      }
    }
    return end;
  }

  private static boolean isEndOfAll(Event event) {
    return event instanceof Event.ObservationEnd end && end.ofSource() == null;
  }

  /// The event as one of a file among others.
  private static Event ofSource(String name, Event event) {
    if (isEndOfAll(event)) {
      return new Event.ObservationEnd(name, event.details());
    }
    boolean isOpen = event instanceof Event.Creation && event.details().source() == null;
    return isOpen ? event.with(event.details().from(name)) : event;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  /// A creation without the identifier, to be compared with others.
  private static Event ofNobody(Event.Creation e, Details details) {
    return new Event.Creation(1, e.name(), e.status(), e.address(), e.born(), details);
  }

  /// Two people may well have the same creation; a whole file of people may not.
  ///
  /// @return the keys that are in the timeline
  private static Set<Attribute> refuseKnown(
      EventTimeline timeline, Path file, RecordedEvent first, List<Event> copies) {
    Set<Attribute> keys = new HashSet<>();
    Set<Event> missing = new HashSet<>();
    copies.stream()
        .filter(Event.Creation.class::isInstance)
        .forEach(event -> missing.add(ofNobody((Event.Creation) event, event.details())));
    boolean hasCreations = !missing.isEmpty();
    LongPredicate gone = NamedBatches.retracted(timeline);
    for (RecordedEvent recorded : timeline) {
      if (recorded.json().equals(first.json())) {
        throw new TimelineException(
            "%s: is this timeline itself or a copy of it: its line 1 is line %d here"
                .formatted(file, recorded.position() + 1));
      }
      if (recorded.event() instanceof Event.Key e) {
        keys.add(e.key());
      }
      if (recorded.event() instanceof Event.Creation known && !gone.test(recorded.position())) {
        Details details = known.details().withId(null);
        boolean isOurs = file.getFileName().toString().equals(details.source());
        missing.remove(ofNobody(known, details));
        missing.remove(ofNobody(known, isOurs ? details.from(null) : details));
      }
    }
    if (hasCreations && missing.isEmpty()) {
      throw new TimelineException(
          "%s: already imported: everyone that it creates is in the timeline, word for word"
              .formatted(file));
    }
    return keys;
  }

  static String line(RecordedEvent recorded) {
    return "line " + (recorded.position() + 1);
  }
}
