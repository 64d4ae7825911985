package people.imports.gedcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.imports.*;
import people.imports.trees.*;
import people.timeline.*;

/// A family tree of Gramps in XML.
class GrampsTreeTest extends FamilyTreeFixture {

  private static final String TREE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE database PUBLIC "-//Gramps//DTD Gramps XML 1.7.1//EN"
      "http://gramps-project.org/xml/1.7.1/grampsxml.dtd">
      <database xmlns="http://gramps-project.org/xml/1.7.1/">
        <header>
          <created date="1992-11-20" version="5.1.3"/>
          <researcher><resname>Ann &amp; Co</resname></researcher>
        </header>
        <tags><tag handle="_t1" change="1" name="ToDo" color="#000" priority="0"/></tags>
        <events>
          <event handle="_e1" change="1583000000" id="E0001"><type>Birth</type><dateval val="1820-03-12"/><place hlink="_p1"/><description>Birth of Sim</description></event>
          <event handle="_e2" change="1583000000" id="E0002"><type>Death</type><dateval val="1850" type="after"/></event>
          <event handle="_e3" change="1583000000" id="E0003" priv="1"><type>Marriage</type><daterange start="1845" stop="1846-06"/><citationref hlink="_c1"/></event>
          <event handle="_e4" change="1583000000" id="E0004"><type>Residence</type><datespan start="1846" stop="1849"/><place hlink="_p1"/></event>
          <event handle="_e5" change="1583000000" id="E0005"><type>Birth</type><datestr val="um 1825"/></event>
          <event handle="_e6" change="1583000000" id="E0006"><type>Death</type></event>
          <event handle="_e7" change="1583000000" id="E0007"><type>Birth</type><dateval val="1847-02-03" quality="estimated"/></event>
          <event handle="_e8" change="1583000000" id="E0008"><type>Birth</type><dateval val="0008-02-18" cformat="French Republican"/></event>
        </events>
        <people home="_i1">
          <person handle="_i1" change="1583000000" id="I0001"><gender>M</gender>
            <name type="Birth Name"><first>Sim</first><call>Simmy</call><surname prefix="von">Russel</surname><suffix>jr.</suffix><title>Dr.</title></name>
            <eventref hlink="_e1" role="Primary"/><eventref hlink="_e2" role="Primary"/><eventref hlink="_e4" role="Primary"/>
            <attribute type="_UID" value="ABC1"/><attribute type="Height" value="tall"/>
            <parentin hlink="_f1"/><noteref hlink="_n1"/></person>
          <person handle="_i2" change="1583000000" id="I0002"><gender>F</gender>
            <name type="Birth Name"><first>Nan</first><surname>Lovell</surname></name>
            <name alt="1" type="Married Name"><first>Nan</first><surname>Russel</surname></name>
            <eventref hlink="_e5" role="Primary"/><eventref hlink="_e6" role="Primary"/><eventref hlink="_e1" role="Witness"/>
            <address><dateval val="1860"/><street>12 Mill Lane</street><city>Bath</city><country>England</country><phone>1</phone></address>
            <parentin hlink="_f1"/></person>
          <person handle="_i3" change="1583000000" id="I0003" priv="1"><gender>U</gender>
            <name type="Birth Name"><first>Tim</first><surname>Russel</surname></name>
            <eventref hlink="_e7" role="Primary"/><childof hlink="_f1"/></person>
          <person handle="_i4" change="1583000000" id="I0004"><gender>F</gender>
            <name type="Birth Name"><first>Una</first><surname>Roux</surname></name><eventref hlink="_e8"/></person>
        </people>
        <families>
          <family handle="_f1" change="1583000000" id="F0001"><rel type="Married"/><father hlink="_i1"/><mother hlink="_i2"/>
            <eventref hlink="_e3" role="Family"/><childref hlink="_i3" mrel="Adopted" frel="Adopted"/></family>
          <family handle="_f2" change="1583000000" id="F0002"><rel type="Civil Union"/><father hlink="_i3"/><mother hlink="_i4"/></family>
        </families>
        <citations><citation handle="_c1" change="1" id="C0001"><confidence>2</confidence><sourceref hlink="_s1"/></citation></citations>
        <sources><source handle="_s1" change="1" id="S0001"><stitle>Register</stitle></source></sources>
        <places>
          <placeobj handle="_p1" change="1" id="P0001" type="City"><pname value="Bath"/><coord long="-2.36" lat="51.38"/><placeref hlink="_p2"/></placeobj>
          <placeobj handle="_p2" change="1" id="P0002" type="County"><pname value="Somerset"/><placeref hlink="_p3"/></placeobj>
          <placeobj handle="_p3" change="1" id="P0003" type="Country"><pname value="England"/></placeobj>
        </places>
        <notes><note handle="_n1" change="1" id="N0001" type="General"><text>A note.</text></note></notes>
      </database>
      """
          .stripIndent();

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("tree.gramps"), text);
  }

  private Imported imported(Path file) {
    EventTimeline timeline = EventTimeline.inMemory();
    return new Imported(timeline, Import.into(timeline, file));
  }

  @Test
  void tellsWhatItsGedcomWould() throws IOException {
    Imported tree = imported(written(TREE));
    assertEquals("Gramps XML", tree.report().format());
    assertEquals(
        List.of(
            "1820-03-12 SINGLE",
            "1845/1846-06 MARRIED",
            "1846 Bath, England",
            "1849-01-02/1850-01-01 address not known",
            "../1851-01-01? UNKNOWN",
            "1851/1930-03-12 died"),
        tree.life(1));
    assertEquals(List.of("1845/1846-06 MARRIED with 1"), tree.unions(2).subList(0, 1));
    assertTrue(tree.life(2).contains("1860 12 Mill Lane, Bath, England"), tree.life(2).toString());
    assertTrue(tree.life(2).contains("1845/1846-06 Nan Russel"), tree.life(2).toString());
    assertEquals("1847-02-03~ SINGLE", tree.life(3).getFirst());
    assertEquals(List.of("../1909-11-09? PARTNERED with 4"), tree.unions(3));
    assertEquals("1799-11-09 SINGLE", tree.life(4).getFirst());
    assertTrue(tree.beside(1).toString().contains("ABC1"), tree.beside(1).toString());
  }

  @Test
  void isCountedWhole() throws IOException {
    Map<String, Integer> account = imported(written(TREE)).report().account();
    assertEquals(
        account.get("read"), account.get("used") + account.get("notKept") + account.get("unused"));
    Map<String, Integer> notKept = imported(written(TREE)).report().notKept();
    for (String tag :
        List.of("CHAN", "RESN", "_NOTE", "_CITATION", "_SOURCE", "_TAG", "_EVENTREF")) {
      assertTrue(notKept.containsKey(tag), tag + " in " + notKept);
    }
  }

  @Test
  void isReadWhenItIsCompressedAndAddsNothingAgain() throws IOException {
    Path packed = folder.resolve("packed.gramps");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(TREE.getBytes(StandardCharsets.UTF_8));
    }
    Imported tree = imported(packed);
    assertEquals(4, tree.report().read().get("people"));
    long size = tree.timeline().size();
    Import.into(tree.timeline(), written(TREE));
    assertEquals(size, tree.timeline().size());
  }

  @Test
  void tellsAgesAndHowAChildBelongsToEachParent() throws IOException {
    String text =
        TREE.replace("<dateval val=\"1820-03-12\"/>", "")
            .replace(
                "<eventref hlink=\"_e3\" role=\"Family\"/>",
                "<eventref hlink=\"_e3\" role=\"Family\"><attribute type=\"Father Age\""
                    + " value=\"25y\"/><noteref hlink=\"_n1\"/></eventref>")
            .replace("mrel=\"Adopted\" frel=\"Adopted\"", "frel=\"Stepchild\"");
    Imported tree = imported(written(text));
    assertEquals("1819?/1821-06? SINGLE", tree.life(1).getFirst());
    assertTrue(tree.beside(3).contains("1847-02-03~ child of [2]"), tree.beside(3).toString());
    assertEquals(1, tree.report().notKept().get("MARR._NOTEREF"));
    Map<String, Integer> account = tree.report().account();
    assertEquals(
        account.get("read"), account.get("used") + account.get("notKept") + account.get("unused"));
  }

  @Test
  void aSignThatGedcomReservesIsATextOfGramps() throws IOException {
    Imported tree =
        imported(
            written(
                TREE.replace("<street>12 Mill Lane</street>", "<street>@7@ c/o a@@b</street>")));
    assertTrue(tree.life(2).contains("1860 @7@ c/o a@@b, Bath, England"), tree.life(2).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<dateval val='1850-11'/>                             | 1850-11",
        "<dateval val='1850' type='before'/>                  | ../1849",
        "<dateval val='1850-11-03' type='about'/>             | 1850-11-03~",
        "<dateval val='1850' quality='calculated'/>           | 1850~",
        "<dateval val='1917-10-25' cformat='Julian'/>         | 1917-11-07",
        "<dateval val='5758-04-02' cformat='Hebrew'/>         | 1997-12-31",
        "<dateval val='1250-04-02' cformat='Islamic'/>        | -",
        "<daterange start='1850' stop='1852-03'/>             | 1850/1852-03",
        "<datespan start='1850' stop='1852'/>                 | 1850/1852",
        "<datestr val='vers 1850'/>                           | 1850~"
      })
  void knowsDates(String date, String born) throws IOException {
    // no other date, which this one might be against
    String text =
        TREE.replace("<dateval val=\"1820-03-12\"/>", "BORN")
            .replaceAll("<date(?:val|range|span) [^>]*>", "")
            .replace("BORN", date);
    assertEquals(born + " SINGLE", imported(written(text)).life(1).getFirst());
  }

  @Test
  void readsNoOtherFileAndNoEntityOfItsOwn() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hidden");
    String doctype = "<!DOCTYPE database [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>";
    String text = TREE.replaceFirst("(?s)<!DOCTYPE.*?>", doctype).replace(">Sim<", ">&x;<");
    Path file = written(text);
    try {
      assertTrue(!imported(file).life(1).toString().contains("hidden"));
    } catch (TimelineException e) {
      assertTrue(e.getMessage().contains("is not the XML of Gramps as a whole"), e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"</people>", "</database>"})
  void thatIsCutOffIsRefused(String end) throws IOException {
    Path file = written(TREE.substring(0, TREE.indexOf(end)));
    try {
      imported(file);
    } catch (TimelineException e) {
      assertTrue(e.getMessage().startsWith(file + ": is not the XML of Gramps as a whole: "));
      return;
    }
    throw new AssertionError("it was imported");
  }
}
