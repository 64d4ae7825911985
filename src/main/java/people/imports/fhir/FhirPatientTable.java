package people.imports.fhir;

import module java.base;

import people.*;
import people.imports.batches.*;

/// The patients of a file, by the URLs of their resources. Not safe for several threads.
final class FhirPatientTable implements Closeable {

  private static final Status[] STATUSES = Status.values();
  private static final int STATUS_BITS = 6;

  /// By URL the person, and above the number of a status the day for which her record speaks.
  private final DigestTable table = new DigestTable();

  boolean has(String url) {
    return table.get("", url) != DigestTable.NONE;
  }

  /// The patient of a URL; null for nobody.
  FhirSpouses.Patient get(String url) {
    long found = table.get("", url);
    return found == DigestTable.NONE
        ? null
        : patient(DigestTable.first(found), DigestTable.second(found));
  }

  void put(String url, FhirSpouses.Patient patient) {
    int day = Math.toIntExact(patient.made().toEpochDay());
    table.put("", url, patient.person(), day << STATUS_BITS | patient.status().ordinal());
  }

  /// Those who are some people, by person.
  Map<Integer, FhirSpouses.Patient> among(Set<Integer> people) {
    Map<Integer, FhirSpouses.Patient> found = new HashMap<>();
    table.forEach((person, told) -> {
      if (people.contains(person)) {
        found.put(person, patient(person, told));
      }
    });
    return found;
  }

  private static FhirSpouses.Patient patient(int person, int told) {
    Status status = STATUSES[told & (1 << STATUS_BITS) - 1];
    return new FhirSpouses.Patient(person, status, LocalDate.ofEpochDay(told >> STATUS_BITS));
  }

  @Override
  public void close() {
    table.close();
  }
}
