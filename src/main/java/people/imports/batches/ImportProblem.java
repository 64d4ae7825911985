package people.imports.batches;

/// A line of a family tree that is not in the timeline word for word.
///
/// @param line its number, from 1; 0 where the problem is none of a line
/// @param record identifier of the record that it stands in; null where there is none
/// @param tag where it stands in the record: `BIRT.DATE`; null where the line has none
/// @param section what came of it: `unused` could not be used; `doubt` is used, but not word for
///   word; `notKept` is what a timeline of statuses and addresses has no place for
/// @param kind of record, as in [ImportReport#read]
/// @param reason why
/// @param text of the line; for what is none of a line, what the problem is about
public record ImportProblem(
    int line, String record, String tag, String section, String kind, String reason, String text) {}
