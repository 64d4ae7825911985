/// Reads what others know about people into a timeline: family trees, patients in FHIR, other
/// timelines, and facts line by line.
///
/// Start with [people.imports.Import], which recognises a file by its content and hands it to the
/// room that reads its kind: `updates` (family trees), `fhir` or `copies` (timelines).
/// [people.imports.FactLines] is the other way in, for facts that come one by one.
///
/// | room | what it is |
/// |---|---|
/// | `batches` | what all imports share: options, report, names, and how one is undone |
/// | `dates` | the words of dates and ages, in thirteen languages and four calendars |
/// | `gedcom` | a family tree's file as lines, names and places |
/// | `trees` | what the lines of a tree say of people |
/// | `updates` | records a tree, or what is new in its next export |
/// | `copies` | copies the events of another timeline |
/// | `fhir` | reads patients in FHIR |
///
/// This file is also the manifest of the package.
package people.imports;

//SOURCES fhir/package-info.java
//SOURCES FactLines.java
//SOURCES FactReport.java
//SOURCES FactSheet.java
//SOURCES Import.java
//SOURCES TextLines.java
