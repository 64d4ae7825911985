package people.rosters;

import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.batches.*;
import people.timeline.*;

/// Lists of a club in a folder, and a timeline into which they are read.
abstract class SmallLists {

  static final RosterMapping BY_ID = RosterMapping.NONE.key("id");

  @TempDir Path folder;
  final EventTimeline timeline = EventTimeline.inMemory();

  Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  ImportReport read(RosterMapping mapping, String day, String text) throws IOException {
    return Roster.of(file("club-" + day + ".csv", text))
        .mapping(mapping)
        .onFromName()
        .into(timeline, ImportOptions.DEFAULT);
  }

  ImportReport read(String day, String text) throws IOException {
    return read(BY_ID, day, text);
  }

  Person person(String key, String day) {
    History history = History.of(timeline);
    return history.at(day).person(history.personOfKey(new Attribute("id", key)));
  }

  String message(org.junit.jupiter.api.function.Executable work) {
    return assertThrows(TimelineException.class, work).getMessage().replace(folder + "/", "");
  }
}
