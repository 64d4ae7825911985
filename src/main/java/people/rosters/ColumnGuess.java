package people.rosters;

import module java.base;

import people.*;

/// Guesses what the columns of a list are of: by their names, and by what is in them.
final class ColumnGuess {

  /// By role, the names of its columns in plain form, the likeliest first.
  private static final Map<RosterRole, List<String>> NAMES = new EnumMap<>(RosterRole.class);

  static {
    names(
        RosterRole.FIRST,
        "first firstname givenname givennames forename vorname vornamen prénom prenom"
            + " nombre nombres nome voornaam voornamen roepnaam imię imie imiona fornavn"
            + " förnamn prénoms prenoms rufname nomepróprio");
    names(
        RosterRole.LAST,
        "last lastname surname familyname nachname familienname zuname nomdefamille"
            + " nom apellido apellidos cognome achternaam familienaam nazwisko etternavn"
            + " efternamn primerapellido apellido1 apelido apelidos sobrenome");
    names(
        RosterRole.NAME,
        "name fullname membername nombrecompleto nomcomplet naam nominativo imięinazwisko person"
            + " member mitglied vornamename vornamenachname vorundnachname vorundzuname"
            + " prénomnom prénometnom nombreyapellidos nombreapellidos nomeecognome nomecognome"
            + " firstnamelastname firstandlastname navn namn imięnazwisko "
            + NameCell.LAST_FIRST);
    names(
        RosterRole.BORN,
        "born birthday birthdate dateofbirth dob geburtsdatum geboren geborenam geb"
            + " gebam gebdatum geburtstag datedenaissance naissance fechadenacimiento"
            + " nacimiento datadinascita nascita geboortedatum dataurodzenia gebdat gebtag"
            + " geburtsjahr jahrgang yearofbirth birthyear annéedenaissance néle néele"
            + " datadenascimento geborenop fødselsdato födelsedatum");
    names(RosterRole.SEX, "sex gender geschlecht sexe sexo sesso genre geslacht płeć plec");
    names(
        RosterRole.STATUS,
        "status maritalstatus civilstatus familienstand fstand etatcivil"
            + " situationfamiliale estadocivil statocivile burgerlijkestaat stancywilny"
            + " situationdefamille situationmatrimoniale etatmatrimonial famstand"
            + " zivilstand personenstand civilstand sivilstand civilstånd estadocivilactual");
    names(
        RosterRole.SINCE,
        "since statussince maritalstatussince marriedsince statusdate seit familienstandseit depuis"
            + " desde dal sinds od");
    names(
        RosterRole.PARTNER,
        "partner partnerid partnerkey spouse spouseid spousekey ehepartner partnernr partnernummer"
            + " partnerlidnr partnermitgliedsnr ehegatte conjoint cónyuge conyuge coniuge"
            + " echtgenoot małżonek");
    names(
        RosterRole.STREET,
        "street streetaddress addressline1 address1 strasse straße strassehausnummer"
            + " strasseundhausnummer rue calle via indirizzo straat ulica strassenr"
            + " strassehausnr strasseundnr strassehnr streetandnumber rueetnuméro"
            + " straatenhuisnummer adressezeile1 rua");
    names(
        RosterRole.CITY,
        "city town place ort wohnort stadt ville commune ciudad localidad città citta"
            + " comune plaats woonplaats stad miasto miejscowość población poblacion"
            + " municipio localité cidade");
    names(
        RosterRole.POSTCODE,
        "postcode zip zipcode postalcode plz postleitzahl codepostal cp códigopostal codigopostal"
            + " cap kodpocztowy kod");
    names(RosterRole.COUNTRY, "country countrycode land staat pays país pais paese kraj");
    names(
        RosterRole.ADDRESS,
        "address fulladdress homeaddress anschrift adresse dirección direccion domicilio adres");
    names(
        RosterRole.JOINED,
        "joined joindate dateofjoining entrydate membersince eintritt eintrittsdatum"
            + " beitritt adhésion fechadealta alta dataiscrizione lidsinds"
            + " dataprzystąpienia mitgliedseit eintrittam membersincedate datedadhésion"
            + " datedentrée dataadesione");
    names(
        RosterRole.LEFT,
        "left leavedate leavingdate exitdate austritt austrittsdatum départ"
            + " fechadebaja baja dataritiro uitgetreden datawystąpienia ausgetreten"
            + " ausgetretenam datedesortie leftdate");
  }

