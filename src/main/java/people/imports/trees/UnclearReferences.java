package people.imports.trees;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;
import people.imports.batches.*;
import people.imports.gedcom.*;

/// Doubts what is told only by the way: of people who are told to have no spouse, though a name or
/// a number says otherwise; and what hangs on references of which nobody knows what they mean: to
/// people and families of one identifier, and to families that are not there or name others.
final class UnclearReferences {

  private static final String EITHER = "another record has the same identifier, and may be meant";
  private static final String NO_FAMILY = "refers to a family that does not say so";
  private static final String BY_NAME = "the name is that of one who is or was married";
  private static final String IN_WORDS = "a word of a marriage is said of her or him";
  private static final String BY_NUMBER = "a number of marriages or children is said";

  /// What stands before the name of a woman who is or was married.
  private static final Pattern MARRIED =
      Pattern.compile(
          "(?:mrs|widow|relict|frau|witwe|wwe|mme|madame|veuve|vve|mevrouw|mevr|weduwe|wed|sra|señora"
              + "|viuda|vda|signora|vedova|viúva|fru|enke|änka|wdowa|vdova)\\b\\.?.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// What is said of one who is or was married.
  private static final Set<String> WORDS =
      UnionWords.words(
          """
          married, marriage, wedding, husband, wife, spouse, widow, widower, widowed, divorced, divorce
          separated, remarried, banns, marie, mariee, mariage, epoux, epouse, mari, femme de, veuf, veuve
          divorcee, verheiratet, heiratete, heirat, hochzeit, ehemann, ehefrau, gatte, gattin, witwe
          witwer, geschieden, verwitwet, gehuwd, getrouwd, huwelijk, echtgenoot, echtgenote, weduwe
          weduwnaar, gescheiden, casado, casada, esposo, esposa, marido, viudo, viuda, matrimonio
          divorciado, divorciada, boda, sposato, sposata, marito, moglie, coniuge, vedovo, vedova, nozze
          casamento, viuvo, viuva, conjuge, gift, hustru, aegtefaelle, enke, enkemand, fraskilt, vielse
          bryllup, anka, ankling, vigsel, ektefelle, kone, zonaty, zamezna, zona, wdowa, wdowiec, slub
          manzel, manzelka, vdova, vdovec, zenaty, vdana, svatba, uxor, maritus, vidua, viduus, nupta
          spou, husb
          """);

  /// What stands between the name of a woman and that of her family.
  private static final Set<String> BORN =
      UnionWords.words(
          """
          nee, geb, geborene, z domu, rozena, fodd, fodt, geboren, de soltera, nata, nascida, jeune fille
          """);

  /// Lines that are about others, or about the beginning.
  private static final Set<String> OF_OTHERS =
      Set.of("NAME", "BIRT", "CHR", "BAPM", "FAMC", "FAMS", "SOUR", "OBJE", "PLAC", "CHAN", "CREA");

  private UnclearReferences() {}

  /// Doubts the statuses of all of one identifier, and of those with whom they are in a family. The
  /// others than the one whom references are taken to mean may have any; so may those who refer to
  /// a family as a spouse that does not say so.
  ///
  /// @param livesById who is meant by a reference
  /// @param bound the last day of what has no date
  static void tell(
      List<TreePerson> lives,
      Map<String, TreePerson> livesById,
      Couples couples,
      LocalDate bound,
      Findings findings) {
    Set<TreePerson> doubted = new LinkedHashSet<>();
    for (TreePerson life : lives) {
      TreePerson first = livesById.get(life.record.id());
      if (first != life && !couples.unionsOf(first).isEmpty()) {
        for (Couples.Union union : couples.unionsOf(first)) {
          doubted.addAll(union.members());
        }
        life.events.add(unknown(life, bound, EITHER));
      }
    }
    for (Couples.Union union : couples.unions()) {
      if (couples.isShared(union)) {
        doubted.addAll(union.members());
      }
    }
    for (TreePerson life : lives) {
      boolean isAlone = couples.unionsOf(life).isEmpty();
      String why = isAlone ? married(life, findings) : null;
      why = isAlone && couples.unclear().contains(life) ? NO_FAMILY : why;
      if (why != null) {
        life.events.add(unknown(life, bound, why));
      }
    }
    doubted.forEach(life -> life.events.replaceAll(LifeEvent::doubtedStatus));
  }

  /// Why somebody without a family may be married; null where nothing says so.
  private static String married(TreePerson life, Findings findings) {
    for (GedcomLine line : life.record.line().children()) {
      boolean isNumber = line.tag().equals("NMR") || line.tag().equals("NCHI");
      if (isNumber && line.value().matches("0*[1-9]\\d{0,2}")) {
        findings.readToo(line.number());
        return BY_NUMBER;
      }
    }
    if (!life.record.marriedNames().isEmpty()) {
      return BY_NAME;
    }
    for (GedcomLine line : life.record.line().children()) {
      boolean isOwn = !OF_OTHERS.contains(line.tag()) && StatusWords.said(line) == null;
      if (isOwn && saysMarried(line)) {
        return IN_WORDS;
      }
    }
    Name name = life.record.name();
    boolean isBorn =
        name != null
            && Stream.of(name.firstname(), name.lastname())
                .filter(Objects::nonNull)
                .anyMatch(part -> UnionWords.has(UnionWords.tidy(part), BORN));
    if (isBorn) {
      return BY_NAME;
    }
    Object affixes = life.record.others().get("name");
    Object prefix = affixes instanceof Map<?, ?> all ? all.get("prefix") : null;
    boolean isMarried =
        Stream.of(prefix, name == null ? null : name.firstname(), life.record.line().value("TITL"))
            .anyMatch(text -> text instanceof String words && MARRIED.matcher(words).matches());
    return isMarried ? BY_NAME : null;
  }

  /// Whether a line, or one below it, has a word of a marriage in it, but none that denies one.
  private static boolean saysMarried(GedcomLine line) {
    return Stream.concat(
            Stream.of(line.text()),
            line.children().stream()
                .filter(child -> !OF_OTHERS.contains(child.tag()))
                .map(GedcomLine::text))
        .filter(text -> !text.isEmpty() && !UnionWords.saysNever(text))
        .anyMatch(text -> UnionWords.has(UnionWords.tidy(text), WORDS));
  }

  private static LifeEvent unknown(TreePerson life, LocalDate bound, String why) {
    EffectiveDate by = new EffectiveDate(null, bound, Qualifier.UNCERTAIN);
    return LifeEvent.change(
        Status.UNKNOWN, null, new Details(by, life.record.id(), Map.of("note", why)));
  }
}
