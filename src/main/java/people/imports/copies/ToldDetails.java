package people.imports.copies;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.gedcom.*;

/// Reads the details of a fact in a family tree that tells all ([ToldTree]): its date, source and
/// notes, and keeps the account of what became of each line.
final class ToldDetails {

  private static final List<String> STATES = List.of("read", "used", "notKept", "unused");

  private final Findings findings;

  /// Numbers of the lines that were read.
  private final BitSet read = new BitSet();

  private final BitSet refused = new BitSet();

  /// Of sources, by identifier.
  private final Map<String, String> titles = new HashMap<>();

  ToldDetails(Findings findings) {
    this.findings = findings;
  }

  ToldLine line(GedcomLine line) {
    return new ToldLine(line, read);
  }

  /// Takes in the record of a source.
  void addSource(GedcomLine source) {
    titles.put(source.id(), line(source).text("TITL"));
  }

  /// Details with the DATE of a line.
  Details of(ToldLine line, Map<String, Object> members) {
    return of(line, "DATE", members);
  }

  /// @param dateTag of the line below that says when
  /// @param members that other lines say
  Details of(ToldLine line, String dateTag, Map<String, Object> members) {
    Map<String, Object> others = new LinkedHashMap<>();
    members.forEach((name, value) -> ToldLine.put(others, name, value));
    ToldLine.put(others, "note", line.text("NOTE"));
    others.putAll(line.phrase(dateTag));
    String json = line.text(TreeExtension.MORE);
    Map<String, Object> more = json == null ? Map.of() : TreeMembers.of(json);
    if (more == null) {
      unused(line.child(TreeExtension.MORE), "not JSON");
    } else {
      others.putAll(more);
    }
    ToldLine date = line.child(dateTag);
    EffectiveDate effective = line.date(dateTag);
    if (date != null && effective == null && !date.text().isEmpty()) {
      findings.doubt("lines", "date not understood", date.line().at(line.line().tag()));
    }
    return new Details(effective, source(line), line.text(TreeExtension.BY), others, null);
  }

  private String source(ToldLine line) {
    ToldLine standard = line.child("SOUR");
    ToldLine cited = standard != null ? standard : line.child(TreeExtension.SOUR);
    if (cited == null) {
      return null;
    }
    String title = titles.get(cited.line().ref());
    String page = cited.text("PAGE");
    return title == null || page == null ? title : title + "#" + page;
  }

  // ---- the account

  /// Notes that nothing is made of a line.
  void skip(ToldLine line) {
    read.clear(line.line().number());
  }

  /// Notes that nothing could be made of a line, and why.
  void unused(ToldLine line, String why) {
    findings.unused("lines", why, line.line().at(line.line().tag()));
    refused.set(line.line().number());
  }

  /// Tells of each line what became of it.
  void account(GedcomFile gedcom) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    STATES.forEach(state -> lines.put(state, 0));
    Map<String, Integer> notKept = new LinkedHashMap<>();
    List<ImportProblem> problems = new ArrayList<>();
    for (GedcomLine record : gedcom.records()) {
      String id = record.id() == null ? record.tag() : record.id();
      enter(record, id, record.tag(), lines, notKept, problems);
    }
    findings.account(lines, notKept, problems);
  }

  private void enter(
      GedcomLine line,
      String record,
      String path,
      Map<String, Integer> lines,
      Map<String, Integer> notKept,
      List<ImportProblem> problems) {
    boolean isRefused = refused.get(line.number());
    String state = isRefused ? "unused" : read.get(line.number()) ? "used" : "notKept";
    lines.merge("read", 1, Integer::sum);
    lines.merge(state, 1, Integer::sum);
    if (!state.equals("used")) {
      String why = isRefused ? "not understood" : "no place for it";
      problems.add(
          new ImportProblem(line.number(), record, path, state, "lines", why, line.value()));
    }
    if (state.equals("notKept")) {
      notKept.merge(path, 1, Integer::sum);
    }
    for (GedcomLine child : line.children()) {
      enter(child, record, path + "." + child.tag(), lines, notKept, problems);
    }
  }
}
