package people.imports.trees;

import module java.base;

import people.imports.gedcom.*;

/// The words by which people and programs say that somebody is dead where there is no record of a
/// death, or lives where there is one. In the languages of [UnionWords], and by whole words alike.
final class DeathWords {

  /// What is done with the dead, and written of them.
  private static final Set<String> BURIED =
      UnionWords.words(
          """
          obituary, obit, death notice, funeral, funeral service, memorial service, burial, buried
          cremation, cremated, interment, interred, entombment, inquest, avis de deces, obseques
          funerailles, inhumation, todesanzeige, beerdigung, begrabnis, bestattung, traueranzeige
          begrafenis, crematie, overlijdensadvertentie, funeral notice, entierro, esquela, funerale
          necrologio, funerais, begravelse, begravning, bisaettelse, dodsannonce, pogrzeb, pohreb
          """);

  /// What stands in the place of a death of one who lives.
  private static final Set<String> LIVING =
      UnionWords.words(
          """
          living, alive, still living, still alive, lebt, lebend, lebt noch, noch lebend, vivant
          vivante, en vie, toujours en vie, leeft, levend, in leven, nog in leven, vive, vivo, viva
          aun vive, vivente, in vita, lever, levende, levande, zyje, zije, vivit
          """);

  /// That she is dead, or how it came.
  private static final Set<String> DEAD =
      UnionWords.words(
          """
          death, died, dead, deceased, decease, killed, killed in action, kia, died of wounds, executed
          execution, drowned, murdered, murder, suicide, cause of death, place of death, date of death
          ashes scattered, deces, decede, decedee, mort, morte, mort pour la france, tue a l ennemi
          cause du deces, gestorben, tod, verstorben, gefallen, todesursache, sterbeort, overleden
          overlijden, gesneuveld, doodsoorzaak, muerte, muerto, muerta, fallecido, fallecida
          fallecimiento, defuncion, difunto, difunta, causa de muerte, morto, deceduto, deceduta
          decesso, defunto, defunta, caduto in guerra, causa di morte, falecido, falecida, falecimento
          obito, causa da morte, dod, dodsfald, afdod, faldet, dodsarsag, avliden, dodsfall, stupad
          dodsorsak, avdod, dodsarsak, zgon, smierc, zmarl, zmarla, polegl, umrti, smrt, zemrel
          zemrela, padl, pricina smrti, obiit, mortuus, mortua, defunctus, defuncta
          """);

  /// That she never lived.
  private static final Set<String> STILLBORN =
      UnionWords.words(
          """
          stillborn, still born, stillbirth, still birth, mort ne, mort nee, mort ne e, totgeboren
          totgeburt, totgeborene, doodgeboren, levenloos, nacido muerto, nacida muerta, mortinato
          nato morto, nata morta, natimorto, nado morto, dodfodt, dodfodd, dodfodda, martwo urodzony
          martwo urodzona, mrtve narozeny, mrtve narozena, mortuus natus, mortuo natus
          """);

  private static final Set<String> UNKNOWN =
      UnionWords.words(
          """
          unknown, not known, unbekannt, inconnu, inconnue, onbekend, desconocido, desconocida
          sconosciuto, desconhecido, ukendt, okand, okant, ukjent, nieznany, nieznane, neznamy, nezname
          """);

  /// Tags of programs for one who is dead, and for one who lives.
  private static final Set<String> DEAD_TAGS =
      Set.of("_DEAD", "_DEATH", "_DCAUSE", "_INTE", "_STIL", "_STILLBORN", "_NLIV");

  private static final Set<String> LIVING_TAGS = Set.of("_LIVING", "_LIV", "_LVG", "_ALIVE");

  /// What may stand in front of that in a note on somebody.
  private static final Set<String> ABOUT =
      UnionWords.words("he, she, child, infant, presumed, probably, il, elle, er, sie, hij, zij");

  private static final int LONGEST_NOTE = 60;

  private DeathWords() {}

  /// Whether a line that is no death or burial says that somebody is dead.
  static boolean saysDead(GedcomLine line) {
    return switch (line.tag()) {
      case "EVEN", "FACT" -> {
        String type = UnionWords.tidy(line.value("TYPE"));
        yield BURIED.contains(type) || DEAD.contains(type) || STILLBORN.contains(type);
      }
      default -> DEAD_TAGS.contains(line.tag()) || saysNotLiving(line);
    };
  }

  /// Whether a line that a program has for the living says that somebody is not one of them.
  static boolean saysNotLiving(GedcomLine line) {
    return LIVING_TAGS.contains(line.tag()) && line.saysNo();
  }

  /// Whether a birth was that of a child who was dead.
  static boolean saysStillborn(GedcomLine birth) {
    return Stream.concat(Stream.of(birth.value("TYPE"), birth.text()), birth.values("NOTE"))
        .anyMatch(text -> STILLBORN.contains(UnionWords.tidy(text)));
  }

  /// Whether a death is said to be that of a child who never lived.
  static boolean isOfStillborn(GedcomLine death) {
    return saysStillborn(death)
        || Stream.of("AGE", "CAUS", "DATE")
            .anyMatch(tag -> STILLBORN.contains(UnionWords.tidy(death.value(tag))));
  }

  /// Whether a note on somebody says that she is dead, as in `Died in infancy`. It may go on about
  /// others, so it is to begin with that.
  static boolean notesDeath(String note) {
    String[] words = UnionWords.tidy(note).split(" ", 3);
    return note.length() <= LONGEST_NOTE
        && (DEAD.contains(words[0])
            || words.length > 1 && ABOUT.contains(words[0]) && DEAD.contains(words[1])
            || words.length > 1 && STILLBORN.contains(words[0] + " " + words[1])
            || STILLBORN.contains(words[0]));
  }

  /// Whether a death is not said to have been: a tag with nothing behind and below it says nothing
  /// by the standard, and a text may leave it open.
  static boolean isUnsure(GedcomLine death) {
    String text = death.text();
    return text.isBlank() && death.children().isEmpty()
        || UnionDoubts.saysPerhaps(text)
        || UNKNOWN.contains(UnionWords.tidy(text))
        || death.values("NOTE").anyMatch(DeathWords::saysLiving);
  }

  /// Whether a word in the place of a death says that there was none.
  static boolean saysLiving(String text) {
    return LIVING.contains(UnionWords.tidy(text));
  }
}
