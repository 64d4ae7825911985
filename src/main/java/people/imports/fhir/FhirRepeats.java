package people.imports.fhir;

import module java.base;

import people.*;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The resources of a file that are there again, as a bulk export of a server that is in use may
/// have them, and which of them is not read: of two that say the same the second one, else the one
/// of the older `meta.lastUpdated`.
///
/// They are rare, so a file is read without a look at them; once one is met, the file is read again
/// from the start, for these only, and then as it is to be.
///
/// @param unread why each is not read, by its place among the resources of the file, from 1
record FhirRepeats(Map<Integer, String> unread) {

  static final FhirRepeats NONE = new FhirRepeats(Map.of());

  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  /// Ends a reading that met some. Is thrown to leave a batch of which nothing is to be recorded.
  static final class RepeatsMet extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final transient Set<String> urls;

    RepeatsMet(Set<String> urls) {
      super("there again: " + urls, null, false, false);
      this.urls = urls;
    }
  }

  /// A resource that is read, as far as is known by now.
  ///
  /// @param updated null when it does not say
  private record State(int place, int line, Instant updated, byte[] digest) {}

  /// Reads them again.
  ///
  /// @throws TimelineException when two say something else, and not which is the newer one
  static FhirRepeats of(Path file, RepeatsMet found) {
    Map<String, State> read = new HashMap<>();
    Map<Integer, String> unread = new HashMap<>();
    int[] count = new int[1];
    FhirReader.read(
        file,
        resource -> {
          count[0]++;
          String url = resource.url();
          if (!resource.type().equals("Patient") || !found.urls.contains(url)) {
            return;
          }
          State state = new State(count[0], resource.line(), updated(resource), digest(resource));
          State before = read.putIfAbsent(url, state);
          if (before == null) {
            return;
          }
          if (Arrays.equals(before.digest, state.digest)) {
            unread.put(state.place, "the same as one above");
            return;
          }
          if (before.updated == null
              || state.updated == null
              || before.updated.equals(state.updated)) {
            throw new TimelineException(
                "%s, line %d: Patient/%s says something else than in line %d; expected it once, or another meta.lastUpdated on each, by which the newer one is known"
                    .formatted(file, state.line, resource.id(), before.line));
          }
          boolean isNewer = state.updated.isAfter(before.updated);
          State older = isNewer ? before : state;
          read.put(url, isNewer ? state : before);
          unread.put(older.place, "of an older meta.lastUpdated than another one of the same id");
        });
    return new FhirRepeats(unread);
  }

  private static Instant updated(FhirResource resource) {
    String text = FhirResource.text(resource.json().path("meta"), "lastUpdated", "");
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      EffectiveDate date = FhirResource.date(text);
      return date == null ? null : date.day().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  private static byte[] digest(FhirResource resource) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(SORTED.writeValueAsBytes(resource.json()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
