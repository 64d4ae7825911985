package people.imports.gedcom;

import module java.base;

import javax.xml.stream.*;
import people.*;
import people.imports.dates.*;

/// A family tree of Gramps in XML, plain or compressed by gzip, as the lines of GEDCOM that say the
/// same: people, families, their events with dates and places, names and addresses. What has no
/// line there gets one with a tag of its own, so that the account has it. Made for [version
/// 1.7.1](https://gramps-project.org/xml/1.7.1/); others have the same elements. No DTD is read,
/// and no entity of another file. Not for several threads.
final class GrampsTree {

  /// How the GEDCOM of each begins.
  static final String START = "0 HEAD\n";

  /// Bytes that are enough to recognise a file.
  private static final int FIRST = 512;

  private static final int DEEPEST = 20;

  private static final Map<String, String> TAGS =
      Map.ofEntries(
          Map.entry("Birth", "BIRT"),
          Map.entry("Death", "DEAT"),
          Map.entry("Burial", "BURI"),
          Map.entry("Cremation", "CREM"),
          Map.entry("Baptism", "BAPM"),
          Map.entry("Christening", "CHR"),
          Map.entry("Census", "CENS"),
          Map.entry("Residence", "RESI"),
          Map.entry("Occupation", "OCCU"),
          Map.entry("Education", "EDUC"),
          Map.entry("Graduation", "GRAD"),
          Map.entry("Emigration", "EMIG"),
          Map.entry("Immigration", "IMMI"),
          Map.entry("Naturalization", "NATU"),
          Map.entry("Probate", "PROB"),
          Map.entry("Will", "WILL"),
          Map.entry("Retirement", "RETI"),
          Map.entry("Confirmation", "CONF"),
          Map.entry("Adopted", "ADOP"),
          Map.entry("Marriage", "MARR"),
          Map.entry("Divorce", "DIV"),
          Map.entry("Annulment", "ANUL"),
          Map.entry("Engagement", "ENGA"),
          Map.entry("Divorce Filing", "DIVF"),
          Map.entry("Marriage Banns", "MARB"),
          Map.entry("Marriage Contract", "MARC"),
          Map.entry("Marriage License", "MARL"),
          Map.entry("Marriage Settlement", "MARS"));

  /// Events of which the description is what they say.
  private static final Set<String> SAYING = Set.of("OCCU", "EDUC", "RESI", "CENS", "EVEN");

  /// Attributes that are an age, and whose it is in a wedding; empty for whose event it is.
  private static final Map<String, String> AGES =
      Map.of("Age", "", "Father Age", "HUSB", "Mother Age", "WIFE");

  /// An element with those below it.
  private record Element(
      String name, Map<String, String> attributes, List<Element> children, StringBuilder text) {

    String get(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }

    Element child(String wanted) {
      return children.stream().filter(each -> each.name.equals(wanted)).findFirst().orElse(null);
    }

    /// The text of an element below; empty where there is none.
    String text(String wanted) {
      Element child = child(wanted);
      return child == null ? "" : child.text.toString().strip();
    }
  }

  private final StringBuilder out = new StringBuilder();
  private final Map<String, Element> byHandle = new HashMap<>();

  private GrampsTree() {}

  /// Whether a file begins as one of these does.
  static boolean isIn(byte[] start) {
    String text = new String(TreeArchive.unpacked(start), StandardCharsets.ISO_8859_1);
    return text.stripLeading().startsWith("<") && text.contains("gramps-project.org/xml");
  }

