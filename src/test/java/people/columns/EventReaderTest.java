package people.columns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.line.*;
import people.line.EventParser.Line;

class EventReaderTest {

  @Test
  void everyLineIsReadAsJacksonReadsIt() throws BadLine {
    EventReader reader = new EventReader(LineChecksum.fromAnywhere());
    Random random = new Random(6);
    List<byte[]> lines = LineScanTest.lines(random, 20_000);
    for (int i = 0; i < lines.size(); i++) {
      byte[] line = i % 3 == 0 ? LineScanTest.changed(lines.get(i), random) : lines.get(i);
      byte[] around = ("x" + new String(line, UTF_8) + "\nx").getBytes(UTF_8);
      int end = around.length - 2;
      LineChecksum chain = new LineChecksum();
      reader.chain.goOnFrom(0);
      Line expected;
      try {
        expected = EventParser.read(around, 1, end, i, chain);
      } catch (BadLine e) {
        int position = i;
        var error = assertThrows(BadLine.class, () -> reader.read(around, 1, end, position));
        assertEquals(e.getMessage(), error.getMessage());
        continue;
      }
      assertEquals(expected, reader.read(around, 1, end, i));
      assertEquals(chain.value(), reader.chain.value());
    }
  }

  @Test
  void whatIsForgottenIsReadAnew() throws BadLine {
    EventReader reader = new EventReader(new LineChecksum());
    LineChecksum chain = new LineChecksum();
    for (int i = 0; i < 40_000; i++) {
      Name name = new Name("Ada ".repeat(40) + i % 20_000, null);
      byte[] line =
          LineWriter.write(
              new Event.NameChange(1, name, Details.on("1835")), EventReader.instant(i), 0, 1);
      Line expected = EventParser.read(line, 0, line.length, i, chain);
      assertEquals(expected, reader.read(line, 0, line.length, i));
    }
  }

  @Test
  void whereItForgetsALineKeepsItsBatchAndItsCheck() throws BadLine {
    EventReader reader = new EventReader(new LineChecksum());
    LineChecksum chain = new LineChecksum();
    LineChecksum writer = new LineChecksum();
    for (int i = 0; i < 200; i++) {
      Details details = new Details(null, "x".repeat(100_000) + i, null);
      byte[] line = LineWriter.write(new Event.Death(1, details), EventReader.instant(i), i % 2, 2);
      byte[] sealed = LineChecksumTest.sealed(writer, line, false);
      Line expected = EventParser.read(sealed, 0, sealed.length, i, chain);
      assertEquals(expected, reader.read(sealed, 0, sealed.length, i));
    }
  }
}
