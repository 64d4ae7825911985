package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

/// Places of births and censuses as addresses, where they are asked for.
class PlaceEvidenceTest {

  private static final String TREE =
      """
      0 HEAD
      1 DATE 1 JAN 1950
      1 GEDC
      2 VERS 5.5.1
      1 CHAR UTF-8
      0 @I1@ INDI
      1 NAME Ann /Lee/
      1 BIRT
      2 DATE 3 MAR 1850
      2 PLAC Epsom, Surrey, England
      3 MAP
      4 LATI N51.3
      4 LONG W0.2
      1 CENS
      2 DATE 1881
      2 PLAC Ash, Surrey, England
      1 CENS
      2 PLAC Dorking
      1 RESI
      2 DATE FROM 1870 TO 1875
      2 PLAC Ditton
      1 CENS
      2 DATE 1871
      2 PLAC Kew
      0 @I2@ INDI
      1 NAME Bob /Roe/
      0 @F1@ FAM
      1 HUSB @I2@
      1 WIFE @I1@
      1 MARR
      2 DATE 1 MAY 1869
      1 CENS
      2 DATE 1891
      2 ADDR
      3 ADR1 2 Mill Lane
      3 CITY Reigate
      0 TRLR
      """;

  @TempDir Path folder;

  private final EventTimeline timeline = EventTimeline.inMemory();

  private ImportReport read(ImportOptions.Places places) throws IOException {
    Path file = Files.writeString(folder.resolve("tree.ged"), TREE);
    return Import.into(timeline, file, ImportOptions.DEFAULT.with(places));
  }

  private String address(int person, String at) {
    Person found = History.of(timeline).at(at).person(person);
    return found.address() + (found.certain() ? "" : "?");
  }

  @Test
  void residencesAloneAreAddressesUnlessEvidenceIsAskedFor() throws IOException {
    ImportReport report = read(ImportOptions.Places.RESIDENCES);
    assertEquals(4, report.notKept().get("CENS"));
    assertEquals(1, report.notKept().get("BIRT.PLAC"));
    assertEquals("null", address(1, "1860"));
  }

  @Test
  void evidenceIsDoubtedAndGivesWayToResidences() throws IOException {
    ImportReport report = read(ImportOptions.Places.EVIDENCE);
    assertEquals("Epsom, England?", address(1, "1860"));
    assertEquals("Ditton", address(1, "1872-01-01"));
    assertEquals("null", address(1, "1878"));
    assertEquals("Ash, England?", address(1, "1885"));
    assertEquals("2 Mill Lane, Reigate?", address(1, "1895"));
    assertEquals("2 Mill Lane, Reigate?", address(2, "1895"));
    assertEquals(Map.of("CENS", 2), report.notKept());
  }

  @Test
  void coordinatesOfEvidenceAreKept() throws IOException {
    read(ImportOptions.Places.EVIDENCE);
    Object members =
        timeline.of(1).stream()
            .map(recorded -> recorded.event().details().others().get("newAddress"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    assertEquals("{region=Surrey, latitude=51.3, longitude=-0.2}", members.toString());
  }

  @Test
  void evidenceIsAskedForLaterToo() throws IOException {
    read(ImportOptions.Places.RESIDENCES);
    assertEquals(4, read(ImportOptions.Places.EVIDENCE).made().get("changes of address"));
    long size = timeline.size();
    read(ImportOptions.Places.EVIDENCE);
    assertEquals(size, timeline.size());
    assertEquals("Epsom, England?", address(1, "1860"));
  }
}
