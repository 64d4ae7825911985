package people.imports.trees;

import module java.base;

/// The words by which people doubt what a line about a couple says, or say in other words than
/// those of [UnionWords] that it is over. In the same languages, and by whole words alike.
final class UnionDoubts {

  /// They are together no more, and nobody says by which law.
  private static final Set<String> OVER =
      UnionWords.words(
          """
          end, ended, ends, ending, over, split, splits, split up, broke up, broken up, break up
          breakup, parted, parting, apart, deserted, desertion, deserts, abandoned, abandonment
          estranged, estrangement, left, stopped, ceased, no longer, not living together, former
          formerly, ex, terminated, termination, finished
          fin, termine, terminee, rupture, rompu, quitte, ancien, ancienne, abandon, plus ensemble
          ende, beendet, beendigung, geendet, auflosung, aufgelost, ehemalig, ehemalige, ehemaliger
          fruher, fruhere, verlassen, auseinander, nicht mehr
          einde, beeindigd, beeindiging, ontbinding, ontbonden, voormalig, verlaten, verbroken
          niet meer
          terminado, terminada, ruptura, disolucion, disuelto, disuelta, abandono, abandonado
          fine, terminato, terminata, scioglimento, sciolto, sciolta, rottura, cessazione, cessata
          abbandono
          fim, dissolucao, dissolvido, dissolvida, rutura
          ophaevelse, ophaevet, ophort, samlivsophaevelse, samlivsbrudd, brudd, brudt, slut, slutt
          avslutad, avslutat, avsluttet, upplosning, upplost, opplosning, opplost, forladt, forlatt
          tidligere, uppbrott
          koniec, rozpad, rozwiazanie, rozwiazany, rozstanie, byly, byla, zakonczony, porzucenie
          konec, rozchod, ukonceni, ukonceno, byvaly, byvala, opusteni
          finis, solutio, solutum, desertio
          """);

  /// One of them died.
  private static final Set<String> WIDOWHOOD =
      UnionWords.words(
          """
          widowed, widow, widower, widowhood, death of spouse, death of one spouse, death of husband
          death of wife, death of partner, death of a spouse, spouse died, husband died, wife died
          veuf, veuve, veuvage, deces du conjoint, deces d un conjoint, deces de l epoux
          deces de l epouse, verwitwet, verwitwung, witwe, witwer, tod des ehepartners
          tod eines ehepartners, tod des partners, tod des mannes, tod der frau, verweduwd, weduwe
          weduwnaar, overlijden echtgenoot, overlijden echtgenote, overlijden partner, viudo, viuda
          viudez, muerte del conyuge, fallecimiento del conyuge, vedovo, vedova, vedovanza
          morte del coniuge, viuvo, viuva, viuvez, morte do conjuge, enke, enkemand, anka, ankling
          wdowa, wdowiec, zgon malzonka, smierc malzonka, vdova, vdovec, umrti manzela
          umrti manzelky, vidua, viduus
          """);

  /// It may not be so, or was meant to be.
  private static final Set<String> PERHAPS =
      UnionWords.words(
          """
          uncertain, unsure, not sure, not certain, alleged, allegedly, presumed, presumably, possible
          possibly, probable, probably, perhaps, maybe, might, may have, may not, supposed, supposedly
          reputed, disputed, doubtful, questionable, unverified, unconfirmed, unproven, not proven
          not proved, unlikely, assumed, speculative, false, wrong, incorrect, mistaken, conflicting
          cancelled, canceled, called off, postponed, broken off
          intended, planned, proposed
          incertain, incertaine, suppose, supposee, presume, presumee, peut etre, douteux, douteuse
          faux
          unsicher, ungewiss, angeblich, vermutlich, vermutet, wahrscheinlich, moglich, moglicherweise
          vielleicht, fraglich, zweifelhaft, unbestatigt, geplant, abgesagt, wohl
          onzeker, vermoedelijk, waarschijnlijk, mogelijk, misschien, vermeend, afgelast, gepland
          incierto, incierta, dudoso, posible, probablemente, quizas, supuesto, presunto, cancelado
          incerto, incerta, dubbio, presunta, possibile, probabile, forse
          duvidoso, possivel, provavel, talvez, suposto
          usikker, usikkert, formodet, mulig, muligvis, sandsynligvis, maske, aflyst
          osaker, osakert, trolig, troligen, mojlig, mojligen, kanske, formodad, installd, installt
          muligens, sannsynligvis, kanskje, antatt, avlyst
          niepewny, niepewne, prawdopodobnie, mozliwe, moze, przypuszczalnie, domniemany, odwolany
          nejisty, nejiste, pravdepodobne, mozna, mozne, snad, udajny, zruseny, zruseno
          incertus, incertum, fortasse
          """);

