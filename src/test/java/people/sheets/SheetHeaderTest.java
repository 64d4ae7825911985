package people.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Where the names of columns are and what is around them.
@DisplayName("A header")
class SheetHeaderTest extends SheetFixture {

  @Test
  void namesAreTrimmedAndInOneLine() throws IOException {
    assertReads(
        " id ,\"first\n name\",\u00a0city\u00a0\n1,Ada,London\n",
        "CSV, ',', UTF-8, LF\nid|first name|city\n3: 1|Ada|London\n");
  }

  @Test
  void blankAndSecondNamesAreCalledByTheirNumber() throws IOException {
    assertReads(
        "id,,name,name,column 2\n1,2,3,4,5\n",
        """
        CSV, ',', UTF-8, LF
        id|column 2 again|name|column 4|column 2
        2: 1|2|3|4|5
        (column 2 has no name: called 'column 2 again')
        (column 4 is a second 'name': called 'column 4')
        """);
  }

  @Test
  void delimitersAtTheEndOfAllLinesMakeNoColumn() throws IOException {
    assertReads("a;b;\n1;2;\n3;4;\n", "CSV, ';', UTF-8, LF\na|b\n2: 1|2\n3: 3|4\n");
    assertReads(
        "a;b;\n1;2;\n3;4;5\n",
        "CSV, ';', UTF-8, LF\na|b|column 3\n2: 1|2|\n3: 3|4|5\n"
            + "(column 3 has no name: called 'column 3')\n");
  }

  @Test
  void wordsOverSeveralColumnsMakeAHeaderOfTwoLines() throws IOException {
    assertReads(
        "Nº,Datos personales,,Domicilio,,Estado\nsocio,Apellidos,Nombre,Calle,C.P.,civil\n"
            + "1,García,Ana,Mayor,28013,casada\n2,Núñez,Iñaki,Sol,48001,soltero\n",
        """
        CSV, ',', UTF-8, LF
        Nº socio|Apellidos|Nombre|Calle|C.P.|Estado civil
        3: 1|García|Ana|Mayor|28013|casada
        4: 2|Núñez|Iñaki|Sol|48001|soltero
        (the header has two lines, 1 and 2)
        """);
    // somebody without a number anywhere may be somebody
    assertReads(
        "id,,,city\nx,Ada,Byron,London\ny,Bo,Ek,Ulm\nz,Cy,Oh,Bonn\n",
        """
        CSV, ',', UTF-8, LF
        id|column 2|column 3|city
        2: x|Ada|Byron|London
        3: y|Bo|Ek|Ulm
        4: z|Cy|Oh|Bonn
        (column 2 has no name: called 'column 2')
        (column 3 has no name: called 'column 3')
        """);
  }

  @Test
  void titlesAboveTheHeaderAreLeftOut() throws IOException {
    assertReads(
        "Members of the club\n\nname,born,city\nAda,1815,London\n",
        """
        CSV, ',', UTF-8, LF
        name|born|city
        4: Ada|1815|London
        (the header is in line 3: what is above it is left out)
        """);
    assertReads(
        "Members;;\nas of 2020;;\nname;born;city\nAda;1815;London\n",
        """
        CSV, ';', UTF-8, LF
        name|born|city
        4: Ada|1815|London
        (the header is in line 3: what is above it is left out)
        """);
  }

  @Test
  void remarksBehindAHashAreLeftOutAndSaid() throws IOException {
    assertReads(
        "# Members\nname,born\nAda,1815\n# no more\n#\n#1,1816\n",
        """
        CSV, ',', UTF-8, LF
        name|born
        3: Ada|1815
        6: #1|1816
        (the header is in line 2: what is above it is left out)
        (2 rows begin with '#' and have no other cell: left out, the first in line 4)
        """);
    assertReads(
        "#,born\n#1\n",
        "CSV, ',', UTF-8, LF\n#|born\n2: #1|\n(1 row has fewer cells than"
            + " the header, the first in line 2: what they lack is taken for blank)\n");
  }

  @Test
  void itsLineMayBeKnown() throws IOException {
    Path file = file("t.csv", "Club,2020\nname,born\nAda,1815\n");
    assertEquals(
        "CSV, ',', UTF-8, LF\nname|born\n3: Ada|1815\n"
            + "(the header is in line 2: what is above it is left out)\n",
        read(file, SheetOptions.guessed().headerLine(2)));
    assertRefuses(
        file,
        SheetOptions.guessed().headerLine(9),
        "t.csv: has no header in line 9; expected one in line 1 to 3");
  }

  @Test
  void aRepeatedHeaderIsNoRow() throws IOException {
    assertReads(
        "name,born\nAda,1815\nname,born\nBo,1988\n name,born\nname,born\n",
        """
        CSV, ',', UTF-8, LF
        name|born
        2: Ada|1815
        4: Bo|1988
        5:  name|born
        (the header is repeated 2 times)
        """);
  }

  @Test
  void aTableWithoutRowsHasAHeaderStill() throws IOException {
    assertReads("name,born\r\n", "CSV, ',', UTF-8, CRLF\nname|born\n");
  }
}
