package people.imports.updates;

import module java.base;

import people.imports.batches.*;
import people.imports.trees.*;
import people.timeline.*;

/// Reads a family tree and records it, all of it or what is new, in one batch.
public final class TreeImport {

  private TreeImport() {}

  /// Adds what a tree says to a timeline, as if it were a certain day.
  ///
  /// @param bytes of the tree, that nobody else is to use any more
  /// @param today what is dated later is no fact yet
  /// @throws people.TimelineException when there is nobody in it; nothing was added
  public static ImportReport into(
      EventTimeline timeline,
      Path file,
      byte[] bytes,
      LocalDate today,
      ImportOptions options,
      TwoPasses progress) {
    Findings findings = new Findings();
    FamilyTree tree = FamilyTree.read(file, bytes, today, options.places(), progress, findings);
    ImportBatch<TreeUpdate.Recorded> recorded =
        ImportBatch.record(
            timeline,
            options,
            file,
            batch -> TreeUpdate.record(tree, timeline, batch, options, progress));
    TreeUpdate.Recorded result = recorded.result();
    result.tell(tree, findings);
    String format = tree.format(file);
    String name = file.getFileName().toString();
    return findings
        .report(name, result.name().equals(name) ? format : format + ", of " + result.name())
        .known(result.known())
        .of(recorded);
  }
}
