package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;
import static people.history.InventedHistory.PEOPLE;
import static people.history.InventedHistory.history;
import static people.history.InventedHistory.questions;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.InventedHistory.Invented;
import people.history.InventedHistory.Question;
import people.timeline.*;

/// Two records of one person: merged, read as one, and parted again.
class MergesTest {

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private Person at(int id, String at) {
    return recording.person(id, at);
  }

  private static Details dated(String date) {
    return on(date);
  }

  @Test
  void laterFactsOfTheAbsorbedRecordAreTheSurvivors() {
    int ann = registry.create(Name.first("Ann"), dated("1990"));
    int anne = registry.create(new Name("Anne", "Lee"), dated("1990"));
    registry.changeStatus(anne, MARRIED, dated("2015"));
    long merge = registry.merge(anne, ann, "the same birth", Details.NONE);
    registry.move(anne, new Address("Elm St 1", "Bath"), dated("2018"));
    Person now = at(ann, "2020");
    assertEquals(MARRIED, now.status());
    assertEquals(new Address("Elm St 1", "Bath"), now.address());
    assertEquals(new Name("Ann", "Lee"), now.name()); // her own, and the half that only Anne has
    assertEquals(List.of(ann), recording.history().personIds());
    assertEquals(List.of(ann, anne), recording.history().records(ann));
    assertEquals(ann, recording.history().survivor(anne));
    assertEquals(List.of(ann, anne), recording.after(merge - 1).personIds());
    assertEquals(Status.UNKNOWN, recording.after(merge - 1).at("2020").person(ann).status());
    String message =
        assertThrows(UnknownPersonException.class, () -> at(anne, "2020")).getMessage();
    assertEquals("person 2 is person 1 (event 3 says so): ask about 1", message);
  }

  @Test
  void sheIsThereFromABirthThatIsNotSureThoughAnotherRecordSaysAnExactOne() {
    int ann = registry.create(Name.first("Ann"), MARRIED, null, dated("1950-01-01"));
    int anne = registry.create(Name.first("Anne"), dated("1920"));
    int anna = registry.create(Name.first("Anna"), dated("1920-08-01"));
    registry.merge(anne, ann, "one", Details.NONE);
    registry.merge(anna, ann, "one", Details.NONE);
    assertEquals(EffectiveDate.parse("1920-08-01"), at(ann, "1920-06-01").born());
    assertEquals(true, at(ann, "1920-06-01").living());
    assertEquals(false, at(ann, "1920-06-01").certain());
    assertEquals(true, at(ann, "1921").certain());
  }

  @Test
  void anEntryThatMayComeLaterMakesTheHalfOfTheNameUncertainThatNothingElseSays() {
    int ann = registry.create(Name.first("Ann"), dated("1990"));
    EffectiveDate born = EffectiveDate.parse("1990");
    int anne = registry.create(new Name("Anne", "Lee"), SINGLE, null, born, dated("2010/2012"));
    registry.merge(anne, ann, "one", Details.NONE);
    assertEquals(Name.first("Ann"), at(ann, "2009").name());
    assertEquals(true, at(ann, "2009").certain());
    assertEquals(false, at(ann, "2011").certain());
    assertEquals(new Name("Ann", "Lee"), at(ann, "2012").name());
    assertEquals(true, at(ann, "2012").certain());
    registry.correct(1, Amendment.of(EffectiveDate.parse("../2012")), "by the roll");
    assertEquals(Name.first("Ann"), at(ann, "2011").name());
    assertEquals(false, at(ann, "2011").certain());
  }

  @Test
  void theCreationOfTheAbsorbedRecordNeverUnmarriesTheSurvivor() {
    int ann = registry.create(Name.first("Ann"), SINGLE, null, dated("1990-05-01"));
    registry.changeStatus(ann, MARRIED, dated("2010-06-01"));
    EffectiveDate born = EffectiveDate.parse("1990-05-01");
    int anne = registry.create(Name.first("Anne"), SINGLE, null, born, dated("2015-01-01"));
    registry.merge(anne, ann, "one person", Details.NONE);
    assertTrue(at(ann, "2014-12-31").certain());
    assertEquals(MARRIED, at(ann, "2015-01-01").status());
    assertFalse(at(ann, "2015-01-01").certain());
    registry.changeStatus(ann, DIVORCED, dated("2018-01-01"));
    assertTrue(at(ann, "2018-01-01").certain());
    assertEquals(
        List.of(Contradiction.Flaw.MERGED_DISAGREE),
        recording.history().contradictions().stream().map(Contradiction::flaw).toList());
  }

