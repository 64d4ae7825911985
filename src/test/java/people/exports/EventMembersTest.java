package people.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;

/// Only the members that are chosen are told of an event.
class EventMembersTest {

  private static String only(String members, String line) {
    return EventMembers.of(List.of(members.split(","))).of(line);
  }

  @Test
  void membersAndPartsOfThemAreChosen() {
    String line =
        "{\"type\":\"PERSON_ADDRESS_CHANGE\",\"personId\":7,\"newAddress\":{\"street\":\"Mill"
            + " 3\",\"city\":\"Delft\"},\"source\":\"a letter\",\"_check\":\"9a3f01bc\"}";
    assertEquals(line, EventMembers.of(List.of()).of(line));
    assertEquals(
        "{\"type\":\"PERSON_ADDRESS_CHANGE\",\"newAddress\":{\"city\":\"Delft\"}}",
        only("type,newAddress.city", line));
    assertEquals(
        "{\"newAddress\":{\"street\":\"Mill 3\",\"city\":\"Delft\"}}", only("newAddress", line));
    assertEquals("{}", only("newStatus,name.firstname", line));
  }

  @Test
  void whatMayBeErasedIsToldWhereItIsChosenOnly() {
    String line =
        "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"address\":{\"city\":\"Ely\"},\"_commit\":\"00\",\"_open\":{\"_salt\":\"s\",\"name\":{\"firstname\":\"Ada\"},\"address\":{\"street\":\"Mill"
            + " 3\"}},\"_check\":\"9a3f01bc\"}";
    assertEquals(
        "{\"personId\":1,\"address\":{\"city\":\"Ely\"}}", only("personId,address.city", line));
    assertEquals(
        "{\"name\":{\"firstname\":\"Ada\"},\"address\":{\"city\":\"Ely\",\"street\":\"Mill 3\"}}",
        only("name,address", line));
  }

  @Test
  void aNameThatNoEventHasIsRefused() {
    for (String name : List.of("status2", "name.city", "type.x", "", "_open")) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> EventMembers.of(List.of(name)))
              .getMessage()
              .startsWith("'" + name + "' is not a member of events; expected some of type, "));
    }
  }

  /// The format's own table, in a comment of it that a test holds to the code.
  @Test
  void allMembersOfTheFormatCanBeChosenButThoseThatAreTheTimelines() throws IOException {
    String format =
        Files.readString(
            Path.of(System.getProperty("people.root", ""))
                .resolve("src/main/java/people/line/EventFormat.java"));
    Set<String> members = new TreeSet<>();
    for (String line : format.lines().toList()) {
      if (line.matches("/// (!?[A-Z]+_[A-Z_]+|every event) .*")) {
        Matcher member = Pattern.compile("([a-zA-Z_]+) [A-Z]+").matcher(line.substring(25));
        while (member.find()) {
          members.add(member.group(1));
        }
      }
    }
    members.removeAll(
        Set.of("others", "_batch", "_batchEnd", "_commit", "_open", "_sealed", "_check"));
    members.addAll(Set.of("type", "personId"));
    assertEquals(members, new TreeSet<>(EventMembers.KNOWN.keySet()));
  }
}
