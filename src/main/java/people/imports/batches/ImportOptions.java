package people.imports.batches;

import module java.base;

import people.sealing.*;

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
/// @param missing what becomes of what an earlier export of a family tree said, and this one does
///   not
/// @param places which places of a family tree are addresses
/// @param master gives the master key of a timeline that is imported and protected, or null
public record ImportOptions(
    String name,
    boolean isDryRun,
    Path rejects,
    LongConsumer progress,
    boolean keeps,
    Missing missing,
    Places places,
    Supplier<MasterKey.From> master) {

  /// What becomes of what a family tree does not say any more.
  public enum Missing {
    /// It stays, and the report lists it.
    KEEP,
    /// It is retracted; but a file without most of the people of the tree, as a part of it is, is
    /// refused.
    RETRACT,
    /// It is retracted, however many people that are.
    RETRACT_MOST
  }

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
      new ImportOptions(
          null,
          false,
          null,
          _ -> {},
          false,
          Missing.KEEP,
          Places.RESIDENCES,
          MasterKey::ofEnvironment);

  public ImportOptions {
    if (name != null && name.isBlank()) {
      throw new IllegalArgumentException("the name of an import is empty; expected a text");
    }
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(missing, "missing");
    Objects.requireNonNull(places, "places");
    Objects.requireNonNull(master, "master");
  }

  /// The same under that name; null for that of the file.
  ///
  /// @throws IllegalArgumentException when it is blank
  public ImportOptions named(String name) {
    return new ImportOptions(name, isDryRun, rejects, progress, keeps, missing, places, master);
  }

  /// The same, which finds out only what would be recorded.
  public ImportOptions dryRun() {
    return new ImportOptions(name, true, rejects, progress, keeps, missing, places, master);
  }

  /// The same with a file for what can't be used, which is made anew; null for none.
  public ImportOptions rejectsTo(Path file) {
    return new ImportOptions(name, isDryRun, file, progress, keeps, missing, places, master);
  }

  /// The same, which tells now and then how many records were read.
  public ImportOptions telling(LongConsumer progress) {
    return new ImportOptions(name, isDryRun, rejects, progress, keeps, missing, places, master);
  }

  /// With the identifiers and recorded times of another timeline.
  public ImportOptions keeping() {
    return new ImportOptions(name, isDryRun, rejects, progress, true, missing, places, master);
  }

  /// With identifiers and recorded times of here, as where a file has none.
  public ImportOptions anew() {
    return new ImportOptions(name, isDryRun, rejects, progress, false, missing, places, master);
  }

  /// The same with what becomes of what a family tree does not say any more.
  public ImportOptions with(Missing missing) {
    return new ImportOptions(name, isDryRun, rejects, progress, keeps, missing, places, master);
  }

  /// Whether anything is retracted.
  public boolean retractsMissing() {
    return missing != Missing.KEEP;
  }

  /// The same with the places of a family tree that are addresses.
  public ImportOptions with(Places places) {
    return new ImportOptions(name, isDryRun, rejects, progress, keeps, missing, places, master);
  }

  /// With the master key of a protected timeline that is imported; null for none.
  public ImportOptions with(MasterKey.From master) {
    return new ImportOptions(
        name, isDryRun, rejects, progress, keeps, missing, places, () -> master);
  }
}
