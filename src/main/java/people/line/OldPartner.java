package people.line;

import module java.base;

import people.*;

/// Members of a change of status that are called `partnerId` and `partner`, and are no partner of
/// ours: version 0.1 did not know these words, and kept whatever a program wrote there. So they are
/// kept as unknown members, and the file goes on to be read.
final class OldPartner {

  private OldPartner() {}

  /// Takes those out of a line that are no partner whom the person can have.
  static Map<String, Object> take(Map<String, Object> line, int personId) {
    Object id = line.get("partnerId");
    Object name = line.get("partner");
    if (!line.containsKey("partnerId") && !line.containsKey("partner")) {
      return Map.of();
    }
    Map<String, Object> unfit = new LinkedHashMap<>();
    long known = EventParser.number(id, 1, Integer.MAX_VALUE);
    boolean isId = known > 0 && fits(line, personId, Partner.of((int) known));
    if (!isId && line.containsKey("partnerId")) {
      unfit.put("partnerId", line.remove("partnerId"));
    }
    Name made = isId ? null : name(name);
    if (line.containsKey("partner")
        && (made == null || !fits(line, personId, Partner.named(made)))) {
      unfit.put("partner", line.remove("partner"));
    }
    return unfit;
  }

  private static boolean fits(Map<String, Object> line, int personId, Partner partner) {
    try {
      Status status = EventParser.takeStatus(new HashMap<>(line), "newStatus");
      return status != null && partner.misfit(personId, status) == null;
    } catch (BadLine | IllegalArgumentException e) {
      return false; // whoever reads the status says why
    }
  }

  private static Name name(Object value) {
    try {
      return value instanceof Map<?, ?> map
          ? (Name) EventParser.make(EventFormat.NAME, new HashMap<>(JsonText.members(map)))
          : null;
    } catch (BadLine e) {
      return null;
    }
  }
}