  @Test
  void theAbsorbedCreationIsEvidenceOfBirthWhereTheOwnSaysNone() {
    int ann = registry.create(Name.first("Ann"));
    int anne = registry.create(Name.first("Anne"), SINGLE, null, dated("1990-05-01"));
    registry.merge(anne, ann, "one person", Details.NONE);
    assertEquals(EffectiveDate.parse("1990-05-01"), at(ann, "2020").born());
    assertEquals(SINGLE, at(ann, "1991").status());
    assertEquals(Name.first("Ann"), at(ann, "1991").name());
  }

  @Test
  void birthsThatCanNotBeOneAreUncertainAndListed() {
    int ann = registry.create(Name.first("Ann"), SINGLE, null, dated("1990-05-01"));
    int anne = registry.create(Name.first("Anne"), SINGLE, null, dated("1991-05-01"));
    long merge = registry.merge(anne, ann, "one person", Details.NONE);
    assertFalse(at(ann, "2000").certain());
    assertEquals(EffectiveDate.parse("1990-05-01"), at(ann, "2000").born());
    assertEquals(1, recording.history().contradictions().size());
    registry.retract(merge, "two sisters");
    assertTrue(at(ann, "2000").certain());
    assertEquals(List.of(), recording.history().contradictions());
  }

  @Test
  void anotherSexAndAnotherCityOfARecordAreListed() {
    int ann = registry.create(null, SINGLE, new Address("S 1", "Rome"), dated("1990"));
    registry.set(ann, Attribute.SEX, "female", dated("1990"));
    EffectiveDate born = EffectiveDate.parse("1990");
    int li = registry.create(null, SINGLE, new Address("S 2", "Oslo"), born, dated("2010-01-01"));
    registry.set(li, Attribute.SEX, "male", dated("2010-01-01"));
    registry.merge(li, ann, "one", Details.NONE);
    assertEquals(
        List.of(
            "in Oslo by the record of person 2, but in Rome by event 0",
            "male by the record of person 2, but female by event 1"),
        recording.history().contradictions().stream().map(Contradiction::what).toList());
  }

  @Test
  void sheIsObservedAsLongAsOneOfHerRecordsIs() {
    int tree = registry.create(null, SINGLE, null, dated("1880").from("tree.ged#I1"));
    int here = registry.create(null, SINGLE, null, dated("1880"));
    registry.observedUntil("tree.ged", dated("1914-07-05"));
    registry.move(here, new Address("S 1", "Paris"), dated("1930"));
    for (int[] pair : new int[][] {{here, tree}, {tree, here}}) {
      long merge = registry.merge(pair[0], pair[1], "one", Details.NONE);
      Person person = at(pair[1], "1935");
      assertEquals("Paris", person.address().city());
      assertFalse(person.beyond());
      registry.retract(merge, "two");
    }
  }

  @Test
  void mergesMakeChainsAndNoCircles() {
    int[] ids = IntStream.range(0, 3).map(_ -> registry.create(null)).toArray();
    registry.merge(ids[2], ids[1], "one", Details.NONE);
    assertRefused("persons 3 and 2 are one already (event 3)", () -> merge(ids[1], ids[2]));
    registry.merge(ids[1], ids[0], "one", Details.NONE);
    assertEquals(ids[0], recording.history().survivor(ids[2]));
    assertRefused("persons 3 and 1 are one already (event 3)", () -> merge(ids[0], ids[2]));
    assertRefused("persons 1 and 2 are one already (event 4)", () -> merge(ids[1], ids[0]));
    assertRefused(
        "the surviving record of person 1 is herself; expected someone else",
        () -> merge(ids[0], ids[0]));
    int other = registry.create(null);
    assertRefused(
        "person 3 is person 1 since event 3; expected person 1", () -> merge(other, ids[2]));
    assertRefused(
        "person 3 is person 1 since event 3; expected person 1",
        () -> registry.marry(other, ids[2], Details.NONE));
  }

  private void merge(int absorbed, int into) {
    registry.merge(absorbed, into, "one", Details.NONE);
  }

