package people.simulation;

import module java.base;

import people.*;

/// The cities in which people live, made up on both sides of real borders, and their streets.
final class Cities {

  /// @param country ISO 3166 code
  /// @param postcode what the postcodes of the city start with; two digits follow
  /// @param x kilometres to the east
  /// @param y kilometres to the north
  /// @param size weight; a city of size 300 starts with a hundred times as many people as one of
  ///   size 3
  private record City(String name, String country, String postcode, int x, int y, double size) {}

  /// A house that somebody who moves finds by chance. She may find the same one again.
  ///
  /// @param number from 1 to [#LONGEST_STREET]
  /// @param isLong whether the address has the postcode and the country
  record House(int city, int street, int number, boolean isLong) {}

  /// How many houses a street has.
  static final int LONGEST_STREET = 120;

  private static final List<City> CITIES =
      List.of(
          new City("Königshafen", "DE", "471", 40, 90, 300),
          new City("Saint-Aubin", "FR", "577", -30, -60, 170),
          new City("Oudekerk", "NL", "61", -20, 80, 95),
          new City("Altenbrück", "DE", "523", 30, 30, 70),
          new City("Port-Clément", "BE", "43", -60, 20, 48),
          new City("Waldringen", "DE", "547", 50, -20, 34),
          new City("Nieuwdam", "NL", "58", -45, 105, 25),
          new City("Esch-le-Pont", "LU", "L-42", 0, -30, 18),
          new City("Montfleury", "FR", "549", -75, -45, 13),
          new City("Żabno-Siedlung", "DE", "415", 65, 110, 9),
          new City("Heilig-Kruis", "BE", "36", -35, 55, 6),
          new City("Sankt Veit am Berg", "DE", "546", 75, -5, 4),
          new City("Zuid-Eynde", "NL", "59", -10, 62, 2),
          new City("L'Étang-Noir", "BE", "68", -48, -12, 1));

  /// The number of the house goes where the # is.
  private static final Map<String, List<String>> STREETS =
      Map.of(
          "DE",
          List.of(
              "Lindenstraße #",
              "Hauptstraße #",
              "Bahnhofstraße #",
              "Am Kirchplatz #",
              "Schützenweg #",
              "Rosenweg #",
              "Gartenstraße #",
              "Marktplatz #",
              "Mühlenweg #",
              "Hafenstraße #",
              "Goethestraße #",
              "Schillerallee #",
              "Im Winkel #",
              "Ringstraße #",
              "Jägerstieg #",
              "Bergstraße #",
              "Alter Zoll #",
              "Zechenweg #",
              "Drosselgasse #",
              "Königsallee #"),
          "FR",
          List.of(
              "#, rue de la Gare",
              "#, rue Haute",
              "#, place de l'Église",
              "#, avenue de la République",
              "#, rue des Tanneurs",
              "#, quai du Canal",
              "#, rue Pasteur",
              "#, impasse des Lilas",
              "#, boulevard Victor-Hugo",
              "#, rue du Moulin",
              "#, allée des Tilleuls",
              "#, chemin des Vignes",
              "#, rue Neuve",
              "#, rue de l'Hôpital",
              "#, cours Gambetta",
              "#, rue du Château"),
          "NL",
          List.of(
              "Kerkstraat #",
              "Dorpsstraat #",
              "Stationsweg #",
              "Molenlaan #",
              "Oude Gracht #",
              "Julianaplein #",
              "Havenkade #",
              "Schoolstraat #",
              "Lange Nieuwstraat #",
              "Beukenlaan #",
              "'s-Gravenweg #",
              "Prins Hendrikkade #",
              "Veldweg #",
              "Brinkstraat #",
              "Tuinlaan #",
              "Sint Jansstraat #"),
          "BE",
          List.of(
              "Grote Markt #",
              "Kerkstraat #",
              "Rue de Namur #",
              "Rue Saint-Lambert #",
              "Stationsstraat #",
              "Place du Marché #",
              "Avenue Albert #",
              "Rue des Forges #",
              "Veldstraat #",
              "Chaussée de Liège #",
              "Molenstraat #",
              "Quai de Meuse #"),
          "LU",
          List.of(
              "#, Grand-Rue",
              "#, rue de l'Alzette",
              "#, Kierchestrooss",
              "#, rue des Mines",
              "#, Place Guillaume",
              "#, rue d'Arlon",
              "#, op der Gare",
              "#, rue du Brill"));

  private static final double[] BY_SIZE = bySize();
  private static final double[][] ELSEWHERE = elsewhere();

  private Cities() {}

  static int cities() {
    return CITIES.size();
  }

  static int anyCity(Dice dice) {
    return dice.pick(BY_SIZE);
  }

  /// Whether someone who moves stays in that city: half do in a village, eight in ten in the
  /// biggest.
  static boolean stays(Dice dice, int city) {
    return dice.chance(0.5 + CITIES.get(city).size / 1000);
  }

  /// Another city, by the gravity law: the bigger and the nearer the likelier (Zipf, "The P1 P2 / D
  /// hypothesis", 1946).
  static int elsewhere(Dice dice, int from) {
    return dice.pick(ELSEWHERE[from]);
  }

  /// A house to live in; of one in five addresses the postcode and the country are known.
  static House house(Dice dice, int city) {
    int street = dice.below(STREETS.get(CITIES.get(city).country).size());
    int number = 1 + dice.below(dice.below(LONGEST_STREET) + 1);
    return new House(city, street, number, dice.chance(0.2));
  }

  /// @param number how the house, and perhaps the flat, is written in the address
  static Address address(House house, String number) {
    City place = CITIES.get(house.city);
    String street = STREETS.get(place.country).get(house.street).replace("#", number);
    return house.isLong
        ? new Address(street, place.name, place.postcode + (10 + house.street), place.country)
        : new Address(street, place.name);
  }

  private static double[] bySize() {
    double[] sums = new double[CITIES.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += CITIES.get(i).size;
      sums[i] = sum;
    }
    return sums;
  }

  private static double[][] elsewhere() {
    double[][] sums = new double[CITIES.size()][CITIES.size()];
    for (int i = 0; i < sums.length; i++) {
      double sum = 0;
      for (int j = 0; j < sums.length; j++) {
        City to = CITIES.get(j);
        int east = to.x - CITIES.get(i).x;
        int north = to.y - CITIES.get(i).y;
        // 20 km more, so that the nearest neighbour does not take everyone
        sum += i == j ? 0 : to.size / (20 + StrictMath.sqrt(east * east + north * north));
        sums[i][j] = sum;
      }
    }
    return sums;
  }
}
