package people.survival;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.rates.*;

/// A change of address, with the cities in their commonest spelling.
///
/// @param day of the move, since 1970
/// @param from null where it is not known, like `to`
/// @param isCertain whether the day is one that the source does not doubt
public record CityMove(int personId, int day, String from, String to, boolean isCertain) {

  /// The radius of a sphere of the volume of the earth, in kilometres.
  private static final double EARTH = 6371.0088;

  /// All moves, by person and time; the first known address of somebody whose address was not known
  /// is one.
  public static List<CityMove> all(History history) {
    PeriodRows<Address> homes = history.columns().addressPeriods();
    ValueLives cities = ValueLives.ofCities(history);
    List<CityMove> moves = new ArrayList<>();
    for (int row = 0; row < homes.size(); row++) {
      if (homes.continued().test(row)) {
        int person = homes.personId(row);
        int day = homes.from(row);
        moves.add(
            new CityMove(
                person,
                day,
                cities.name(cities.group(person, day - 1)),
                cities.name(cities.group(person, day)),
                homes.certain().test(row)));
      }
    }
    return moves;
  }

  /// Whether it is from one known city to another one.
  public boolean isBetweenCities() {
    return from != null && to != null && !from.equals(to);
  }

  /// The way along the surface of the earth between two places, in kilometres, by the haversine
  /// formula (R. Sinnott, Sky and Telescope 68, 1984): of a sphere, so up to half a percent off.
  ///
  /// @param latitude in degrees, from -90 to 90, and longitude from -180 to 180
  public static double kilometres(
      double latitude, double longitude, double otherLatitude, double otherLongitude) {
    if (!(Math.abs(latitude) <= 90 && Math.abs(otherLatitude) <= 90)
        || !(Math.abs(longitude) <= 180 && Math.abs(otherLongitude) <= 180)) {
      throw new IllegalArgumentException(
          "from %s, %s to %s, %s; expected degrees of latitude up to 90 and of longitude up to 180"
              .formatted(latitude, longitude, otherLatitude, otherLongitude));
    }
    double up = Math.toRadians(otherLatitude - latitude);
    double across = Math.toRadians(otherLongitude - longitude);
    double chord =
        haversine(up)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(otherLatitude))
                * haversine(across);
    return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
  }

  private static double haversine(double angle) {
    double sine = Math.sin(angle / 2);
    return sine * sine;
  }
}
