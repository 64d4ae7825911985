package people.imports.copies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.*;
import people.timeline.*;

/// What was recorded without a date, in a timeline whose times of recording are others.
@DisplayName("A copy of a timeline with events without a date")
class CopyDatesTest {

  private static final List<String> DAYS =
      List.of("1950-06-01", "2015-02-13", "2015-02-14", "2016-03-01", "2019-12-31", "2030-01-01");

  @TempDir Path folder;

  /// What is known of everyone on some days.
  private static List<String> answers(EventTimeline timeline) {
    History history = History.of(timeline);
    List<String> answers = new ArrayList<>();
    for (String day : DAYS) {
      for (Person person : history.at(day).all()) {
        answers.add(
            day
                + ": "
                + person
                + ", born "
                + person.born()
                + (person.living() ? "" : ", not there"));
      }
    }
    return answers;
  }

  private void assertSameAnswers(String lines, String copied) throws IOException {
    Path file = folder.resolve("town.jsonl");
    Files.writeString(file, lines.replace('\'', '"'));
    EventTimeline copy = EventTimeline.inMemory();
    Import.into(copy, file);
    try (EventTimeline original = EventTimeline.open(file)) {
      assertEquals(answers(original), answers(copy));
    }
    StringBuilder json = new StringBuilder();
    Imported.facts(copy)
        .forEach(recorded ->
            json.append(recorded.json().replace('"', '\'').replaceFirst(",'_datetime'.*", "}"))
                .append('\n'));
    assertEquals(copied, json.toString());
  }

  @Test
  void hasNobodyBornOnTheDayWhenSheWasRecorded() throws IOException {
    assertSameAnswers(
        """
        {'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE','source':'roll','_datetime':'2015-02-14T09:26:53Z'}
        {'type':'PERSON_CREATION','personId':2,'name':{'firstname':'Bo'},'status':'UNKNOWN','_datetime':'2015-02-14T09:26:54Z'}
        {'type':'PERSON_CREATION','personId':3,'name':{'firstname':'Di'},'status':'SINGLE','born':'1950','_datetime':'2015-02-14T09:26:56Z'}
        """,
        """
        {'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE','source':'roll'}
        {'type':'PERSON_STATUS_CHANGE','personId':1,'newStatus':'SINGLE','effective':'2015-02-14','source':'roll'}
        {'type':'PERSON_CREATION','personId':2,'name':{'firstname':'Bo'},'status':'UNKNOWN'}
        {'type':'PERSON_STATUS_CHANGE','personId':2,'newStatus':'UNKNOWN','effective':'2015-02-14'}
        {'type':'PERSON_CREATION','personId':3,'name':{'firstname':'Di'},'status':'SINGLE','born':'1950'}
        """);
  }

  @Test
  void correctsAndUndoesTheCopiesOfWhatWasCorrected() throws IOException {
    assertSameAnswers(
        """
        {'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE','_datetime':'2015-02-14T09:26:53Z'}
        {'type':'PERSON_CREATION','personId':2,'name':{'firstname':'Bo'},'status':'SINGLE','_datetime':'2015-02-14T09:26:54Z'}
        {'type':'PERSON_STATUS_CHANGE','personId':2,'newStatus':'MARRIED','effective':'2016-03-01','_datetime':'2016-03-01T00:00:00Z'}
        {'type':'EVENT_CORRECTION','personId':2,'corrects':2,'to':{'effective':'2016-02-01'},'why':'a slip','_datetime':'2016-03-02T00:00:00Z'}
        {'type':'EVENT_CORRECTION','personId':1,'corrects':0,'to':{'status':'UNKNOWN'},'why':'a slip','_datetime':'2016-03-03T00:00:00Z'}
        {'type':'PERSON_CREATION','personId':3,'name':{'firstname':'Cy'},'status':'SINGLE','_datetime':'2016-03-04T00:00:00Z'}
        {'type':'EVENT_RETRACTION','personId':3,'retracts':5,'why':'nobody','_datetime':'2016-03-05T00:00:00Z'}
        """,
        """
        {'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE'}
        {'type':'PERSON_STATUS_CHANGE','personId':1,'newStatus':'UNKNOWN','effective':'2015-02-14'}
        {'type':'PERSON_CREATION','personId':2,'name':{'firstname':'Bo'},'status':'SINGLE'}
        {'type':'PERSON_STATUS_CHANGE','personId':2,'newStatus':'SINGLE','effective':'2015-02-14'}
        {'type':'PERSON_STATUS_CHANGE','personId':2,'newStatus':'MARRIED','effective':'2016-03-01'}
        {'type':'EVENT_CORRECTION','personId':2,'corrects':4,'to':{'effective':'2016-02-01'},'why':'a slip'}
        {'type':'EVENT_CORRECTION','personId':1,'corrects':0,'to':{'status':'UNKNOWN'},'why':'a slip'}
        {'type':'PERSON_CREATION','personId':3,'name':{'firstname':'Cy'},'status':'SINGLE'}
        {'type':'EVENT_RETRACTION','personId':3,'retracts':7,'why':'nobody'}
        """);
  }

  @Test
  void hasWhatWentInBetweenInItsBatch() throws IOException {
    Path file = folder.resolve("town.jsonl");
    Files.writeString(
        file,
        """
        {'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE','_datetime':'2015-02-14T09:26:53Z','_batch':3}
        {'type':'PERSON_CREATION','personId':2,'name':{'firstname':'Bo'},'status':'SINGLE','_datetime':'2015-02-14T09:26:53Z'}
        {'type':'NAMED_BATCH','name':'roll','events':2,'_datetime':'2015-02-14T09:26:53Z','_batchEnd':3}
        """
            .replace('\'', '"'));
    EventTimeline copy = EventTimeline.inMemory();
    Import.into(copy, file);
    List<Event> events = new ArrayList<>();
    copy.forEach(recorded -> events.add(recorded.event()));
    Event.NamedBatch roll = (Event.NamedBatch) events.get(4);
    assertEquals("roll 4", roll.name() + " " + roll.events());
  }
}
