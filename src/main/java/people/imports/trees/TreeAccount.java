package people.imports.trees;

import module java.base;

import people.imports.batches.*;
import people.imports.gedcom.*;

/// The account of a family tree: what became of every line, at every level. A line is used, or it
/// is of a tag that a timeline has no place for, or it could not be used; a line below one of the
/// latter two goes with it.
///
/// It is drawn up once the tree is read, from what was found then.
final class TreeAccount {

  private static final String LINES = "lines";
  private static final String NOT_KEPT = "notKept";
  private static final String UNUSED = "unused";

  private static final String UNKNOWN_TAG = "tag that GEDCOM does not have";

  /// Where a remark says on which line it is.
  private static final Pattern LINE = Pattern.compile("(?:^|\\(|with )line (\\d{1,9})\\b");

  /// Tags that are understood below another one, beside those of a [RecordKind].
  private static final Map<String, Set<String>> PARTS =
      Map.ofEntries(
          Map.entry("HEAD", Set.of("GEDC", "CHAR", "CHARACTER", "SOUR", "DATE", "PLAC")),
          Map.entry("GEDC", Set.of("VERS", "FORM")),
          Map.entry("CHAR", Set.of("VERS")),
          Map.entry("CHARACTER", Set.of("VERS")),
          Map.entry("DATE", Set.of("PHRASE")),
          Map.entry("PLAC", Set.of("FORM", "MAP")),
          Map.entry("MAP", Set.of("LATI", "LONG")),
          Map.entry("HUSB", Set.of("PHRASE")),
          Map.entry("WIFE", Set.of("PHRASE")),
          Map.entry("FAMC", Set.of("PEDI")));

  private static final Set<String> CONTINUED = Set.of("CONT", "CONC");

  /// All tags of GEDCOM 5.5, 5.5.1 and 7.0. Those that begin with `_` are of programs.
  private static final Set<String> STANDARD =
      Set.of(
          ("ABBR ADDR ADOP ADR1 ADR2 ADR3 AFN AGE AGNC ALIA ANCE ANCI ANUL ASSO AUTH BAPL BAPM BARM"
                  + " BASM BIRT BLES BLOB BURI CALN CAST CAUS CENS CHAN CHAR CHIL CHR CHRA CITY"
                  + " CONC CONF CONL CONT COPR CORP CREA CREM CROP CTRY DATA DATE DEAT DESC DESI"
                  + " DEST DIV DIVF DSCR EDUC EMAIL EMIG ENDL ENGA EVEN EXID FACT FAM FAMC FAMF"
                  + " FAMS FAX FCOM FILE FONE FORM GEDC GIVN GRAD HEAD HEIGHT HUSB IDNO IMMI INDI"
                  + " INIL LANG LATI LEFT LEGA LONG MAP MARB MARC MARL MARR MARS MEDI MIME NAME"
                  + " NATI NATU NCHI NICK NMR NO NOTE NPFX NSFX OBJE OCCU ORDI ORDN PAGE PEDI PHON"
                  + " PHRASE PLAC POST PROB PROP PUBL QUAY REFN RELA RELI REPO RESI RESN RETI RFN"
                  + " RIN ROLE ROMN SCHMA SDATE SEX SLGC SLGS SNOTE SOUR SPFX SSN STAE STAT SUBM"
                  + " SUBN SUBS SURN TAG TEMP TEXT TIME TITL TOP TRAN TRLR TYPE UID VERS WIDTH"
                  + " WIFE WILL WWW")
              .split(" "));

  private final Map<Integer, List<Findings.Finding>> remarks = new HashMap<>();
  private final TreeProblems problems;
  private final Map<String, Integer> notKept = new HashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Findings findings;

  private TreeAccount(GedcomFile gedcom, Findings findings) {
    this.findings = findings;
    this.problems = new TreeProblems(gedcom);
    for (String what : List.of("read", "used", NOT_KEPT, UNUSED)) {
      lines.put(what, 0);
    }
    for (Findings.Finding remark : findings.remarks()) {
      Matcher line = LINE.matcher(remark.where());
      int number = line.find() ? Integer.parseInt(line.group(1)) : 0;
      remarks.computeIfAbsent(number, _ -> new ArrayList<>()).add(remark);
    }
  }

