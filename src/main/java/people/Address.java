package people;

import module java.base;

/// A person's address. Any part may be unknown (`null`), not all of them: a parish register often
/// knows the village only.
///
/// @param street street and house number; null when unknown
/// @param city town, village or parish; null when unknown
/// @param postcode as written in its country; null when unknown
/// @param country name or code, as the source has it; null when unknown
public record Address(String street, String city, String postcode, String country) {

  /// What only divides, such as a comma, is a space; of what stands in a word nothing is left.
  private static final String DIVIDING = " .,;:";

  /// So many characters of a street that is encrypted tell its home: three dots and a token.
  private static final int SEALED = 15;

  private static final String IN_WORDS = "'’‘`´ʼ";

  public Address {
    street = BlankText.orNull(street);
    city = BlankText.orNull(city);
    postcode = BlankText.orNull(postcode);
    country = BlankText.orNull(country);
    if (street == null && city == null && postcode == null && country == null) {
      throw new IllegalArgumentException(
          "an address needs a street, a city, a postcode or a country");
    }
  }

  public Address(String street, String city) {
    this(street, city, null, null);
  }

  /// This address where it is known, and the other one where it is not.
  ///
  /// @param before null for none
  public Address over(Address before) {
    return before == null
        ? this
        : new Address(
            street != null ? street : before.street,
            city != null ? city : before.city,
            postcode != null ? postcode : before.postcode,
            country != null ? country : before.country);
  }

  /// This address in letters that are the same for all its spellings, as [Spellings] has it: to be
  /// compared, not shown.
  public Address folded() {
    return new Address(folded(street), folded(city), folded(postcode), folded(country));
  }

  private static String folded(String part) {
    return part == null ? null : Spellings.key(part);
  }

  /// This address in letters that are the same for all ways to write that home: [#folded()], and
  /// without punctuation. To be compared, not shown.
  public Address plain() {
    Address folded = folded();
    String postcode = sealed(folded.postcode());
    return new Address(
        plain(sealed(folded.street())),
        plain(folded.city()),
        postcode == null ? null : postcode.replace(" ", ""),
        plain(folded.country()));
  }

  /// Of a part that is encrypted, what is the same for all ways to write that home.
  private static String sealed(String part) {
    return part != null && part.startsWith("•••") && part.length() > SEALED
        ? part.substring(0, SEALED)
        : part;
  }

  /// Without punctuation; as it is where nothing else is there.
  private static String plain(String part) {
    if (part == null) {
      return null;
    }
    StringBuilder plain = new StringBuilder(part.length());
    boolean isBehindSpace = false;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (DIVIDING.indexOf(c) >= 0) {
        isBehindSpace = !plain.isEmpty();
      } else if (IN_WORDS.indexOf(c) < 0) {
        boolean isDash = c > 127 && Character.getType(c) == Character.DASH_PUNCTUATION;
        plain.append(isBehindSpace ? " " : "").append(isDash ? '-' : c);
        isBehindSpace = false;
      }
    }
    return plain.isEmpty() ? part : plain.toString();
  }

  /// The line below the street on an envelope: postcode and city; null when neither is known.
  public String town() {
    return BlankText.join(" ", postcode, city);
  }

  /// The rule by which addresses of one street in one city are of one home: a country that one of
  /// them leaves out is that of the others, and so is, within a country, a postcode, unless several
  /// others have different ones. Nobody knows which of these it is then, so it is a home of its
  /// own.
  ///
  /// @param ofOneStreet as [#plain()] has them, all of the same street and city
  /// @return each with what it leaves out
  public static Map<Address, Address> completed(Collection<Address> ofOneStreet) {
    Map<Address, Address> completed = new HashMap<>();
    String country = only(ofOneStreet, each -> each.country);
    Map<String, List<Address>> byCountry =
        ofOneStreet.stream()
            .collect(
                Collectors.groupingBy(
                    each -> String.valueOf(each.country == null ? country : each.country)));
    for (List<Address> inCountry : byCountry.values()) {
      String postcode = only(inCountry, each -> each.postcode);
      for (Address each : inCountry) {
        completed.put(each, each.over(new Address(each.street, each.city, postcode, country)));
      }
    }
    return completed;
  }

  /// The part that is the same in all addresses that have it; null for none, and for several.
  private static String only(Collection<Address> all, Function<Address, String> part) {
    List<String> parts = all.stream().map(part).filter(Objects::nonNull).distinct().toList();
    return parts.size() == 1 ? parts.getFirst() : null;
  }

  /// The address on one line: `12 St James's Square, London`.
  @Override
  public String toString() {
    return BlankText.join(", ", street, town(), country);
  }

  /// The ways in which cities are written, and how often each is. Two are the same city when they
  /// differ in nothing but how letters are composed (Unicode's form NFC), in kinds and numbers of
  /// spaces, and in upper and lower case. What was recorded stays as it is. Not safe for several
  /// threads.
  public static final class Spellings {

    /// By spelling, the key of its city, which takes a while to find.
    private final Map<String, String> keys = new HashMap<>();

    /// By key, how often each spelling is there.
    private final Map<String, Map<String, Long>> counts = new HashMap<>();

    /// A text that is the same for all spellings of a city.
    private static String key(String city) {
      StringBuilder plain = new StringBuilder();
      boolean isBehindSpace = false;
      for (int at = 0, c; at < city.length(); at += Character.charCount(c)) {
        c = city.codePointAt(at);
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
          isBehindSpace = !plain.isEmpty();
        } else {
          plain.append(isBehindSpace ? " " : "").appendCodePoint(c);
          isBehindSpace = false;
        }
      }
      String folded = plain.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
      return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private String keyOf(String city) {
      return keys.computeIfAbsent(city, Spellings::key);
    }

    /// Whether both are spellings of the same city.
    public boolean isSame(String city, String other) {
      return keyOf(city).equals(keyOf(other));
    }

    /// Counts a spelling so many times more.
    public void add(String city, long times) {
      counts.computeIfAbsent(keyOf(city), _ -> new HashMap<>()).merge(city, times, Long::sum);
    }

    /// How often a city is there, in all spellings.
    public long count(String city) {
      return of(city).values().stream().mapToLong(Long::longValue).sum();
    }

    /// The spelling in which that city is there most often; of several the first one in the order
    /// of texts. The city itself where it was never counted.
    public String commonest(String city) {
      return of(city).entrySet().stream()
          .max(
              Map.Entry.<String, Long>comparingByValue()
                  .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
          .map(Map.Entry::getKey)
          .orElse(city);
    }

    /// How often each city is there, by its [#commonest] spelling, in no order.
    public Map<String, Long> counts() {
      return counts.values().stream()
          .map(spellings -> spellings.keySet().iterator().next())
          .collect(Collectors.toMap(this::commonest, this::count));
    }

    private Map<String, Long> of(String city) {
      return counts.getOrDefault(keyOf(city), Map.of());
    }
  }
}
