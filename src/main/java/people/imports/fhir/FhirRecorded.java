package people.imports.fhir;

import module java.base;

import people.*;
import people.imports.batches.*;

/// The facts that are recorded of a person by one Patient resource, and whether that may be another
/// one.
final class FhirRecorded {

  private static final Pattern OF_RELATED = Pattern.compile("(^|.*[#/])RelatedPerson/[^/#]+");

  private FhirRecorded() {}

  /// Sorts what there is of a person.
  ///
  /// @param events all of hers
  /// @param reference of the resource: `Patient/1`
  static SaidFacts of(List<RecordedEvent> events, int person, String reference) {
    String inFile = "#" + reference;
    String onServer = "/" + reference;
    return SaidFacts.of(events, person, event -> isOf(event, inFile, onServer));
  }

  private static boolean isOf(Event event, String inFile, String onServer) {
    String source = event.details().source();
    return source != null
        && (source.endsWith(inFile)
            || source.endsWith(onServer)
            || event instanceof Event.StatusChange && OF_RELATED.matcher(source).matches());
  }

  /// Whether a resource may well be of this person: it shares a key, the birth, or half of a name,
  /// or either says too little.
  static boolean isLike(SaidFacts recorded, FhirPatient patient, Set<Attribute> itsKeys) {
    EffectiveDate born = recorded.born();
    if (!Collections.disjoint(recorded.keys(), itsKeys)
        || born != null && born.equals(patient.born())) {
      return true;
    }
    List<Name> itsNames = patient.names().stream().map(turn -> (Name) turn.value().said()).toList();
    boolean isTold = born != null && patient.born() != null;
    if (recorded.names().isEmpty() || itsNames.isEmpty()) {
      return !isTold;
    }
    return itsNames.stream()
        .anyMatch(one -> recorded.names().stream().anyMatch(other -> isAlike(one, other)));
  }

  private static boolean isAlike(Name one, Name other) {
    return one.firstname() != null && one.firstname().equalsIgnoreCase(other.firstname())
        || one.lastname() != null && one.lastname().equalsIgnoreCase(other.lastname());
  }
}
