package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.Erased.Keep;
import people.history.*;

/// A timeline of a couple and their child; the woman is to be erased.
abstract class ErasureFixture {

  static final String NAME = "Zebulonia Ångström";

  @TempDir Path folder;
  Path file;
  int ada;
  int ben;

  @BeforeEach
  void record() {
    file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var registry = new PersonRegistry(timeline);
      ada =
          registry.create(
              new Name("Zebulonia", "Ångström"),
              Status.SINGLE,
              new Address("Obscure \"Lane\" 7", "Delft", "2611 XX", "NL"),
              on("1980-05-17").from("tree.ged#I1").by("clerk7").withId("Zebulonia-1"));
      ben =
          registry.create(
              new Name("Ben", "Roos"),
              Status.SINGLE,
              new Address("Canal Street 8", "Delft"),
              on("1978-11-02").from("a letter of Zebulonia's sister"));
      registry.identify(ada, new Attribute("payroll", "4711"), Details.NONE);
      registry.set(ada, "occupation", "astronomer", on("2001-04-05"));
      registry.rename(ada, new Name(null, "Roos-Ångström"), on("2005-06-01"));
      registry.marry(ada, ben, on("2005-06-01"));
      registry.move(ada, new Address("Canal Street 8", "Delft"), on("2005-06-20"));
      registry.move(ada, new Address("Hidden Court 12", "Gouda"), on("2011-02-14"));
      registry.correct(3, Amendment.of(LocalDate.of(2001, 4, 6)), "misread Ångström's letter");
      int child = registry.create(new Name("Cleo", "Roos"), Status.SINGLE, null, on("2009-01-03"));
      registry.parents(child, List.of(ada, ben), Details.NONE);
    }
  }

  Erasing.Extent erase(Keep keep) {
    return Erasing.erase(file, new Erasing.Request(Set.of(ada), keep, "asked by letter", "clerk9"));
  }

  <T> T ask(Function<EventTimeline, T> question) {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return question.apply(timeline);
    }
  }

  void assertNoTraces() throws IOException {
    Map<Path, byte[]> files = Traces.files(folder);
    for (String text :
        List.of("Zebulonia", "Ångström", NAME, "Obscure \"Lane\" 7", "Hidden Court 12")) {
      assertEquals(List.of(), Traces.of(text, files));
    }
  }

  static String refusal(Runnable work) {
    return assertThrows(RuntimeException.class, work::run).getMessage();
  }

  String head() {
    return ask(Verification::of).head();
  }
}
