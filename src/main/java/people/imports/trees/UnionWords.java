package people.imports.trees;

import module java.base;

import people.imports.dates.*;
import people.imports.gedcom.*;
import people.imports.trees.MaritalHistory.FactKind;

/// The words by which people and programs say of which kind a union is, how it ended, or that it
/// never was; and those of a marital status. In English, French, German, Dutch, Spanish, Italian,
/// Portuguese, Danish, Swedish, Norwegian, Polish, Czech and Latin, and the codes of programs
/// (`_MSTAT`, `_UST`). Only whole words count, whatever their accents and letter cases.
final class UnionWords {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// It was not.
  private static final Set<String> NEVER =
      words(
          """
          never married, not married, unmarried, unwed, never wed, no marriage, did not marry
          jamais marie, jamais maries, non marie, non maries, pas maries, pas marie, celibataires
          nie verheiratet, nicht verheiratet, unverheiratet, nie geheiratet, nicht geheiratet
          nooit getrouwd, niet getrouwd, ongehuwd, niet gehuwd, ongetrouwd, nooit gehuwd
          nunca casados, no casados, nunca se casaron, no se casaron, nunca casado, no casado
          mai sposati, non sposati, mai sposato, non sposato
          nunca casaram, nao casados, nao casaram, nao casado
          aldrig gift, aldrig gifte, ugift, ugifte, ikke gift, aldrig gifta, ogift, ogifta, ej gift
          aldri gift, aldri gifte, ikke gifte
          nigdy nie zawarli malzenstwa, bez slubu, nie poslubieni, nikdy neoddani, neoddani
          numquam nupti, non nupti, innupti
          """);

  private static final Set<String> PARTNERS =
      words(
          """
          partners, partner, partnership, civil partnership, registered partnership, civil union
          domestic partnership, domestic partners, common law, commonlaw, cohabitation, cohabiting
          living together, de facto, free union, consensual union, same sex union
          unmarried couple, unmarried partners
          pacs, pacse, pacses, pacte civil de solidarite, union libre, union civile, concubinage
          partenaires, concubins, vie commune
          lebenspartnerschaft, eingetragene lebenspartnerschaft, lebensgemeinschaft
          partnerschaft, eingetragene partnerschaft, wilde ehe, lebensgefahrten, lebenspartner
          zusammenleben, zusammenlebend, eheahnliche gemeinschaft
          geregistreerd partnerschap, partnerschap, samenwonend, samenwonen, samenlevingscontract
          pareja de hecho, union de hecho, union civil, pareja, union libre, concubinato
          unione civile, convivenza, conviventi, coppia di fatto, unione di fatto
          uniao de facto, uniao de fato, uniao estavel, uniao civil, companheiros
          partnerskab, registreret partnerskab, samlevende, samliv, papirlost aegteskab
          partnerskap, registrerat partnerskap, registrert partnerskap, sambo, sambor
          samboer, samboere, samboerskap, samboende
          zwiazek partnerski, konkubinat, partnerzy, registrovane partnerstvi, partnerstvi
          druh a druzka, concubinatus, contubernium
          """);

  private static final Set<String> WEDDING =
      words(
          """
          marriage, wedding, married, mariage, maries, marie, noces, heirat, hochzeit, trauung
          verheiratet, eheschliessung, huwelijk, gehuwd, getrouwd, matrimonio, casados, boda
          sposati, nozze, casamento, bryllup, vielse, gift, gifte, aegteskab, brollop, vigsel
          giftermal, aktenskap, ekteskap, slub, malzenstwo, zonaci, svatba, snatek, oddani
          matrimonium, nuptiae, copulati, coniugati, religious marriage, civil marriage
          religious, civil, married couple, remarriage, remarried, second wedding
          """);

  /// They are together again.
  private static final Set<String> REUNION =
      words(
          """
          reconciliation, reconciled, reunited, back together, reconcilies, versohnung, versohnt
          wieder zusammen, verzoening, verzoend, reconciliacion, reconciliados, riconciliazione
          riconciliati, reconciliacao, forsoning, gjenforent, pojednanie, usmireni, smireni
          reconciliatio
          """);

