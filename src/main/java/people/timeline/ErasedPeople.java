package people.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import people.*;

/// Who was erased from a timeline, and what is still remembered of them: hashes of their keys,
/// event ids and names, so that they don't come back unnoticed.
///
/// A hash is the first half of an HMAC-SHA256 under a salt that is drawn for a timeline and stands
/// beside the hashes. So it says nothing by itself, and nothing in another timeline; but whoever
/// has the file can try whether a name that he guesses was erased, see decision 50.
///
/// Immutable.
final class ErasedPeople {

  static final ErasedPeople NONE = new ErasedPeople(List.of());

  /// What a hash is of, which is in front of it.
  enum Of {
    SUBJECT("s"),
    KEY("k"),
    ID("i"),
    NAME("n");

    private final String sign;

    Of(String sign) {
      this.sign = sign;
    }
  }

  private static final int HASH_BYTES = 16;

  /// By record the event that tells why.
  private final Map<Integer, RecordedEvent> erasures = new TreeMap<>();

  /// By salt and hash that event.
  private final Map<String, Map<String, RecordedEvent>> hashes = new LinkedHashMap<>();

  private final Map<String, Mac> macs = new HashMap<>();

  private final List<RecordedEvent> events;

  /// @param events those of erasures; lines in the place of which nothing was kept say nothing
  ErasedPeople(List<RecordedEvent> events) {
    this.events = List.copyOf(events);
    for (RecordedEvent event : events) {
      if (event.event() instanceof Event.Erasure(int personId, Erased erased, Details _)
          && erased != null) {
        erasures.putIfAbsent(personId, event);
        if (!erased.hashes().isEmpty()) {
          Map<String, RecordedEvent> of =
              hashes.computeIfAbsent(erased.hashes().getFirst(), _ -> new HashMap<>());
          erased.hashes().stream().skip(1).forEach(hash -> of.putIfAbsent(hash, event));
        }
      }
    }
  }

  /// Those behind further erasures.
  ErasedPeople with(List<RecordedEvent> more) {
    return new ErasedPeople(Stream.concat(events.stream(), more.stream()).toList());
  }

  boolean isEmpty() {
    return erasures.isEmpty();
  }

  /// The records that were.
  Set<Integer> people() {
    return Collections.unmodifiableSet(erasures.keySet());
  }

  /// The event by which a record was erased; null for none.
  RecordedEvent erasure(int personId) {
    return erasures.get(personId);
  }

  /// The erasure of somebody who had that; null for nobody.
  synchronized RecordedEvent erasure(Of of, String text) {
    for (var each : hashes.entrySet()) {
      Mac mac = macs.computeIfAbsent(each.getKey(), ErasedPeople::mac);
      RecordedEvent found = each.getValue().get(hash(mac, of, text));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// The salt of the timeline; a new one where there is none.
  String salt() {
    if (!hashes.isEmpty()) {
      return hashes.keySet().iterator().next();
    }
    byte[] salt = new byte[HASH_BYTES];
    new SecureRandom().nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /// A salt, and behind it the hashes of what a record's events say.
  ///
  /// @param record all events of the record
  static List<String> hashes(String salt, List<RecordedEvent> record) {
    Mac mac = mac(salt);
    SequencedSet<String> all = new LinkedHashSet<>(List.of(salt));
    all.add(hash(mac, Of.SUBJECT, subject(record)));
    Name name = null;
    for (RecordedEvent recorded : record) {
      Event event = recorded.event();
      if (event.details().id() != null) {
        all.add(hash(mac, Of.ID, event.details().id()));
      }
      if (event instanceof Event.Key e) {
        all.add(hash(mac, Of.KEY, e.key().toString()));
      }
      name = name(event, name);
      if (name != null && isNaming(event)) {
        all.add(hash(mac, Of.NAME, folded(name)));
      }
    }
    return List.copyOf(all);
  }

  /// What tells a record from those of other timelines: its number, and when it was begun.
  static String subject(List<RecordedEvent> record) {
    RecordedEvent first = record.getFirst();
    return first.event().personId() + " " + RecordedEvent.shown(first.recorded());
  }

  /// Whether an erasure is that of a record.
  static boolean isOf(Erased erased, List<RecordedEvent> record) {
    List<String> hashes = erased.hashes();
    return !hashes.isEmpty()
        && !record.isEmpty()
        && hashes.contains(hash(mac(hashes.getFirst()), Of.SUBJECT, subject(record)));
  }

  private static boolean isNaming(Event event) {
    return event instanceof Event.Creation
        || event instanceof Event.NameChange
        || event instanceof Event.Correction e && e.to().name() != null;
  }

  private static Name name(Event event, Name before) {
    return switch (event) {
      case Event.Creation e when e.name() != null -> e.name();
      case Event.NameChange e -> e.newName().over(before);
      case Event.Correction e when e.to().name() != null -> e.to().name().over(before);
      default -> before;
    };
  }

  /// A name as it is compared: in one case of letters, and one way to write them.
  private static String folded(Name name) {
    return Normalizer.normalize(name.toString(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static Mac mac(String salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt.getBytes(UTF_8), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static String hash(Mac mac, Of of, String text) {
    byte[] hash = mac.doFinal((of.sign + text).getBytes(UTF_8));
    return of.sign + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
  }

  // ---- what is about to be recorded

  /// Refuses an event that would say something of somebody who was erased, or bring her back.
  ///
  /// @throws IllegalArgumentException saying whom, and when she was erased
  void refuse(Event event) {
    RecordedEvent of = erasures.get(event.personId());
    if (of == null && event instanceof Event.Merge e) {
      of = erasures.get(e.into());
    }
    if (of != null) {
      throw new IllegalArgumentException("nothing more is recorded of " + told(of));
    }
    if (event instanceof Event.Key e) {
      refuse(Of.KEY, e.key().toString(), "the key " + e.key());
    }
    if (event.details().id() != null) {
      refuse(Of.ID, event.details().id(), "the event id '%s'".formatted(event.details().id()));
    }
  }

  private void refuse(Of of, String text, String what) {
    RecordedEvent found = erasure(of, text);
    if (found != null) {
      throw new IllegalArgumentException(
          "%s is that of %s: nothing was recorded; leave her out, or record it without that"
              .formatted(what, told(found)));
    }
  }

  /// The erasure of somebody whose name an event gives; null for nobody.
  RecordedEvent namesake(Event event) {
    Name name =
        event instanceof Event.Creation e
            ? e.name()
            : event instanceof Event.NameChange e ? e.newName() : null;
    return name == null ? null : erasure(Of.NAME, folded(name));
  }

  /// In words: `person 7, who was erased at 2026-11-30T12:00:00.000000Z (event 12)`.
  static String told(RecordedEvent erasure) {
    return "person %d, who was erased at %s (event %d)"
        .formatted(
            erasure.event().personId(),
            RecordedEvent.shown(erasure.recorded()),
            erasure.position());
  }
}
