package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The commands that ask who belongs to whom: couples, families, and what `show` says of them.
class FamilyCommandsTest extends PeopleCommandFixture {

  @BeforeEach
  void family() {
    record(
        "create --first Ann --last Lee --status single --on 1960-01-01 --key school=17 --sex"
            + " female",
        "create --first Bo --last Li --status single --on 1961-01-01",
        "create --first Cy --last Li --on 1988-05-01 --parents 1,2 --set occupation=clerk",
        "create --first Di --last Li --status single --on 1990-05-01 --parents 1,2",
        "marry 1 2 --on 1985-06-01",
        "move 1 --street 'Mill Lane 1' --city Delft --on 1985-06-01",
        "move 4 --street 'Mill Lane 1' --city Delft --on 1990-05-01",
        "divorce 1 2 --on 1999-03-01",
        "status 1 married --with-first Xu --with-last Wu --on 2001",
        "status 2 married --with 3 --on 2002-01-01");
  }

  @Test
  void couplesOnADateAreSaidByBothOrMarked() {
    assertEquals(
        """
        PERSON  NAME     PARTNER  PARTNER NAME  STATUS   SINCE
             1  Ann Lee        2  Bo Li         MARRIED  1985-06-01
        """,
        people("couples", "--at", "1990").out());
    record("status 2 single --on 2003-01-01");
    assertEquals(
        """
        PERSON  NAME     PARTNER  PARTNER NAME  STATUS   SINCE       SAID
             1  Ann Lee           Xu Wu         MARRIED  2001
             2  Bo Li          3  Cy Li         MARRIED  2002-01-01  3 says so, 2 does not
        """,
        people("couples", "--at", "2004").out());
    assertEquals("none\n", people("couples", "--at", "2000").out());
    assertEquals("none\n", people("couples", "2", "--at", "2000").out());
  }

  @Test
  void theUnionsOfOnePersonAreThoseOfHerWholeLife() {
    assertEquals(
        """
        person,partner,partnerName,status,statusSince,since,sinceDay,from,begins,until,ends,agreement,saidBy,certain
        1,2,,MARRIED,1985-06-01,1985-06-01,1985-06-01,1985-06-01,EVENT,1999-03-01,DIVORCED,MUTUAL,,true
        1,,Xu Wu,MARRIED,2001,2001,2001-01-01,2001-01-01,EVENT,,OBSERVATION,ONE_SIDED,1,false
        """,
        people("couples", "school=17", "--format", "csv").out());
    assertEquals(
        new CommandOutput(1, "", "people: no person 9: the timeline has persons 1 to 4\n"),
        people("couples", "9"));
  }

  @Test
  void aFamilyIsParentsPartnersAndChildren() {
    assertEquals(
        """
        ROLE     PERSON  NAME   BORN        STATUS   SINCE       UNTIL       ENDS      NOTE       CERTAIN
        partner       2  Bo Li  1961-01-01  MARRIED  1985-06-01  1999-03-01  DIVORCED
        partner          Xu Wu              MARRIED  2001                                         about
        child         3  Cy Li  1988-05-01
        child         4  Di Li  1990-05-01                                             dependant
        """,
        people("family", "1", "--at", "2005").out());
    assertEquals(
        """
        role,person,firstname,lastname,born,died,status,statusSince,since,until,ends,agreement,dependant,certain
        parent,1,Ann,Lee,1960-01-01,,,,,,,,,true
        parent,2,Bo,Li,1961-01-01,,,,,,,,,true
        """,
        people("family", "4", "--at", "2009", "--format", "csv").out());
    assertEquals(
        new CommandOutput(1, "", "people: no person 9: the timeline has persons 1 to 4\n"),
        people("family", "9"));
  }

  @Test
  void whatIsSaidOfAPersonHasHerPartnerAttributesParentsAndKeys() {
    assertEquals(
        """
        person   1
        name     Ann Lee
        status   MARRIED
        partner  Bo Li (2)
        address  Mill Lane 1, Delft
        sex      female
        created  1960-01-01
        keys     school=17
        """,
        people("show", "school=17", "--at", "1990").out());
    assertEquals(
        """
        person      3
        name        Cy Li
        status      MARRIED
        partner     Bo Li (2)
        occupation  clerk
        created     1988-05-01
        parents     Ann Lee (1), Bo Li (2)
        """,
        people("show", "3", "--at", "2003").out());
    JsonNode cy = json(people("show", "3", "--at", "2003", "--format", "json").out());
    assertEquals("2", cy.get("partnerId").toString());
    assertEquals("{\"occupation\":\"clerk\"}", cy.get("attributes").toString());
    assertEquals("[1,2]", cy.get("parentIds").toString());
    JsonNode ann = json(people("show", "1", "--at", "2003", "--format", "json").out());
    assertEquals("{\"firstname\":\"Xu\",\"lastname\":\"Wu\"}", ann.get("partner").toString());
    assertEquals("[{\"name\":\"school\",\"value\":\"17\"}]", ann.get("keys").toString());
  }

