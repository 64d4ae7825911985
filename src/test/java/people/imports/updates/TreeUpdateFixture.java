package people.imports.updates;

import module java.base;

import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

/// A small family tree, which the tests read again as its program exported it later.
abstract class TreeUpdateFixture {

  static final String HEAD = "0 HEAD\n1 DATE 1 JAN 2000\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n";

  static final String TREE =
      """
      0 @I1@ INDI
      1 NAME Eva /Mol/
      1 BIRT
      2 DATE 1 MAY 1900
      0 @I2@ INDI
      1 NAME Tom /Bos/
      0 @I3@ INDI
      1 NAME Ida /Bos/
      1 BIRT
      2 DATE 1925
      0 @F1@ FAM
      1 HUSB @I2@
      1 WIFE @I1@
      1 CHIL @I3@
      1 MARR
      2 DATE 1922
      """;

  @TempDir Path folder;

  final EventTimeline timeline = EventTimeline.inMemory();
  final PersonRegistry registry = new PersonRegistry(timeline);

  ImportReport read(String name, String records, ImportOptions options) throws IOException {
    Path file = Files.writeString(folder.resolve(name), HEAD + records + "0 TRLR\n");
    return Import.into(timeline, file, options);
  }

  ImportReport read(String records) throws IOException {
    return read("tree.ged", records, ImportOptions.DEFAULT);
  }

  Set<Integer> there() {
    History history = History.of(timeline);
    Set<Integer> there = new TreeSet<>(history.personIds());
    there.removeIf(person ->
        history.facts(person).stream().noneMatch(fact -> fact.event() instanceof Event.Creation));
    return there;
  }
}
