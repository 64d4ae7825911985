package people.line;

import module java.base;

import people.*;

/// Writes what is personal in an event as an object of JSON that is nested like the event, and with
/// it all that others put in. [LineWriter] writes the rest.
final class PersonalJson {

  private PersonalJson() {}

  /// Adds the object; nothing where there is nothing personal.
  static void add(Event event, Bytes out) {
    int start = out.length;
    out.add('{');
    int empty = out.length;
    Map<String, Object> rest = LineWriter.others(event);
    KindRow row = EventFormat.row(event.kind());
    if (row != null) {
      for (Member member : row.members) {
        value(member, member.value.apply(event), rest, out);
      }
    }
    Details details = event.details();
    value(EventFormat.EFFECTIVE, details.effective(), rest, out);
    value(EventFormat.SOURCE, details.source(), rest, out);
    value(EventFormat.RECORDED_BY, details.recordedBy(), rest, out);
    out.addMembers(rest);
    if (out.length == empty) {
      out.length = start;
    } else {
      out.add('}');
    }
  }

  /// @param rest the others of the object that it is in, from which it is taken
  private static void value(Member member, Object value, Map<String, Object> rest, Bytes out) {
    if (value == null) {
      return;
    }
    Object more = rest.isEmpty() ? null : rest.remove(member.name);
    if (member.shape != null) {
      object(member, value, more instanceof Map<?, ?> others ? others : Map.of(), out);
    } else if (member.isPersonal) {
      begin(member, out);
      out.addText((String) value);
    }
  }

  private static void begin(Member member, Bytes out) {
    if (out.array[out.length - 1] == '{') {
      out.length--;
      out.add(member.firstStart);
    } else {
      out.add(member.start);
    }
  }

  private static void object(Member member, Object of, Map<?, ?> others, Bytes out) {
    int start = out.length;
    begin(member, out);
    out.add('{');
    int empty = out.length;
    Map<String, Object> rest = LineWriter.rest(others);
    boolean isPlain = LineWriter.isPlain(of);
    for (Member each : member.shape.members()) {
      Object value = each.value.apply(of);
      if (isPlain && value != null) {
        rest.remove(each.name);
      } else {
        value(each, value, rest, out);
      }
    }
    out.addMembers(rest);
    if (out.length == empty) {
      out.length = start;
    } else {
      out.add('}');
    }
  }
}
