package people.imports.gedcom;

import module java.base;

/// The kinds of parts of a place, each by the name that a family tree has for it in PLAC.FORM:
/// `City, County, State, Country`, `Ort, Kreis, Land`, `Commune, Département, Pays`.
enum PlacePart {
  POSTCODE,
  STREET,
  CITY,
  COUNTRY,
  OTHER;

  /// Words in English, German, French, Dutch, Spanish, Italian, Portuguese, Danish, Swedish,
  /// Norwegian, Polish and Czech. A part of a compound word counts, longest words first, so that
  /// `Landkreis` is no country and `Postort` no postcode.
  private static final Map<String, PlacePart> WORDS = new LinkedHashMap<>();

  static {
    put(
        OTHER,
        "county state province region district department département departement kreis landkreis"
            + " bezirk regierungsbezirk bundesland bundesstaat kanton canton comté région provincie"
            + " provincia provincie comarca regione departamento distrito estado concelho distretto"
            + " amt len län landskap fylke landsdel harad härad powiat województwo wojewodztwo"
            + " okres continent kontinent subdivision división township");
    put(
        POSTCODE,
        "zip zipcode postcode postalcode postal plz postleitzahl codepostal postnummer codigopostal"
            + " códigopostal cap cep kodpocztowy psč insee");
    put(
        STREET,
        "street address road straße strasse straat rue adresse adres calle dirección direccion via"
            + " indirizzo rua endereço gade vej gata gate ulica ulice lieudit hausnummer");
    put(
        CITY,
        "city town village place locality parish municipality suburb hamlet stadt ort ortschaft"
            + " dorf gemeinde pfarrei ville commune localité localite village paroisse lieu plaats"
            + " stad dorp gemeente ciudad pueblo municipio localidad lugar parroquia città citta"
            + " comune località cidade freguesia localidade município by sogn kommune stad ort"
            + " socken församling tettsted miasto wieś wies miejscowość miejscowosc gmina parafia"
            + " město mesto obec farnost");
    put(
        COUNTRY,
        "country nation land staat pays país pais paese nazione stato kraj państwo stát stat zeme"
            + " země");
  }

  private static void put(PlacePart part, String words) {
    for (String word : words.split(" ")) {
      WORDS.putIfAbsent(word, part);
    }
  }

  /// @param word in small letters, without what is no letter
  static PlacePart of(String word) {
    PlacePart exact = WORDS.get(word);
    if (exact != null) {
      return exact;
    }
    return WORDS.entrySet().stream()
        .filter(known -> known.getKey().length() >= 4 && word.contains(known.getKey()))
        .max(Comparator.comparingInt(known -> known.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(word.contains("zip") || word.startsWith("post") ? POSTCODE : OTHER);
  }
}