  /// What comes before a wedding, and is often recorded in its place.
  private static final Set<String> BEFORE_WEDDING =
      words(
          """
          engagement, engaged, betrothal, betrothed, banns, bann, licence, license, intention
          intentions, intent, proposed, proposal, contract, settlement, bond, publication, published
          fiancailles, bans, contrat, promesse, verlobung, verlobt, aufgebot, ehevertrag, proklamation
          ondertrouw, verloving, huwelijkscontract, esponsales, amonestaciones, contrato, fidanzamento
          pubblicazioni, contratto, noivado, proclamas, forlovelse, lysning, trolovelse, forlovet
          zareczyny, zapowiedzi, zasnuby, ohlasky, sponsalia, proclamatio
          """);

  private static final Set<String> SEPARATION =
      words(
          """
          separation, separated, legal separation, separes, separation de corps, trennung, getrennt
          getrennt lebend, scheiding van tafel en bed, gescheiden van tafel en bed, uit elkaar
          separacion, separados, separazione, separati, separacao, separeret, separerede
          separerad, separerade, hemskillnad, separasjon, separert, separacja, separowani
          rozluka, odlouceni, separatio, separatio thori et mensae
          """);

  private static final Set<String> DIVORCE =
      words(
          """
          divorce, divorced, divorces, scheidung, geschieden, ehescheidung, echtscheiding, gescheiden
          divorcio, divorciados, divorzio, divorziati, skilsmisse, skilt, fraskilt, skilsmassa
          franskild, skild, rozwod, rozwiedzeni, rozvod, rozvedeni, divortium, end of partnership
          dissolution, dissolved, decree absolute, absolute decree, final decree
          """);

  private static final Set<String> ANNULMENT =
      words(
          """
          annulment, annulled, annuled, nullity, null and void, declared null, declared void, voided
          nullite, declare nul, declaree nulle, nichtigkeit, nichtig, ungultig, ongeldig
          annulation, annule, annullierung, annulliert, aufhebung, aufgehoben, fur nichtig erklart
          nietigverklaring, nietig verklaard, anulacion, anulado, anulada, nulidad, annullamento
          annullato, nullita, anulacao, nulidade, annullering, annulleret, annullert, annullerat
          omstodelse, uniewaznienie, uniewazniony, anulowanie, anulovani, prohlaseno za neplatne
          annullatio, nullum declaratum
          """);

  /// An end was asked for, which is not yet one.
  private static final Set<String> PENDING =
      words(
          """
          filed, filing, files, petition, petitioned, petitions, pending, sought, seeking, applied
          application, suit, sued, proceedings, requested, nisi, threatened, planned, intended
          ongoing, underway, in progress
          demande, requete, assignation, procedure, en cours, instance
          eingereicht, beantragt, antrag, klage, verfahren, lauft, laufend, anhangig, aangevraagd
          aanvraag, verzoek, ingediend, lopend
          solicitud, solicitado, demanda, tramite, richiesta, richiesto, domanda, ricorso, pedido
          requerido, ansogt, sogt, begaert, sokt, ansokan, ansokt, begart, pozew, wniosek, zadost
          navrh, zaloba, petitio
          """);

  /// It was not given.
  private static final Set<String> REFUSED =
      words(
          """
          denied, refused, dismissed, withdrawn, rejected, rejete, refuse, abgelehnt, abgewiesen
          zuruckgezogen, afgewezen, ingetrokken, denegado, rechazado, respinto, negado, afvist
          avslatt, avslag, oddalony, oddalono, zamitnuto
          """);

  /// And it was given.
  private static final Set<String> GRANTED =
      words(
          """
          granted, final, finalized, finalised, absolute, decreed, divorced, annulled, annuled
          voided, dissolved, prononce, ausgesprochen, rechtskraftig, geschieden, uitgesproken
          gescheiden, concedido, divorciados, pronunciato, divorziati, bevilget, beviljad, rozwiedzeni
          rozvedeni
          """);

  /// A negation, and at most two words between it and what it denies.
  private static final String NOT =
      "\\b(?:no(?! fault)|not(?! contested| opposed)|never|non|pas|jamais|nicht|nie|kein|keine|niet"
          + "|nooit|geen|nunca|nao|mai|ikke|aldrig|aldri|inte|ej|nikdy|neni|numquam)"
          + "(?: \\w+){0,2}? ";

  private static final Pattern DENIED =
      Pattern.compile(NOT + anyOf(Stream.of(SEPARATION, DIVORCE, ANNULMENT)));

  private static final Pattern NOT_GRANTED =
      Pattern.compile(NOT + anyOf(Stream.of(GRANTED)) + "|.* (?:no|not|nein|nee|nej|nei|non|nie)$");