  /// A wedding that counted for nothing.
  private static final Set<String> NOT_VALID =
      UnionWords.words(
          """
          invalid, void, bigamous, fictitious, not valid, nul, nulle, bigame, ungultig, nichtig
          ongeldig, invalido, nulo, nullo, ugyldig, ogiltig, niewazny, neplatny, nullum
          """);

  /// It did not take place.
  private static final Set<String> NOT_HELD =
      UnionWords.words(
          """
          did not take place, never took place, not take place, did not happen, never happened
          did not occur, never occurred, not held, no wedding, called off, cancelled, canceled
          n a pas eu lieu, pas eu lieu, fand nicht statt, nicht stattgefunden, ging niet door
          niet doorgegaan, no se celebro, non celebrato, non avvenuto, nao se realizou
          blev ikke til noget, blev inte av, ble ikke noe av, nie odbyl sie, nekonala se
          """);

  /// What of theirs, or of one of them, was separated, that is not the couple.
  private static final Pattern NOT_OF_THE_COUPLE =
      Pattern.compile(
          "\\b(?:separation|separacion|separazione|separacao) (?:de|des|of|dei|de los|from)"
              + " (?:biens|property|properties|goods|estate|estates|assets|bienes|beni|bens|service"
              + "|military|army|navy|work|employment)\\b|\\bscheiding van goederen\\b"
              + "|\\b(?:job|military|army|navy|service|property|employment) separation\\b"
              + "|\\b(?:divorce|divorcio|divorzio|scheidung|separation|marriage) (?:of|de|der|von)"
              + " (?:his |her |their |the |sus |seiner |ihrer )?(?:parents|padres|eltern)\\b");

  /// What may stand among the words of a kind of union or of its end, and changes nothing.
  private static final Set<String> NEUTRAL =
      UnionWords.words(
          """
          a, an, the, of, by, in, at, on, from, with, for, and, both, couple, couples, their, his, her
          each, other, legal, legally, lawful, judicial, court, decree, civil, church, religious
          official, officially, formal, formally, mutual, consent, agreement, marriage, relationship
          union, husband, wife, spouse, spouses, partner, partners, living, together, in, fact, event
          status, marital, y, yes, first, second, final, absolute, date
          de, du, des, d, la, le, les, l, un, une, en, et, par, corps, judiciaire, legale, relation
          couple, mariage, epoux, conjoint, conjoints, mari, femme
          der, die, das, dem, den, von, vom, im, am, zu, und, gerichtliche, gerichtlich, gesetzliche
          ehe, beziehung, ehepaar, mann, frau, tisch, bett
          van, het, een, te, tafel, bed, echt, huwelijk, relatie
          el, los, del, y, legal, matrimonio, relacion, pareja
          di, della, dei, il, e, legale, consensuale, relazione, coppia
          da, do, dos, casamento, relacao
          af, og, i, fra, bord, seng, samliv, aegteskab, forhold, registreret
          av, och, fran, aktenskap, forhallande, registrerat, sang
          ekteskap, forholdet, registrert
          z, w, na, od, sadowy, sadowa, malzenstwo, malzenstwa, zwiazku, zwiazek
          v, manzelstvi, soudni, vztahu, vztah
          """);

  /// The longest note of which a single word doubts a wedding.
  private static final int SHORT_NOTE = 60;

  private UnionDoubts() {}

  /// Without what speaks of property, or of others.
  ///
  /// @param tidy as [UnionWords#tidy] makes it
  static String ofTheCouple(String tidy) {
    return NOT_OF_THE_COUPLE.matcher(tidy).replaceAll("").replaceAll(" +", " ").strip();
  }

  /// Whether words say that they are together no more.
  static boolean saysOver(String tidy) {
    return UnionWords.has(tidy, OVER);
  }

  /// Whether words say that it ended by a death.
  static boolean saysWidowed(String text) {
    return WIDOWHOOD.contains(UnionWords.tidy(text));
  }

  /// Whether words say that something may not be so.
  static boolean saysPerhaps(String text) {
    String tidy = UnionWords.tidy(text);
    return text.contains("?") || UnionWords.has(tidy, PERHAPS) || UnionWords.has(tidy, NOT_HELD);
  }

  /// Whether words say that a wedding was none.
  static boolean saysNotValid(String text) {
    return UnionWords.has(UnionWords.tidy(text), NOT_VALID);
  }

  /// Whether a note says that something may not be so. It may be about something else, so it is to
  /// be short, or to deny the whole.
  static boolean isDoubtingNote(String note) {
    return note.length() <= SHORT_NOTE
        ? saysPerhaps(note)
        : UnionWords.has(UnionWords.tidy(note), NOT_HELD);
  }

  /// Whether a word is one of those that change nothing.
  static boolean isNeutral(String word) {
    return NEUTRAL.contains(word) || word.chars().allMatch(Character::isDigit);
  }

  /// The words that say that it is over.
  static Set<String> over() {
    return OVER;
  }
}
