package people.imports.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GedcomDateHalfKnownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          12/06/1925            | 1925              | day and month in an order that is not known: the year counts
          12-06-1925            | 1925              | day and month in an order that is not known: the year counts
          12061925              | 1925              | day and month in an order that is not known: the year counts
          31 1850               | 1850              | no such month: the year counts
          29 FEB 1901           | 1901-02           | no such day: the month counts
          30 FEB 1900           | 1900-02           | no such day: the month counts
          31 JUN 1900           | 1900-06           | no such day: the month counts
          0 JUN 1900            | 1900-06           | no such day: the month counts
          1953-02-30            | 1953-02           | no such day: the month counts
          31/04/1925            | 1925-04           | no such day: the month counts
          1953-13-01            | 1953              | no such month: the year counts
          31/31/1953            | 1953              | no such month: the year counts
          @#DFRENCH R@ 6 COMP 4 | 1796-09-17/1796-09-21 | no such day: the month counts
          @#DJULIAN@ 29 FEB 1701 | 1701-02-12/1701-03-11 | no such day: the month counts
          @#DHEBREW@ 30 TVT 5758 | 1997-12-30/1998-01-27 | no such day: the month counts
          @#DHEBREW@ 2 ADS 5758 | 1998-02-28        | no second Adar in that year: the one of it
          12 Foo 1925           | 1925              | 'FOO' is not a month: the year counts
          Whitsun 1850          | 1850?             | not all of the words are understood: the year counts, as uncertain
          1850 Easter Sunday    | 1850?             | not all of the words are understood: the year counts, as uncertain
          12 May 1925 (baptism) | 1925-05-12?       | words in brackets behind it: taken as uncertain
          Bapt 18 Dec 1690      | 1690-12-18~       | the day of a baptism: taken as about that day
          bur. 18 Dec 1690      | ../1690-12-18     | the day of a burial: taken as by that day
          BET 1590 AND 1582     | 1582?/1590?       | ends before it starts: turned
          1960-1950             | 1950?/1960?       | ends before it starts: turned
          FROM 1960 TO 1950     | 1950?             | ends before it starts: turned
          BEF 12/06/1925        | ../1925           | day and month in an order that is not known: the year counts
          AFT 29 FEB 1901       | 1901-02/..        | no such day: the month counts
          """)
  void theKnownHalfCountsAndTheRestIsTold(String words, String date, String doubt) {
    GedcomDate read = GedcomDate.of(words);
    assertEquals(date, String.valueOf(read.date()), read.problem());
    assertEquals(doubt, read.doubt());
    assertEquals(false, read.exact());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          25/06/1925            | 1925-06-25
          06/25/1925            | 1925-06-25
          12/12/1925            | 1925-12-12
          12.06.1925            | 1925-06-12
          12. 6. 1925           | 1925-06-12
          06.25.1925            | 1925-06-25
          1925/06/12            | 1925-06-12
          06/1925               | 1925-06
          1925/06               | 1925-06
          ??.??.1925            | 1925
          00/00/1925            | 1925
          1925-00-00            | 1925
          1731-1734             | 1731/1734
          1875-80               | 1875/1880
          1905-11               | 1905/1911
          1899/02               | 1899/1902
          1640/43               | 1640/1643
          1056/1060             | 1056/1060
          1911/12               | 1911/1912
          11 FEB 1911/12        | 1911-02-11/1912-02-11
          11 AUG 1731/32        | 1731-08-11/1732-08-11
          28 Jan 1546-1547      | 1546-01-28/1547-01-28
          BET 1731 - 1734       | 1731/1734
          EITHER 1731 OR 1734   | 1731/1734
          1176 or 1188          | 1176/1188
          1176 or 1188 or 1190  | 1176/1190
          <1850>                | 1850~
          <12 May 1850>         | 1850-05-12~
          12 May <1850>         | 1850~
          <abt 1850>            | 1850~
          <1850                 | ../1849
          1850+                 | 1850/..
          May 1850 +            | 1850-05/..
          1850-                 | 1850?
          1850 –                | 1850?
          1850 +/-              | 1850~
          05 1850               | 1850-05
          5 1850                | 1850-05
          1850 05               | 1850-05
          20001212              | 2000-12-12
          18500000              | 1850
          18500500              | 1850-05
          25061925              | 1925-06-25
          06251925              | 1925-06-25
          BEF 20001212          | ../2000-12-11
          5 Adar 5700           | 1940-02-14/1940-03-15
          Adar 5700             | 1940-02-10/1940-04-08
          30 Adar 5700          | 1940-03-10
          5 Adar I 5700         | 1940-02-14
          5 Adar Rishon 5700    | 1940-02-14
          5 Adar Sheni 5700     | 1940-03-15
          @#DHEBREW@ 5 ADR 5700 | 1940-02-14
          5 Adar 5701           | 1941-03-04
          BEF 5 Adar 5700       | ../1940-03-15
          1850 or about 1855    | 1850~/1855~
          ABT BET 1875 AND 1880 | 1875~/1880~
          AFT 1880 AND BEF 1890 | 1880/1890
          BEF 1890 AND AFT 1880 | 1880/1890
          BEF 1850 OR 1851      | ../1851
          AFT 1850 OR 1851      | 1850/..
          BEF BET 1850 AND 1855 | ../1855
          BET JAN AND MAR 1901  | 1901/1901-03
          12-14 JUN 1925        | 1925-06-12/1925-06-14
          12/13 Jun 1925        | 1925-06-12/1925-06-13
          12 Jun - 3 Jul 1925   | 1925-06-12/1925-07-03
          Apr-May-Jun 1875      | 1875-04/1875-06
          Dec-Feb 1876          | 1875-12/1876-02
          Q2 1875               | 1875-04/1875-06
          JUN Q 1875            | 1875-04/1875-06
          2nd quarter of 1875   | 1875-04/1875-06
          Oct 1852 Quarter      | 1852-10/1852
          spring 1875           | 1875-03/1875-05
          été 1875              | 1875-06/1875-08
          Herbst 1875           | 1875-09/1875-11
          winter 1875           | 1874-12/1876-02
          winter 1875/76        | 1875-12/1876-02
          early 1850            | 1850
          mid-1850s             | 1850/1859
          late 1850s            | 1850/1859
          mid-January 1850      | 1850-01
          1850-ish              | 1850~
          1850ish               | 1850~
          c1850                 | 1850~
          ca 1850/55            | 1850~/1855~
          1850 11               | 1850-11
          1850/11               | 1850-11
          1850.11.03            | 1850-11-03
          1850 3 Nov            | 1850-11-03
          1910 11               | 1910/1911
          1910.11               | 1910/1911
          1999/00               | 1999/2000
          1699/00               | 1699/1700
          ? - 1850              | ../1850?
          12 May l850           | 1850-05-12?
          1850 - present        | 1850
          FROM 1850 TO PRESENT  | 1850
          Nov? 1850             | 1850-11?
          Nov ? 1850            | 1850-11?
          -- Nov 1850           | 1850-11
          __ __ 1850            | 1850
          Nov 3/4, 1850         | 1850-11-03/1850-11-04
          1850 Sep Q            | 1850-07/1850-09
          BEF late 1850         | ../1850
          1850s                 | 1850/1859
          1900s                 | 1900/1999
          185?                  | 1850?/1859?
          18--                  | 1800/1899
          19th century          | 1800/1900
          XIXe siècle           | 1800/1900
          by 1850               | ../1850
          not before 1850       | 1850/..
          (about 1850)          | 1850%
          (1850)                | 1850?
          1850 (?)              | 1850?
          ABT 1850?             | 1850%
          12 May 1700 (Julian)  | 1700-05-23
          5 May c. 1850         | 1850~
          1 Jan 1900 at 10:00   | 1900-01-01
          2 Tevet 5758          | 1997-12-31
          HEBREW 5758           | 1997-10-02/1998-09-20
          18 brumaire an VIII   | 1799-11-09
          an XII                | 1803-09-24/1804-09-22
          @#DJULIAN@ BET 1700 AND 1702 | 1700-01-11/1703-01-11
          """)
  void whatIsLeftOpenIsAStretchOfAllThatItMayMean(String words, String date) {
    GedcomDate read = GedcomDate.of(words);
    assertEquals(date, String.valueOf(read.date()), read.problem());
    assertEquals(null, read.doubt());
  }

  /// Words that are easily taken for the half of a date that they are not.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          anni 1850             | 1850/1859
          années 1850           | 1850/1859
          años 1850             | 1850/1859
          W latach 1850         | 1850/1859
          3 Maji anni 1850      | 1850-05-03
          o. 1850               | 1850~
          v. 1850               | ../1850?
          - 1850                | ../1850?
          -- Nov 1850           | 1850-11
          1899-00               | 1899/1900
          1899/00               | 1899/1900
          Dec/Jan 1850          | 1849-12/1850
          Dec-Jan 1850          | 1849-12/1850-01
          """)
  void noWordIsTakenForLessThanItMayMean(String words, String date) {
    assertEquals(date, String.valueOf(GedcomDate.of(words).date()), GedcomDate.of(words).problem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aged 50 in 1850",
        "1850 aged 50",
        "20 years 1850",
        "BEF AFT 1850",
        "AFT BEF 1850",
        "before after 1850",
        "alt 50 1850"
      })
  void anAgeIsNoDayAndBeforeAfterIsNoBound(String words) {
    assertNull(GedcomDate.of(words).date());
  }
}