  @Test
  void peopleAreCountedByAnyAttribute() {
    record("set 3 occupation=teacher --on 2010", "set 4 occupation=teacher --on 2010");
    assertEquals(
        """
        OCCUPATION   PEOPLE   SHARE
        (not known)       2  50.0 %  ██████████████████████████████
        teacher           2  50.0 %  ██████████████████████████████
        4 living on 2012-12-31
        """,
        people("count", "--by", "occupation", "--at", "2012").out());
    assertEquals(
        """
        person,occupation,from,begins,until,ends,age,certain
        3,clerk,1988-05-01,BIRTH,2010-01-01,EVENT,0,true
        3,teacher,2010-01-01,EVENT,,OBSERVATION,21,false
        """,
        people("periods", "3", "--of", "occupation", "--format", "csv").out());
    assertEquals(
        """
        person,occupation,from,begins,until,ends,age,certain
        1,,1960-01-01,BIRTH,,OBSERVATION,0,true
        """,
        people("periods", "1", "--of", "occupation", "--format", "csv").out(),
        "of somebody who never had it, as among everyone");
    assertEquals(
        """
        person,before,after,date,age,certain
        3,clerk,teacher,2010-01-01,21,false
        4,,teacher,2010-01-01,19,false
        """,
        people("transitions", "--of", "occupation", "--format", "csv").out());
  }

  @Test
  void listsOfEveryoneSayThePartner() {
    assertEquals(
        """
        PERSON  NAME     STATUS   PARTNER  ADDRESS             CREATED
             1  Ann Lee  MARRIED  Xu Wu    Mill Lane 1, Delft  1960-01-01
             2  Bo Li    MARRIED  3                            1961-01-01
             3  Cy Li    MARRIED  2                            1988-05-01
             4  Di Li    SINGLE            Mill Lane 1, Delft  1990-05-01
        """,
        people("snapshot", "--at", "2003-01-01").out());
    assertEquals(
        """
        PERSON  NAME     WHAT     BEFORE       AFTER
             1  Ann Lee  PARTNER  Bo Li (2)    Xu Wu
             2  Bo Li    PARTNER  Ann Lee (1)  Cy Li (3)
        """,
        people(words("diff --from 1998 --to 2003"))
            .out()
            .replaceAll("(?m)^ +[34] .*\n| +(?=\n)", ""));
  }

  @Test
  void householdsAreThePeopleAtAnAddress() {
    record("move 2 --street 'mill lane 1' --city Delft --on 1985-06-01");
    assertEquals(
        """
        ADDRESS             PEOPLE  COUPLES  KIND                  MEMBERS
        Mill Lane 1, Delft       3        1  COUPLE_WITH_CHILDREN  Ann Lee (1), Bo Li (2), Di Li (4)
        """,
        people("households", "--at", "1995").out());
    assertEquals(
        """
        street,city,postcode,country,people,couples,kind,members,certain
        Mill Lane 1,Delft,,,3,0,OTHER,1 2 4,true
        """,
        people(words("households --at 2000 --format csv")).out(),
        "they are divorced and both there");
    record(
        "create --first Flo --status single --born 1950 --on 1995",
        "move 5 --street 'Mill Lane 2' --city Delft --on 1995-06-30");
    assertEquals(
        """
        KIND                  SIZE  HOUSEHOLDS
        ONE_PERSON               1           1
        COUPLE_WITH_CHILDREN     3           1
        """,
        people(words("households --at 1996-01-01 --counts")).out());
    assertEquals(
        """
        [
          {"kind":"ONE_PERSON","size":1,"households":1,"uncertain":0},
          {"kind":"COUPLE_WITH_CHILDREN","size":3,"households":1,"uncertain":0}
        ]
        """,
        people(words("households --at 1996-01-01 --counts --format json")).out());
    record("observe --until 1999-12-31");
    assertEquals(
        new CommandOutput(
            0,
            "none\n",
            """
            people: 5 people are no longer observed on 2000-12-31: left out
            people: nobody is there on 2000-12-31; the last day on which somebody was: --at 1999-12-31
            """),
        people(words("households --at 2000")));
  }

  @Test
  void aFamilyTreeSaysWhoIsMarriedToWhom() throws IOException {
    Path tree =
        Files.writeString(
            folder.resolve("tree.ged"),
            """
            0 HEAD
            1 GEDC
            2 VERS 5.5.1
            1 CHAR UTF-8
            0 @I1@ INDI
            1 NAME Eva /Mol/
            0 @I2@ INDI
            1 NAME Iris /Bos/
            0 @F1@ FAM
            1 HUSB @I1@
            1 WIFE @I2@
            1 MARR
            2 DATE 2 APR 2002
            0 TRLR
            """);
    assertEquals(0, people("import", tree.toString()).exit());
    assertEquals(
        "6",
        json(people(words("show 5 --at 2002-04-02 --format json")).out())
            .get("partnerId")
            .toString());
    assertEquals(
        """
        PERSON  NAME     PARTNER  PARTNER NAME  STATUS   SINCE
             5  Eva Mol        6  Iris Bos      MARRIED  2002-04-02
        """,
        people("couples", "5", "--at", "2002-04-02").out());
  }
}
