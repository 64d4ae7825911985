package people.simulation;

import module java.base;

/// The names people get: first names by the time of birth, family names of a region where several
/// languages meet.
final class Names {

  private static final int[] ERAS = {1930, 1960, 1990, Integer.MAX_VALUE};

  /// Born before 1930, 1960, 1990, and later.
  private static final List<List<String>> FEMALE =
      List.of(
          list(
              """
              Anna, Maria, Johanna, Elisabeth, Martha, Frieda, Emma, Margarethe, Rosalie, Agnes, Hedwig, Cornelia, Jeanne,
              Marguerite, Germaine, Hendrika, Wilhelmina, Bridget, Stanisława, Thérèse, Klára, Ida\
              """),
          list(
              """
              Ursula, Helga, Ingrid, Monique, Jacqueline, Renate, Gisela, Françoise, Christa, Karin, Brigitte, Maureen, Nelly,
              Yvonne, Hannelore, Mieke, Truus, Halina, Margaret, Josée, Eileen, Marlène\
              """),
          list(
              """
              Sabine, Petra, Claudia, Nathalie, Sandrine, Stefanie, Nicole, Katja, Christine, Sylvie, Anja, Saskia, Ilse, Zoë,
              Małgorzata, Siobhán, Céline, Esther, Tanja, Marion, Valérie, Noor\
              """),
          list(
              """
              Léa, Emma, Mia, Chloé, Hannah, Lotte, Sofía, Lena, Zoé, Inès, Fleur, Julia, Lara, Aoife, Elif, Manon, Noor, Sanne,
              Zofia, Amélie, Jule, Maëlle\
              """));

  private static final List<List<String>> MALE =
      List.of(
          list(
              """
              Johann, Wilhelm, Heinrich, Karl, Hermann, Josef, Jean, Marcel, Henri, Hendrik, Cornelis, Patrick, Otto, Gustave,
              Stanisław, Albert, Émile, Matthias, Jacobus, Ernst, René, Gerhard\
              """),
          list(
              """
              Günter, Hans, Klaus, Jürgen, Michel, Jacques, Horst, Willem, André, Dieter, Manfred, Kees, Theo, Kazimierz, Seán,
              François, Heinz, Wim, Roger, Guy, Werner, Desmond\
              """),
          list(
              """
              Thomas, Stefan, Andreas, Frédéric, Laurent, Mark, Jeroen, Olivier, Łukasz, Jörg, Kevin, Ronan, Christophe, Bart,
              Frank, Torsten, Piotr, Sébastien, Markus, Erik, Pascal, Sven\
              """),
          list(
              """
              Noah, Lucas, Finn, Léo, Louis, Daan, Jonas, Théo, Sem, Maël, Paul, Emre, Björn, Loïc, Ben, Oisín, Jakub, Hugo,
              Elias, Milan, Raphaël, Timéo\
              """));

  private static final List<String> LAST =
      list(
          """
          Müller, Schmidt, Dupont, Janssen, Weber, Lambert, de Vries, Schneider, Martin, Peeters, Fischer, Bernard, Meyer,
          van den Berg, Wagner, Petit, Becker, Bakker, Schulz, Leroy, Hoffmann, Moreau, Visser, Koch, Simon, Smit, Bauer,
          Laurent, Richter, Claes, Klein, Lefèvre, Wolf, Meijer, Schröder, Michel, Neumann, Garcia, Schwarz, Mulder,
          Zimmermann, David, Braun, Bertrand, Krüger, Roux, Hofmann, Vincent, Hartmann, Fournier, Lange, Morel, Werner, Girard,
          Krause, André, Lehmann, Mercier, Köhler, Blanc, Maes, Guérin, Jacobs, Boyer, Mertens, Garnier, Willems, Chevalier,
          Goossens, François, Wouters, Legrand, De Smet, Gauthier, Hermans, Perrin, Bos, Robin, Vos, Clément, Peters, Morin,
          Hendriks, Nicolas, Dekker, Henry, Brouwer, Roussel, Dijkstra, Mathieu, Kuipers, Faure, Post, Marchand, Kramer, Dumont,
          O'Brien, Kowalski, Nowak, Wiśniewska, Yılmaz, Kaya, Nguyễn, Rossi, Bianchi, Ferrari, Silva, Santos, McKenna, Ó Briain,
          Novák, Horváth, Jørgensen, Björk, Łukasiewicz, d'Hondt, Weiß, Thill, Schmit, Wagener, Reuter, Kieffer\
          """);

  private Names() {}

  /// @param born the day of birth
  static String first(Dice dice, boolean female, int born) {
    int yearOfBirth = LocalDate.ofEpochDay(born).getYear();
    int era = 0;
    while (yearOfBirth >= ERAS[era]) {
      era++;
    }
    return dice.pick((female ? FEMALE : MALE).get(era));
  }

  /// The first of the list are twice as frequent as the middle, the last rarer.
  static String last(Dice dice) {
    double share = dice.share();
    return LAST.get((int) (LAST.size() * (share + share * share) / 2));
  }

  private static List<String> list(String text) {
    return List.of(text.split(",\\s+"));
  }
}