  private static void assertRefused(String message, Runnable work) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, work::run).getMessage());
  }

  @Test
  void twentyOneRecordsArePartedInAnyOrderAndNothingStays() {
    for (long seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      EventTimeline timeline = EventTimeline.inMemory();
      PersonRegistry registry = new PersonRegistry(timeline);
      List<Integer> ids = new ArrayList<>();
      for (int i = 0; i < 21; i++) {
        int id =
            registry.create(
                new Name("Ann" + i, "Lee"),
                SINGLE,
                new Address("Elm St " + i, "Bath"),
                dated("1990"));
        registry.changeStatus(
            id, MARRIED, Partner.named(Name.first("Bo" + i)), dated("20" + (10 + i)));
        registry.set(id, "occupation", "work " + i, dated("2000"));
        ids.add(id);
      }
      List<String> before = answers(History.of(timeline));
      List<Long> merges = new ArrayList<>();
      List<Integer> left = new ArrayList<>(ids);
      Collections.shuffle(left, random);
      while (left.size() > 1) {
        int absorbed = left.removeLast();
        int into = left.get(random.nextInt(left.size()));
        merges.add(registry.merge(absorbed, into, "one", Details.NONE));
      }
      assertEquals(left, History.of(timeline).personIds());
      Collections.shuffle(merges, random);
      for (int i = 0; i < merges.size(); i++) {
        registry.retract(merges.get(i), "two");
        assertEquals(i + 2, History.of(timeline).personIds().size());
      }
      assertEquals(before, answers(History.of(timeline)), "seed " + seed);
    }
  }

  private static List<String> answers(History history) {
    List<String> answers = new ArrayList<>();
    for (String at : List.of("1991", "2005", "2015", "2031")) {
      history
          .at(at)
          .all()
          .forEach(
              person -> answers.add(person.toString() + person.partner() + person.attributes()));
      answers.add(history.at(at).countByStatus().toString());
      answers.add(history.at(at).couples().toString());
    }
    for (int id : history.personIds()) {
      answers.add(history.statusPeriods(id).toString());
      answers.add(history.addressPeriods(id).toString());
      answers.add(history.attributePeriods(id, "occupation").toString());
      answers.add(history.couples(id).toString());
    }
    answers.add(history.contradictions().toString());
    return answers;
  }

  /// For every question, and every later moment.
  @Test
  void aMergeAndItsRetractionAreAsNone() {
    for (long seed = 0; seed < Rounds.of(300); seed++) {
      Random random = new Random(seed);
      List<Invented> without = new ArrayList<>(history(random));
      List<Question> questions = questions(without, random);
      int absorbed = 1 + random.nextInt(PEOPLE);
      int into = 1 + absorbed % PEOPLE;
      List<Invented> with = new ArrayList<>(without);
      Instant last = without.getLast().recorded();
      int position = with.size();
      boolean refersAhead = // to what is another event with the merge
          with.stream().anyMatch(each -> about(each.event()) >= position);
      with.add(
          new Invented(last.plusSeconds(1), new Event.Merge(absorbed, into, "x", Details.NONE)));
      with.add(
          new Invented(
              last.plusSeconds(2), new Event.Retraction(absorbed, position, "y", Details.NONE)));
      // the same person is named by as many events, so that she is known in both
      without.add(
          new Invented(
              last.plusSeconds(1), new Event.Unrecognized("NOTE", absorbed, Details.NONE)));
      without.add(
          new Invented(
              last.plusSeconds(2), new Event.Unrecognized("NOTE", absorbed, Details.NONE)));
      History merged = History.of(InventedHistory.inMemory(with));
      History plain = History.of(InventedHistory.inMemory(without));
      for (Question question : questions) {
        String which = "seed %d, %s".formatted(seed, question);
        History one = question.of(merged, Instant.MAX);
        History other = question.of(plain, Instant.MAX);
        assertEquals(other.personIds(), one.personIds(), which);
        assertEquals(other.at(question.at()).all(), one.at(question.at()).all(), which);
        assertEquals(
            other.at(question.at()).countByStatus(), one.at(question.at()).countByStatus(), which);
        assertEquals(other.at(question.at()).couples(), one.at(question.at()).couples(), which);
        for (int id : one.personIds()) {
          assertEquals(other.statusPeriods(id), one.statusPeriods(id), which);
          assertEquals(other.addressPeriods(id), one.addressPeriods(id), which);
          assertEquals(other.parents(id), one.parents(id), which);
          assertEquals(other.keys(id), one.keys(id), which);
        }
        if (!refersAhead) {
          assertEquals(contradictions(other, position), contradictions(one, position), which);
        }
      }
    }
  }

  private static long about(Event event) {
    return switch (event) {
      case Event.Correction e -> e.corrects();
      case Event.Retraction e -> e.retracts();
      default -> -1;
    };
  }

  private static List<Contradiction> contradictions(History history, int before) {
    return history.contradictions().stream().filter(each -> each.position() < before).toList();
  }
}