  /// Draws up the account, and tells it.
  static void tell(GedcomFile gedcom, Findings findings) {
    TreeAccount account = new TreeAccount(gedcom, findings);
    for (GedcomLine record : gedcom.records()) {
      boolean isRead = Set.of("HEAD", "INDI", "FAM", "TRLR").contains(record.tag());
      String id = record.id() == null ? record.tag() : record.id();
      if (!isRead) {
        account.notKept.merge(record.tag(), 1, Integer::sum);
      }
      account.enter(record, id, record.tag(), isRead ? "used" : NOT_KEPT, !isRead);
    }
    account.remarks.forEach(
        (number, rest) -> rest.forEach(remark -> account.enterRefused(number, remark)));
    account.problems.sort();
    findings.account(account.lines, account.notKept, account.problems);
  }

  /// What is in no line of the tree.
  private void enterRefused(int number, Findings.Finding remark) {
    if (number > 0) {
      count(UNUSED);
    }
    String text = number > 0 ? remark.where().replaceFirst("^line \\d+: ", "") : remark.where();
    problems.add(
        new ImportProblem(number, null, null, remark.section(), remark.kind(), remark.why(), text));
  }

  /// @param path of tags below the record
  /// @param above what became of the line above; for a record of this one
  /// @param isWhole whether all that is below goes the same way
  private void enter(GedcomLine line, String record, String path, String above, boolean isWhole) {
    List<Findings.Finding> said = remarks.remove(line.number());
    String state = above;
    boolean isTold = false;
    for (Findings.Finding remark : said == null ? List.<Findings.Finding>of() : said) {
      state = remark.section().equals(UNUSED) ? UNUSED : state;
      isTold |= remark.section().equals(state);
      problems.add(line.number(), path, remark.section(), remark.kind(), remark.why());
    }
    if (!isTold && !state.equals("used")) {
      String why = state.equals(NOT_KEPT) ? "no place for it" : "goes with the line above";
      problems.add(line.number(), path, state, LINES, why);
    }
    count(state);
    for (GedcomLine child : line.children()) {
      boolean isRecord = path.equals(line.tag()) && isRecord(line);
      String below = isRecord ? child.tag() : path + "." + child.tag();
      boolean isPart =
          (isRecord ? isRead(line, child) : isPart(line, child))
              || findings.isReadToo(child.number());
      if (isPart || isWhole) {
        enter(child, record, below, state, isWhole);
      } else if (child.tag().startsWith("_") || STANDARD.contains(child.tag())) {
        notKept.merge(below, 1, Integer::sum);
        enter(child, record, below, NOT_KEPT, true);
      } else {
        findings.unused(LINES, UNKNOWN_TAG, child.at(record) + ": '" + below + "'");
        remarks
            .computeIfAbsent(child.number(), _ -> new ArrayList<>())
            .add(new Findings.Finding(UNUSED, LINES, UNKNOWN_TAG, ""));
        enter(child, record, below, UNUSED, true);
      }
    }
  }

  private static boolean isRecord(GedcomLine line) {
    return line.tag().equals("INDI") || line.tag().equals("FAM");
  }

  private void count(String state) {
    lines.merge("read", 1, Integer::sum);
    lines.merge(state, 1, Integer::sum);
  }

  /// Whether a line below a person or a family is read.
  private static boolean isRead(GedcomLine record, GedcomLine line) {
    RecordKind kind = RecordKind.of(line);
    if (record.tag().equals("INDI")) {
      return kind != null || line.tag().equals("FAMS") || line.tag().equals("FAMC");
    }
    return line.tag().equals("HUSB")
        || line.tag().equals("WIFE")
        || line.tag().equals("NO") && line.value().equals("MARR")
        || kind != null && kind.isOfFamilies();
  }

  private static boolean isPart(GedcomLine above, GedcomLine line) {
    RecordKind kind = RecordKind.of(above);
    return CONTINUED.contains(line.tag())
        || kind != null && kind.hasPart(line.tag())
        || PARTS.getOrDefault(above.tag(), Set.of()).contains(line.tag());
  }
}