  /// The words of all phrases that say what an event of a couple is.
  private static final Set<String> KNOWN =
      Stream.of(
              PARTNERS,
              WEDDING,
              REUNION,
              SEPARATION,
              DIVORCE,
              ANNULMENT,
              GRANTED,
              UnionDoubts.over())
          .flatMap(Set::stream)
          .flatMap(phrase -> Arrays.stream(phrase.split(" ")))
          .collect(Collectors.toSet());

  private static String anyOf(Stream<Set<String>> phrases) {
    return phrases
        .flatMap(Set::stream)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .collect(Collectors.joining("|", "(?:", ")\\b"));
  }

  private UnionWords() {}

  static Set<String> words(String list) {
    return Arrays.stream(list.strip().split("\\s*[,\n]\\s*")).collect(Collectors.toSet());
  }

  /// Words apart by single spaces, in small letters without accents.
  static String tidy(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replace("æ", "ae")
            .replace('ø', 'o')
            .replace('ł', 'l');
    plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    return NO_WORD.matcher(plain).replaceAll(" ").strip();
  }

  /// Whether a text has one of the phrases in it, by whole words.
  static boolean has(String tidy, Set<String> phrases) {
    String[] words = tidy.split(" ");
    for (int from = 0; from < words.length; from++) {
      StringBuilder phrase = new StringBuilder();
      for (int to = from; to < Math.min(words.length, from + 5); to++) {
        phrase.append(to == from ? "" : " ").append(words[to]);
        if (phrases.contains(phrase.toString())) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether a text says that there was no wedding.
  static boolean saysNever(String text) {
    return has(tidy(text), NEVER)
        && !has(tidy(text), Set.of("unmarried couple", "unmarried partners"));
  }

  /// Whether a text says that there was no wedding, and nothing else.
  private static boolean isNever(String text) {
    return NEVER.contains(tidy(text));
  }

  /// Whether a clause of a text ends by saying so: `They were never married; he left`. A single
  /// word may be about one of the two, before the wedding: `Bride 19, unmarried`.
  private static boolean endsInNever(String text) {
    return Arrays.stream(text.split("[.,;:()\n]+"))
        .map(clause -> " " + tidy(clause))
        .anyMatch(clause ->
            NEVER.stream()
                .anyMatch(phrase -> phrase.contains(" ") && clause.endsWith(" " + phrase)));
  }

  /// Whether a line says that there was no wedding, by its words. A note may also tell of a dated
  /// wedding what the two were before.
  static boolean saysNotMarried(GedcomLine line, boolean isDated) {
    return line.tag().equals("MARR")
        && (said(line).anyMatch(UnionWords::saysNever)
            || words(line)
                .filter(UnionWords::saysNever)
                .anyMatch(text -> !isDated || isNever(text) || endsInNever(text)));
  }

  /// Whether one of the words of a line says that and nothing else.
  static boolean isNeverMarried(GedcomLine line) {
    return words(line).anyMatch(UnionWords::isNever);
  }

  private static Stream<String> said(GedcomLine line) {
    GedcomLine date = line.child("DATE");
    return Stream.of(line.value("TYPE"), line.text(), date == null ? "" : date.text());
  }

  /// What a line says, with its notes.
  private static Stream<String> words(GedcomLine line) {
    GedcomLine date = line.child("DATE");
    String phrase = date == null ? "" : date.value("PHRASE");
    return Stream.concat(said(line), Stream.concat(Stream.of(phrase), line.values("NOTE")));
  }

  /// What the line of an end says of it in words: its TYPE, its text, and a date that is none.
  static String endWords(GedcomLine line) {
    GedcomDate date = line.date();
    String words = date == null || date.date() != null ? "" : date.words();
    return Stream.of(line.value("TYPE"), line.text(), words)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(" "));
  }

  /// Whether a line of a family says that one of the couple died.
  static boolean saysWidowed(GedcomLine line) {
    return switch (line.tag()) {
      case "_DETS" -> !line.saysNo();
      case "EVEN", "FACT" ->
          UnionDoubts.saysWidowed(line.value("TYPE"))
              || UnionDoubts.saysWidowed(line.value("TYPE") + " " + line.text());
      case "_MSTAT", "_MEND", "_UST", "_STAT" -> UnionDoubts.saysWidowed(line.text());
      default -> false;
    };
  }

  /// The kind of a union that began, by the TYPE of its wedding.
  static FactKind kind(String type) {
    return has(tidy(type), PARTNERS) ? FactKind.PARTNERSHIP : FactKind.MARRIAGE;
  }

  /// What a divorce was by its TYPE: of those who are separated and only ask for it, a separation.
  static FactKind endByDivorce(String type) {
    String tidy = tidy(type);
    FactKind end = end(tidy);
    return end == FactKind.ANNULMENT || end == FactKind.SEPARATION && isOpen(tidy)
        ? end
        : FactKind.DIVORCE;
  }

  /// Whether the TYPE of an end says that it was not one.
  static boolean saysNoEnd(String type) {
    String tidy = tidy(type);
    boolean isDenied =
        has(tidy, REFUSED) || DENIED.matcher(tidy).find() || NOT_GRANTED.matcher(tidy).find();
    return isDenied && end(tidy) == null;
  }

  /// Whether the TYPE of an end says that it was asked for, and nobody says that it was given.
  static boolean saysPending(String type) {
    String tidy = tidy(type);
    return isOpen(tidy) && end(tidy) == null;
  }

  private static boolean isOpen(String tidy) {
    return has(tidy, PENDING) && !has(tidy, GRANTED);
  }

  /// The end that a text tells; null for none.
  static FactKind end(String tidy) {
    String said = DENIED.matcher(tidy).replaceAll("");
    boolean isOnlyAskedFor = has(said, REFUSED) || NOT_GRANTED.matcher(said).find() || isOpen(said);
    boolean isDivorce = has(said, DIVORCE);
    boolean isAnnulment = has(said, ANNULMENT);
    if (isAnnulment && !isOnlyAskedFor) {
      return FactKind.ANNULMENT;
    }
    // of those who are separated and ask for a divorce the separation is told
    if (has(said, SEPARATION) && (isDivorce || isAnnulment || !isOnlyAskedFor)) {
      return FactKind.SEPARATION;
    }
    return isDivorce && !isOnlyAskedFor ? FactKind.DIVORCE : null;
  }

  /// What an event of a couple is by the words of its TYPE, or a code for the kind of a union says;
  /// null for anything else.
  static FactKind meaning(String type) {
    String tidy = UnionDoubts.ofTheCouple(tidy(type));
    if (tidy.isEmpty() || has(tidy, NEVER) && !has(tidy, PARTNERS)) {
      return null;
    }
    if (has(tidy, ANNULMENT) || has(tidy, SEPARATION) || has(tidy, DIVORCE)) {
      return end(tidy);
    }
    if (UnionDoubts.saysOver(tidy)) {
      return has(tidy, PARTNERS) || isAllKnown(tidy) ? FactKind.SEPARATION : null;
    }
    if (has(tidy, PARTNERS)) {
      return FactKind.PARTNERSHIP;
    }
    // a licence or contract of marriage is no wedding
    return WEDDING.contains(tidy) || has(tidy, REUNION) ? FactKind.MARRIAGE : null;
  }

  /// Whether what an event of a couple means hangs on words that are not understood, or that leave
  /// open how it ended.
  static boolean isUnclear(String type, String text) {
    String words = meaning(type) == null ? type + " " + text : type;
    String tidy = UnionDoubts.ofTheCouple(tidy(words));
    return isOnlyOver(words) || UnionDoubts.saysPerhaps(type + " " + text) || !isAllKnown(tidy);
  }

  /// Whether words say that it is over, and not by which law: it may be a post that was left.
  static boolean isOnlyOver(String text) {
    String tidy = UnionDoubts.ofTheCouple(tidy(text));
    boolean isEnd = has(tidy, ANNULMENT) || has(tidy, SEPARATION) || has(tidy, DIVORCE);
    return !isEnd && UnionDoubts.saysOver(tidy);
  }

  private static boolean isAllKnown(String tidy) {
    return Arrays.stream(tidy.split(" "))
        .allMatch(word -> KNOWN.contains(word) || UnionDoubts.isNeutral(word));
  }

  /// Whether the TYPE of a wedding is that of something else, which came before or ended it.
  static boolean saysOtherThanWedding(String type) {
    String tidy = tidy(type);
    return has(tidy, BEFORE_WEDDING) || has(tidy, DIVORCE) || has(tidy, ANNULMENT);
  }

  /// Whether an event of a couple says that they were together again.
  static boolean saysReunited(String type) {
    return has(tidy(type), REUNION);
  }
}