  private static final Set<String> STREETS =
      Stream.of(RosterRole.STREET, RosterRole.ADDRESS)
          .flatMap(role -> NAMES.get(role).stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> KEYS =
      RosterWords.plainWords(
          "id key number nr no memberid membernumber memberno personid mitgliedsnummer mitgliedsnr"
              + " mitgliednr numéro numero númerodesocio numerodisocio tessera lidnummer"
              + " numerczłonkowski nosocio nodesocio nodadherent notessera nrczłonka pesel bsn"
              + " ssn mitglnr mitgliedernummer mgnr lidnr ledennummer lidmaatschapsnummer"
              + " membershipnumber membershipno personalnummer personalnr kundennummer kundennr"
              + " nadherent numeroadherent numérodadhérent matricule nsocio nrsocio"
              + " númerosocio ntessera numerotessera nrlegitymacji nrleg numerlegitymacji persnr"
              + " personennummer matrikelnummer matrikelnr ahvnr ahvnummer svnr patientid patid"
              + " patientennummer patientennr aktenzeichen nºsócio númerodesócio numerdesócio");

  private ColumnGuess() {}

  private static void names(RosterRole role, String words) {
    NAMES.put(role, List.copyOf(RosterWords.plainWords(words)));
  }

  static RosterMapping of(List<String> header, List<List<String>> rows) {
    Map<String, String> columns = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    String key = key(header, rows);
    if (key != null) {
      columns.put(RosterRole.KEY.word(), key);
      taken.add(key);
    }
    NAMES.forEach((role, names) -> {
      String column = column(header, names, taken);
      if (column != null && fits(role, values(header, rows, column))) {
        columns.put(role.word(), column);
        taken.add(column);
      }
    });
    if (!columns.containsKey(RosterRole.STATUS.word())) {
      header.stream()
          .filter(column -> !taken.contains(column))
          .filter(column -> areStatuses(values(header, rows, column)))
          .findFirst()
          .ifPresent(column -> columns.put(RosterRole.STATUS.word(), column));
    }
    if (columns.containsKey("first") && columns.containsKey("last")) {
      columns.remove("name"); // says the same once more
    } else if (columns.containsKey("name") && columns.containsKey("first")) {
      List<String> firsts = List.of("name", "first");
      if (hasBoth(header, rows, firsts.stream().map(columns::get).toList())) {
        columns.remove("first");
      } else {
        columns.put("last", columns.remove("name"));
      }
    } else if (columns.containsKey("name")) {
      columns.remove("last");
    }
    if (columns.containsKey("street")) {
      columns.remove("address");
    } else if (columns.containsKey("address")
        && (columns.containsKey("postcode") || columns.containsKey("city"))) {
      columns.put("street", columns.remove("address"));
    }
    JoinedColumns.join(columns, header, rows, STREETS);
    return RosterMapping.NONE.over(new RosterMapping(columns, Set.of(), Map.of(), false, false));
  }

  /// Whether what is in the first column has what is in the second one in it, as a whole name has
  /// the first one.
  private static boolean hasBoth(
      List<String> header, List<List<String>> rows, List<String> columns) {
    int whole = header.indexOf(columns.getFirst());
    int part = header.indexOf(columns.getLast());
    long with = rows.stream().filter(row -> cell(row, whole).contains(cell(row, part))).count();
    return with * 2 > rows.size();
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column).strip() : "";
  }

  private static String column(List<String> header, List<String> names, Set<String> taken) {
    return header.stream()
        .filter(column -> !taken.contains(column) && names.contains(RosterWords.plain(column)))
        .min(Comparator.comparingInt(column -> names.indexOf(RosterWords.plain(column))))
        .orElse(null);
  }

  /// Whether what is in a column may be of a role.
  private static boolean fits(RosterRole role, List<String> values) {
    return switch (role) {
      case BORN, SINCE, JOINED, LEFT -> share(values, DateCell::isMeant) > 0.5;
      case SEX -> share(values, value -> RosterWords.sex(value) != null) > 0.5;
      case STATUS -> share(values, value -> RosterWords.status(value, Map.of()) != null) > 0.5;
      case PARTNER, POSTCODE -> true; // numbers that may look like years
      case KEY, FIRST, LAST, NAME, STREET, CITY, COUNTRY, ADDRESS ->
          share(values, DateCell::isLike) < 0.5;
    };
  }

  /// Whether what is in a column of any name can hardly be anything else: words of several letters
  /// for a status that is known.
  private static boolean areStatuses(List<String> values) {
    return values.size() > 1
        && share(
                values,
                value -> {
                  Status status = RosterWords.status(value, Map.of());
                  return status != null
                      && status != Status.UNKNOWN
                      && RosterWords.plain(value).length() > 1;
                })
            > 0.8;
  }

  /// @return 0.5 when there are none
  private static double share(List<String> values, Predicate<String> test) {
    return values.isEmpty()
        ? test.test("1952-12-31") == test.test("Ada") ? 1 : 0.51
        : values.stream().filter(test).count() / (double) values.size();
  }

  private static List<String> values(List<String> header, List<List<String>> rows, String column) {
    int at = header.indexOf(column);
    return rows.stream().map(row -> cell(row, at)).filter(value -> !value.isEmpty()).toList();
  }

  /// The first column that is called as a key is, and has another value in each row; else one in
  /// which most rows have one, so that those are named that have none, or the same.
  private static String key(List<String> header, List<List<String>> rows) {
    for (boolean isByName : new boolean[] {true, false}) {
      for (String column : header) {
        List<String> values = values(header, rows, column);
        boolean isOfEach = values.size() == rows.size() && Set.copyOf(values).size() == rows.size();
        if (isCalledKey(header, column, isByName) && isOfEach) {
          return column;
        }
      }
    }
    for (String column : header) {
      int values = Set.copyOf(values(header, rows, column)).size();
      if (isCalledKey(header, column, true) && values * 2 > rows.size()) {
        return column;
      }
    }
    return null;
  }

  private static boolean isCalledKey(List<String> header, String column, boolean isByName) {
    return isByName
        ? KEYS.contains(RosterWords.plain(column))
            && !JoinedColumns.isOfHouse(header, column, STREETS)
        : column.matches("(?i).*[-_ ](id|key|nr|no|number|nummer|code)[.]?")
            || column.matches(".*[a-z](Id|ID|Key|Nr|No)");
  }
}
