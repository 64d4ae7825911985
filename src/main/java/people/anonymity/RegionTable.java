package people.anonymity;

import module java.base;

import people.*;
import people.sheets.*;

/// A table of the region of each city, read from a file with the columns `city` and `region`, and
/// `country` where cities of one name are in several:
///
/// ```java
/// AnonymityOptions.DEFAULT.places(new KeptPlace.OfRegion(RegionTable.read(Path.of("regions.csv"))))
/// ```
public final class RegionTable {

  /// Knows no city.
  public static final RegionTable NONE = new RegionTable(Map.of());

  private record RegionRow(String region, String place) {}

  private final Map<Address, RegionRow> rows;

  private RegionTable(Map<Address, RegionRow> rows) {
    this.rows = rows;
  }

  /// Reads a table, CSV or Excel. A row without a region says nothing.
  ///
  /// @throws TimelineException when it is no such table, a row has a region but no city, or a city
  ///   has two regions
  public static RegionTable read(Path file) {
    Map<Address, RegionRow> rows = new HashMap<>();
    try (Sheet sheet = Sheet.open(file, SheetOptions.guessed())) {
      int city = sheet.column("city");
      int region = sheet.column("region");
      OptionalInt country = sheet.findColumn("country");
      for (SheetRow each; (each = sheet.next()) != null; ) {
        String name = each.cell(city).strip();
        RegionRow row = new RegionRow(each.cell(region).strip(), sheet.place(each));
        if (row.region.isEmpty()) {
          continue;
        }
        if (name.isEmpty()) {
          throw new TimelineException(
              "%s: the region '%s' has no city".formatted(row.place, row.region));
        }
        Address key = key(name, country.isPresent() ? each.cell(country.getAsInt()) : null);
        RegionRow other = rows.putIfAbsent(key, row);
        if (other != null && !Regions.isSame(other.region, row.region)) {
          throw new TimelineException(
              "%s: %s is of '%s', and of '%s' in %s; expected one region%s"
                  .formatted(
                      row.place,
                      name,
                      row.region,
                      other.region,
                      other.place,
                      country.isPresent() ? "" : ", or a column 'country'"));
        }
      }
    }
    if (rows.isEmpty()) {
      throw new TimelineException(file + ": has no city with a region");
    }
    return new RegionTable(rows);
  }

  /// The same for all ways to write a city.
  static Address key(String city, String country) {
    return new Address(null, city, null, country).plain();
  }

  /// The region of a city; null when not known.
  ///
  /// @param country null when not known
  String region(String city, String country) {
    RegionRow row = country == null ? null : rows.get(key(city, country));
    row = row == null ? rows.get(key(city, null)) : row;
    return row == null ? null : row.region;
  }
}