  static boolean isIn(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return isIn(in.readNBytes(FIRST));
    }
  }

  /// The bytes of its GEDCOM.
  ///
  /// @param in unpacked
  /// @throws TimelineException when it is not well formed
  static byte[] gedcom(Path file, InputStream in) {
    GrampsTree tree = new GrampsTree();
    try {
      tree.write(tree.read(in));
    } catch (XMLStreamException | UncheckedIOException e) {
      String reason = e.getMessage().lines().reduce((_, last) -> last).orElse("");
      throw new TimelineException(
          "%s: is not the XML of Gramps as a whole: %s".formatted(file, reason), e);
    }
    return tree.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  // ---- reading

  private Element read(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Element root = new Element("", Map.of(), new ArrayList<>(), new StringBuilder());
    Deque<Element> open = new ArrayDeque<>(List.of(root));
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() > DEEPEST) {
            throw new XMLStreamException("elements stand too deep in one another");
          }
          Map<String, String> attributes = new HashMap<>();
          for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
          }
          Element element =
              new Element(xml.getLocalName(), attributes, new ArrayList<>(0), new StringBuilder(0));
          open.element().children.add(element);
          open.push(element);
          if (attributes.containsKey("handle")) {
            byHandle.putIfAbsent(element.get("handle"), element);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().text.append(xml.getText());
        default -> {}
      }
    }
    return root.children.getFirst();
  }

  // ---- writing

  private void write(Element database) {
    line(0, "HEAD", "");
    line(1, "SOUR", "Gramps");
    Element header = database.child("header");
    Element created = header == null ? null : header.child("created");
    if (created != null) {
      line(1, "DATE", GrampsDate.day(created.get("date"), ""));
    }
    line(1, "GEDC", "");
    line(2, "VERS", "5.5.1");
    line(1, "CHAR", "UTF-8");
    for (Element section : database.children) {
      for (Element each : section.children) {
        switch (each.name) {
          case "person" -> person(each);
          case "family" -> family(each);
          case "event", "placeobj", "created" -> {} // where they are referred to
          default -> other(0, each);
        }
      }
    }
    line(0, "TRLR", "");
  }

  private void person(Element person) {
    line(0, "@" + id(person) + "@", "INDI");
    for (Element each : person.children) {
      switch (each.name) {
        case "gender" -> line(1, "SEX", each.text.toString().strip());
        case "name" -> name(each);
        case "eventref" -> event(each, "Primary");
        case "address" -> address(each);
        case "childof" -> reference("FAMC", each);
        case "parentin" -> reference("FAMS", each);
        case "attribute" -> attribute(each);
        default -> other(1, each);
      }
    }
    record(person);
  }

  private void family(Element family) {
    line(0, "@" + id(family) + "@", "FAM");
    boolean isWed = false;
    for (Element each : family.children) {
      switch (each.name) {
        case "father" -> reference("HUSB", each);
        case "mother" -> reference("WIFE", each);
        case "childref" -> child(each);
        case "eventref" -> isWed |= event(each, "Family");
        case "attribute" -> attribute(each);
        case "rel" -> {}
        default -> other(1, each);
      }
    }
    String kind = family.child("rel") == null ? "" : family.child("rel").get("type");
    if (!isWed && (kind.equals("Married") || kind.equals("Civil Union"))) {
      line(1, "MARR", "");
      line(2, "TYPE", kind);
    } else if (!kind.isEmpty()) {
      line(1, "_REL", kind);
    }
    record(family);
  }

  /// What each record has.
  private void record(Element record) {
    if (record.get("priv").equals("1")) {
      line(1, "RESN", "privacy");
    }
    if (record.get("change").matches("\\d{1,10}")) {
      line(1, "CHAN", "");
      long seconds = Long.parseLong(record.get("change"));
      String day = LocalDate.ofEpochDay(seconds / Duration.ofDays(1).toSeconds()).toString();
      line(2, "DATE", GrampsDate.day(day, ""));
    }
  }

  private void name(Element name) {
    String last =
        name.children.stream()
            .filter(each -> each.name.equals("surname") || each.name.equals("last"))
            .map(each -> (each.get("prefix") + " " + each.text).strip())
            .collect(Collectors.joining(" "));
    line(1, "NAME", name.text("first") + " /" + last + "/");
    if (!name.text("title").isEmpty()) {
      line(2, "NPFX", name.text("title"));
    }
    if (!name.text("suffix").isEmpty()) {
      line(2, "NSFX", name.text("suffix"));
    }
    boolean isMarried = name.get("type").equals("Married Name");
    line(2, "TYPE", isMarried ? "married" : name.get("type"));
    for (Element each : name.children) {
      if (!Set.of("first", "surname", "last", "title", "suffix").contains(each.name)) {
        other(2, each);
      }
    }
  }

  /// @return whether it is a wedding
  private boolean event(Element reference, String role) {
    Element event = byHandle.get(reference.get("hlink"));
    String said = reference.get("role");
    boolean isOwn = said.isEmpty() || said.equals(role);
    if (event == null || !isOwn) {
      line(1, "_EVENTREF", event == null ? reference.get("hlink") : said);
      return false;
    }
    String type = event.text("type");
    String tag = TAGS.getOrDefault(type, "EVEN");
    boolean isUndated = event.children.stream().noneMatch(each -> GrampsDate.isDate(each.name));
    String words = SAYING.contains(tag) ? event.text("description") : "";
    line(1, tag, tag.equals("DEAT") && isUndated ? "Y" : words);
    if (tag.equals("EVEN")) {
      line(2, "TYPE", type);
    }
    for (Element each : event.children) {
      if (GrampsDate.isDate(each.name)) {
        written(2, "DATE", GrampsDate.words(each.name, each.attributes));
      } else if (each.name.equals("place")) {
        place(each);
      } else if (each.name.equals("description")) {
        line(2, "NOTE", each.text.toString());
      } else if (!each.name.equals("type")) {
        other(2, each);
      }
    }
    if (event.get("priv").equals("1")) {
      line(2, "RESN", "privacy");
    }
    reference.children.forEach(this::ofReference);
    return tag.equals("MARR");
  }

  /// What is said of an event in the life of those who were there.
  private void ofReference(Element said) {
    String spouse = AGES.get(said.name.equals("attribute") ? said.get("type") : "");
    if (spouse == null) {
      other(2, said);
    } else if (spouse.isEmpty()) {
      line(2, "AGE", said.get("value"));
    } else {
      line(2, spouse, "");
      line(3, "AGE", said.get("value"));
    }
  }

  private void place(Element reference) {
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    Element lowest = byHandle.get(reference.get("hlink"));
    Element place = lowest;
    for (int i = 0; place != null && i < DEEPEST; i++) {
      Element name = place.child("pname");
      names.add((name == null ? place.text("ptitle") : name.get("value")).replace(",", " "));
      types.add(place.get("type").isEmpty() ? "Place" : place.get("type"));
      Element above = place.child("placeref");
      place = above == null ? null : byHandle.get(above.get("hlink"));
    }
    line(2, "PLAC", String.join(", ", names));
    line(3, "FORM", String.join(", ", types));
    Element coordinates = lowest == null ? null : lowest.child("coord");
    if (coordinates != null) {
      line(3, "MAP", "");
      line(4, "LATI", coordinates.get("lat"));
      line(4, "LONG", coordinates.get("long"));
    }
    for (Element each : lowest == null ? List.<Element>of() : lowest.children) {
      if (!Set.of("ptitle", "pname", "placeref", "coord").contains(each.name)) {
        other(3, each);
      }
    }
  }

  private void address(Element address) {
    line(1, "RESI", "");
    line(2, "ADDR", "");
    Map<String, String> parts =
        Map.of(
            "street", "ADR1", "city", "CITY", "state", "STAE", "postal", "POST", "country", "CTRY");
    address.children.stream()
        .filter(each -> parts.containsKey(each.name))
        .forEach(each -> line(3, parts.get(each.name), each.text.toString()));
    for (Element each : address.children) {
      if (GrampsDate.isDate(each.name)) {
        written(2, "DATE", GrampsDate.words(each.name, each.attributes));
      } else if (!parts.containsKey(each.name)) {
        other(2, each);
      }
    }
  }

  private void child(Element reference) {
    reference("CHIL", reference);
    for (String relation : List.of("frel", "mrel")) {
      if (!reference.get(relation).isEmpty()) {
        line(2, "_" + relation.toUpperCase(Locale.ROOT), reference.get(relation));
      }
    }
    for (Element each : reference.children) {
      other(2, each);
    }
  }

  private void reference(String tag, Element reference) {
    Element meant = byHandle.get(reference.get("hlink"));
    written(1, tag, "@" + (meant == null ? reference.get("hlink") : id(meant)) + "@");
  }

  private void attribute(Element attribute) {
    boolean isKey = attribute.get("type").equals("_UID") || attribute.get("type").equals("UID");
    line(1, isKey ? attribute.get("type") : "FACT", attribute.get("value"));
    if (!isKey) {
      line(2, "TYPE", attribute.get("type"));
    }
  }

  /// What has no place in GEDCOM, or none that is read.
  private void other(int level, Element element) {
    String tag = "_" + element.name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    String what = element.text.toString().strip();
    String words =
        what.isEmpty() ? element.get(element.get("hlink").isEmpty() ? "value" : "hlink") : what;
    line(level, tag, words);
    for (Element each : element.children) {
      other(level + 1, each);
    }
  }

  private static String id(Element record) {
    String id = record.get("id").isEmpty() ? record.get("handle") : record.get("id");
    return id.replace("@", "");
  }

  /// @param value a text, in which a sign `@` is written twice
  private void line(int level, String tag, String value) {
    written(level, tag, value.replace("@", "@@"));
  }

  private void written(int level, String tag, String value) {
    String[] rows = value.strip().split("\\R", -1);
    out.append(level).append(' ').append(tag);
    out.append(rows[0].isEmpty() ? "" : " " + rows[0]).append('\n');
    for (int i = 1; i < rows.length; i++) {
      out.append(level + 1).append(" CONT ").append(rows[i]).append('\n');
    }
  }
}
