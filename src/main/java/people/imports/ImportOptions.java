package people.imports;

import module java.base;

/// The options of an import, beside what to import:
///
/// ```java
/// Import.into(timeline, file, ImportOptions.DEFAULT.named("parish 1840").dryRun());
/// ```
///
/// @param name under which the import can be undone; null for that of the file
/// @param isDryRun whether to find out only what would be recorded
/// @param rejects file for what can't be used, made anew; null for none
/// @param progress is told now and then how many records were read; called by the thread that
///   imports
/// @param keeps whether what comes from another timeline keeps its identifiers and event ids, where
///   they are free, and its recorded times
/// @param retractsMissing whether what an earlier export of a family tree said, and this one does
///   not, is retracted
/// @param places which places of a family tree are addresses
public record ImportOptions(
    String name,
    boolean isDryRun,
    Path rejects,
    LongConsumer progress,
    boolean keeps,
    boolean retractsMissing,
    Places places) {

  /// What a family tree says of where somebody lived.
  public enum Places {
    /// Residences and addresses.
    RESIDENCES,
    /// Also the place of the birth and those of censuses, where no residence says otherwise: never
    /// for certain.
    EVIDENCE
  }

  /// With the name of the file, really, without a file for what can't be used, in silence.
  public static final ImportOptions DEFAULT =
      new ImportOptions(null, false, null, _ -> {}, false, false, Places.RESIDENCES);

  public ImportOptions {
    if (name != null && name.isBlank()) {
      throw new IllegalArgumentException("the name of an import is empty; expected a text");
    }
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(places, "places");
  }

  public ImportOptions named(String name) {
    return new ImportOptions(name, isDryRun, rejects, progress, keeps, retractsMissing, places);
  }

  public ImportOptions dryRun() {
    return new ImportOptions(name, true, rejects, progress, keeps, retractsMissing, places);
  }

  public ImportOptions rejectsTo(Path file) {
    return new ImportOptions(name, isDryRun, file, progress, keeps, retractsMissing, places);
  }

  public ImportOptions telling(LongConsumer progress) {
    return new ImportOptions(name, isDryRun, rejects, progress, keeps, retractsMissing, places);
  }

  /// With the identifiers and recorded times of another timeline.
  public ImportOptions keeping() {
    return new ImportOptions(name, isDryRun, rejects, progress, true, retractsMissing, places);
  }

  /// With identifiers and recorded times of here, as where a file has none.
  ImportOptions anew() {
    return new ImportOptions(name, isDryRun, rejects, progress, false, retractsMissing, places);
  }

  /// With retractions of what a family tree does not say any more.
  public ImportOptions retractingMissing() {
    return new ImportOptions(name, isDryRun, rejects, progress, keeps, true, places);
  }

  public ImportOptions with(Places places) {
    return new ImportOptions(name, isDryRun, rejects, progress, keeps, retractsMissing, places);
  }
}
