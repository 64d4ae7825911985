package people.imports.fhir;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.timeline.*;
import tools.jackson.databind.JsonNode;

/// The keys of people under names that somebody can type, and who has each.
///
/// FHIR names a system by a URL, and a key here is named by its last part: the identifier 1032702
/// of `http://example.org/patient/mrn` is `mrn=1032702`. Where another system has that name
/// already, it is `example.org/patient/mrn`. Which system a name means stands in the member
/// `system` of the first event that gives such a key, so that it is the same in every import.
///
/// A resource itself is known by its id: `Patient=1`, of the server where the file says one.
final class FhirKeys implements Closeable {

  static final String SYSTEM = "system";

  private static final String PATIENT = "Patient";
  private static final int LONGEST_NAME = 200;

  /// @param system that its event names; empty for none
  record KeyOwner(int person, String system) {}

  /// By name and value of a key the person, and the number of the system.
  private final DigestTable owners = new DigestTable();

  private final List<String> systems = new ArrayList<>();
  private final Map<String, Integer> systemNumbers = new HashMap<>();
  private final Map<String, String> systemsByName = new HashMap<>();
  private final Map<String, String> namesBySystem = new HashMap<>();

  /// The names of which an event says the system.
  private final Set<String> told = new HashSet<>();

  /// Reads the keys that stand in a timeline.
  FhirKeys(EventTimeline timeline) {
    if (!timeline.has(Event.Kind.KEY)) {
      return;
    }
    LongPredicate retracted = NamedBatches.retracted(timeline);
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.KEY)) {
      Event.Key e = (Event.Key) recorded.event();
      String system = e.details().others().get(SYSTEM) instanceof String said ? said : "";
      use(e.key().name(), system);
      if (!system.isEmpty()) {
        told.add(e.key().name());
      }
      if (!retracted.test(recorded.position())) {
        int number = number(systemsByName.getOrDefault(e.key().name(), ""));
        owners.putIfAbsent(e.key().name(), e.key().value(), e.personId(), number);
      }
    }
  }

  private void use(String name, String system) {
    String before = systemsByName.putIfAbsent(name, system);
    if (PATIENT.equals(name) && "".equals(before)) {
      systemsByName.put(name, system); // of a file that says no server
    }
    if (!system.isEmpty()) {
      namesBySystem.putIfAbsent(system, name);
    }
  }

  /// The owner of a key; null for nobody.
  KeyOwner owner(Attribute key) {
    long owner = owners.get(key.name(), key.value());
    return owner == DigestTable.NONE
        ? null
        : new KeyOwner(DigestTable.first(owner), systems.get(DigestTable.second(owner)));
  }

  /// Notes that somebody has a key.
  void give(Attribute key, int person, String system) {
    owners.put(key.name(), key.value(), person, number(system));
  }

  private int number(String system) {
    Integer number = systemNumbers.get(system);
    if (number == null) {
      number = systems.size();
      systems.add(system);
      systemNumbers.put(system, number);
    }
    return number;
  }

  /// The event by which somebody gets a key. The first one of a name says of which system it is.
  Event.Key event(int person, Attribute key, String system, String source) {
    boolean isNews = !system.isEmpty() && told.add(key.name());
    Map<String, Object> others = isNews ? Map.of(SYSTEM, system) : Map.of();
    return new Event.Key(person, key, new Details(null, source, others));
  }

  // ---- identifiers

  /// The system of an identifier; empty when it says none.
  static String system(JsonNode identifier) {
    return FhirResource.text(identifier, "system", "");
  }

  /// An identifier as a key; null when it has no value.
  Attribute key(JsonNode identifier) {
    String value = FhirResource.text(identifier, "value", null);
    if (value == null) {
      return null;
    }
    String system = system(identifier);
    return new Attribute(system.isEmpty() ? typeName(identifier) : name(system), value);
  }

  private String typeName(JsonNode identifier) {
    JsonNode type = identifier.path("type");
    String text = FhirResource.text(type, "text", "identifier");
    String name = typed(FhirResource.text(type.path("coding").path(0), "code", text));
    boolean isTaken = !systemsByName.getOrDefault(name, "").isEmpty() || name.equals(PATIENT);
    String free = isTaken ? with(name, " without a system") : name;
    use(free, "");
    return free;
  }

  private String name(String system) {
    String known = namesBySystem.get(system);
    if (known != null) {
      return known;
    }
    for (String name : List.of(lastPart(system), typed(withoutScheme(system)))) {
      if (!systemsByName.containsKey(name) && !name.equals(PATIENT)) {
        use(name, system);
        return name;
      }
    }
    String free = typed(system);
    for (int i = 2; systemsByName.containsKey(free) || free.equals(PATIENT); i++) {
      free = with(typed(system), " " + i);
    }
    use(free, system);
    return free;
  }

  /// A name with a text behind it, without its beginning where it would be too long.
  private static String with(String name, String end) {
    return name.substring(Math.max(0, name.length() + end.length() - LONGEST_NAME)) + end;
  }

  private static String withoutScheme(String url) {
    return url.replaceFirst("^(https?://|urn:oid:|urn:)", "").replaceFirst("/+$", "");
  }

  private static String lastPart(String url) {
    String plain = withoutScheme(url).replaceFirst("[?#].*$", "");
    return typed(plain.substring(plain.lastIndexOf('/') + 1));
  }

  /// A text that may be the name of a key.
  private static String typed(String text) {
    String name = text.replaceAll("[=\\p{Cc}\\u2028\\u2029]", "_").strip();
    String last = name.substring(Math.max(0, name.length() - LONGEST_NAME)).strip();
    return last.isEmpty() ? "identifier" : last;
  }

  // ---- resources

  /// The system of the ids of a resource's server; empty when the file says none.
  static String serverSystem(FhirResource resource) {
    return resource.base().isEmpty() ? "" : resource.base() + "/" + PATIENT;
  }

  /// The key of the patient that a URL or a relative reference means; null for what is no patient.
  Attribute patientKey(String url) {
    int slash = url.lastIndexOf("/" + PATIENT + "/");
    if (slash < 0 && url.startsWith(PATIENT + "/")) {
      return new Attribute(PATIENT, url.substring(PATIENT.length() + 1));
    }
    if (slash < 0 || slash + PATIENT.length() + 2 == url.length()) {
      return null;
    }
    String system = url.substring(0, slash) + "/" + PATIENT;
    return new Attribute(patientName(system), url.substring(slash + PATIENT.length() + 2));
  }

  private String patientName(String system) {
    String known = namesBySystem.get(system);
    boolean isFree = systemsByName.getOrDefault(PATIENT, "").isEmpty();
    return known != null ? known : isFree ? PATIENT : typed(withoutScheme(system));
  }

  /// The key that a resource gets whose id somebody else of an unknown server has.
  Attribute longPatientKey(String id, String system) {
    return new Attribute(typed(withoutScheme(system)), id);
  }

  /// Notes what the name of a key means from now on.
  void meaning(Attribute key, String system) {
    use(key.name(), system);
  }

  @Override
  public void close() {
    owners.close();
  }
}
