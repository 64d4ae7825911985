package people.imports.trees;

import module java.base;

import people.Status;
import people.imports.dates.*;
import people.imports.gedcom.*;
import people.imports.trees.MaritalHistory.FactKind;

/// The words of a marital status, in the languages of [UnionWords], and where a person's own record
/// says one.
final class StatusWords {

  /// Lines whose texts may say one.
  private static final Set<String> SEEN_IN = Set.of("RESI", "CENS", "EVEN", "FACT", "_MSTAT");

  /// A line that says only by its TYPE, or its text, what it is.
  private static final Set<String> WORDED = Set.of("EVEN", "FACT");

  private static final Set<String> TITLES =
      UnionWords.words("status, marital, statut, etat, stand, estado, stato, staat, stan, stav");

  private static final Map<String, Status> STATUSES = statuses();

  private static Map<String, Status> statuses() {
    Map<Status, String> words =
        Map.of(
            Status.SINGLE,
            """
            single, never married, unmarried, bachelor, spinster, s, celibataire, ledig, ongehuwd
            soltero, soltera, celibe, nubile, solteiro, solteira, ugift, ogift, enslig, kawaler
            panna, svobodny, svobodna, caelebs, coelebs, innupta
            """,
            Status.MARRIED,
            """
            married, m, marie, mariee, verheiratet, verh, gehuwd, getrouwd, casado, casada
            coniugato, coniugata, sposato, sposata, gift, zonaty, zamezna, zenaty, vdana, provdana
            coniugatus, nupta, maritus, uxor
            """,
            Status.WIDOWED,
            """
            widowed, widow, widower, w, wd, veuf, veuve, verwitwet, witwe, witwer, weduwe
            weduwnaar, viudo, viuda, vedovo, vedova, viuvo, viuva, enke, enkemand, anka, ankling
            enkling, wdowa, wdowiec, vdova, vdovec, vidua, viduus
            """,
            Status.DIVORCED,
            """
            divorced, d, divorce, divorcee, geschieden, gesch, gescheiden, divorciado, divorciada
            divorziato, divorziata, fraskilt, franskild, skilt, skild, rozwiedziony, rozwiedziona
            rozvedeny, rozvedena
            """,
            Status.SEPARATED,
            """
            separated, separe, separee, getrennt lebend, separado, separada, separato, separata
            separeret, separerad, separert
            """,
            Status.PARTNERED,
            "partnered, common law, pacs, pacse, pacsee, cohabiting, samenwonend, sambo, samboer");
    Map<String, Status> statuses = new HashMap<>();
    words.forEach(
        (status, list) -> UnionWords.words(list).forEach(word -> statuses.put(word, status)));
    return statuses;
  }

  /// What stands before a status in a text.
  private static final Pattern STATUS =
      Pattern.compile(
          "(?:^| )(?:marital ?status|civil status|etat civil|situation (?:de famille|matrimoniale)"
              + "|familienstand|burgerlijke staat|estado civil|stato civile|civilstand"
              + "|civilstatus|aegteskabelig stilling|sivilstand|sivilstatus|stan cywilny"
              + "|rodinny stav) ((?:\\p{L}+ ?){1,3})");

  private StatusWords() {}

  /// A status that a line says.
  ///
  /// @param text that says it
  record StatusInWords(Status status, String text) {}

  /// What a line of a person's own record says of her status; null for nothing.
  static StatusInWords said(GedcomLine line) {
    RecordKind kind = RecordKind.of(line);
    if (kind != null && kind.isOfCouple()) {
      return ofCouple(line);
    }
    if (!SEEN_IN.contains(line.tag())) {
      return null;
    }
    StatusInWords said =
        Stream.concat(
                Stream.of(line.text(), line.value("TYPE") + ": " + line.text()),
                line.values("NOTE"))
            .filter(text -> of(text) != null)
            .findFirst()
            .map(text -> new StatusInWords(of(text), text))
            .orElse(null);
    if (said != null || !WORDED.contains(line.tag())) {
      return said;
    }
    String type = line.value("TYPE");
    Status status = whole(type);
    if (status != null && !line.saysNo()) {
      return new StatusInWords(status, type);
    }
    boolean isTitled = type.isBlank() || TITLES.contains(UnionWords.tidy(type));
    return isTitled && whole(line.text()) != null
        ? new StatusInWords(whole(line.text()), line.text())
        : null;
  }

  /// A fact about a couple that stands with one person, since nobody knows the other one.
  private static StatusInWords ofCouple(GedcomLine line) {
    String words = UnionWords.endWords(line);
    boolean isWedding = RecordKind.of(line) == RecordKind.MARRIAGE;
    GedcomDate date = line.date();
    boolean isDated = date != null && date.date() != null;
    boolean isDenied =
        line.saysNo()
            || (isWedding
                ? UnionWords.saysNotMarried(line, isDated)
                : UnionWords.saysNoEnd(words) || UnionWords.saysPending(words));
    String text = "%s %s".formatted(line.tag(), words).strip();
    Status status =
        switch (FamilyFact.meaning(RecordKind.of(line), line)) {
          case MARRIAGE -> Status.MARRIED;
          case PARTNERSHIP -> Status.PARTNERED;
          case SEPARATION -> Status.SEPARATED;
          case DIVORCE -> Status.DIVORCED;
          case ANNULMENT -> Status.UNKNOWN;
          case UNION, SEEN, LAPSE, DEATH_OF_PARTNER -> throw new IllegalStateException(text);
        };
    return isDenied || UnionWords.isOnlyOver(words) ? null : new StatusInWords(status, text);
  }

  /// The fact about a couple that a status would be of; null for none.
  static FactKind beginning(Status status) {
    return switch (status) {
      case MARRIED -> FactKind.MARRIAGE;
      case PARTNERED -> FactKind.PARTNERSHIP;
      case SEPARATED -> FactKind.SEPARATION;
      case DIVORCED -> FactKind.DIVORCE;
      case SINGLE, WIDOWED, UNKNOWN -> null;
    };
  }

  /// The status that a text is, without the codes of one letter.
  private static Status whole(String text) {
    String tidy = UnionWords.tidy(text);
    return tidy.length() < 3 ? null : STATUSES.get(tidy);
  }

  /// The marital status that a text says, such as `Marital Status: Divorced`; null for none.
  static Status of(String text) {
    Matcher matcher = STATUS.matcher(UnionWords.tidy(text));
    if (!matcher.find()) {
      return null;
    }
    String[] words = matcher.group(1).strip().split(" ");
    for (int length = words.length; length > 0; length--) {
      Status status = STATUSES.get(String.join(" ", Arrays.asList(words).subList(0, length)));
      if (status != null) {
        return status;
      }
    }
    return null;
  }
}
