package people.line;

import module java.base;

/// Puts the personal members of a line, which stand apart from the others, where they belong.
final class PersonalMembers {

  private PersonalMembers() {}

  /// Puts what was sealed in the places where it was.
  ///
  /// @param line the members of the event, without those of the timeline
  static void open(
      Map<String, Object> line, Object sealed, int personId, long position, LineSeal seal)
      throws BadLine {
    String type = String.valueOf(line.get("type"));
    byte[] opened;
    try {
      opened = seal.open(String.valueOf(sealed), personId, position, type);
    } catch (BadLine.KeyDestroyed e) {
      return; // she was erased: it reads as without the key, and all other lines as they are
    }
    Map<String, Object> personal = JsonText.object(new String(opened, StandardCharsets.UTF_8));
    personal.keySet().removeIf(member -> member.startsWith("_")); // which are the timeline's
    exchange(line, personal);
  }

  private static void exchange(Map<String, Object> line, Map<?, ?> personal) {
    personal.forEach((member, value) -> {
      if (line.get(member) instanceof Map<?, ?> known && value instanceof Map<?, ?> more) {
        exchange(JsonText.members(known), more);
      } else {
        line.put((String) member, value);
      }
    });
  }

  /// Puts personal members that stand open where they belong.
  static void putAll(Map<String, Object> line, Map<?, ?> personal) {
    personal.forEach((member, value) -> {
      if (line.get(member) instanceof Map<?, ?> known && value instanceof Map<?, ?> more) {
        putAll(JsonText.members(known), more);
      } else if (!((String) member).startsWith("_")) {
        line.putIfAbsent((String) member, value);
      }
    });
  }
}
