package people.imports.fhir;

import module java.base;

import people.imports.fhir.FhirShape.Many;
import people.imports.fhir.FhirShape.Members;
import people.imports.fhir.FhirShape.OneOrMany;
import people.imports.fhir.FhirShape.Scalar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON that FHIR R4 and R5 have for what is read of a resource. What has another type is taken
/// out of the resource and told, so that whoever reads it meets only what FHIR has.
sealed interface FhirShape permits Scalar, Members, Many, OneOrMany {

  /// Is told what does not fit.
  interface Misfits {

    /// @param member of the resource in which it stands
    /// @param isPart whether it is a part of what can be used otherwise
    /// @param why `name.given is a text, expected a list of texts`
    void misfit(String member, boolean isPart, String why, JsonNode value);
  }

  /// A value that is neither an object nor a list.
  enum Scalar implements FhirShape {
    TEXT("a text"),
    FLAG("true or false");

    private final String word;

    Scalar(String word) {
      this.word = word;
    }
  }

  /// An object with these members, and others that are not read.
  record Members(Map<String, FhirShape> members) implements FhirShape {

    private static Members of(Object... namesAndShapes) {
      Map<String, FhirShape> members = new HashMap<>();
      for (int i = 0; i < namesAndShapes.length; i += 2) {
        for (String name : ((String) namesAndShapes[i]).split(" ")) {
          members.put(name, (FhirShape) namesAndShapes[i + 1]);
        }
      }
      return new Members(Map.copyOf(members));
    }
  }

  /// A list.
  record Many(FhirShape each) implements FhirShape {}

  /// A list in one release of FHIR and alone in another one.
  record OneOrMany(FhirShape each) implements FhirShape {}

  Members CONCEPT =
      Members.of(
          "text", Scalar.TEXT, "coding", new Many(Members.of("system code display", Scalar.TEXT)));

  Members PERIOD = Members.of("start end", Scalar.TEXT);

  Members REFERENCE = Members.of("reference", Scalar.TEXT);

  Members NAME =
      Members.of(
          "use text family",
          Scalar.TEXT,
          "given prefix suffix",
          new Many(Scalar.TEXT),
          "period",
          PERIOD);

  Members IDENTIFIER = Members.of("system value", Scalar.TEXT, "type", CONCEPT);

  Members META = Members.of("lastUpdated source", Scalar.TEXT);

  Members CONTACT =
      Members.of(
          "relationship",
          new OneOrMany(CONCEPT),
          "name",
          new OneOrMany(NAME),
          "identifier",
          new Many(IDENTIFIER),
          "period",
          PERIOD);

  Members PATIENT =
      Members.of(
          "id gender birthDate deceasedDateTime",
          Scalar.TEXT,
          "deceasedBoolean",
          Scalar.FLAG,
          "meta",
          META,
          "name",
          new Many(NAME),
          "address",
          new Many(
              Members.of(
                  "use type text city district state postalCode country",
                  Scalar.TEXT,
                  "line",
                  new Many(Scalar.TEXT),
                  "period",
                  PERIOD)),
          "maritalStatus",
          CONCEPT,
          "identifier",
          new Many(IDENTIFIER),
          "link",
          new Many(Members.of("type", Scalar.TEXT, "other", REFERENCE)),
          "contact",
          new Many(CONTACT));

  Members RELATED_PERSON =
      Members.of(
          "id",
          Scalar.TEXT,
          "meta",
          META,
          "patient",
          REFERENCE,
          "relationship",
          new OneOrMany(CONCEPT),
          "name",
          new OneOrMany(NAME),
          "identifier",
          new Many(IDENTIFIER),
          "period",
          PERIOD);

  /// Takes out of a resource what has another type than FHIR has, and nulls.
  static void fit(Members shape, JsonNode resource, Misfits misfits) {
    new Fitting(new ArrayDeque<>(), misfits).fits(resource, shape);
  }

  /// @param path of the value that is looked at: a member of the resource, and members within
  record Fitting(Deque<String> path, Misfits misfits) {

    /// @return whether it can be used, without the parts that can't
    private boolean fits(JsonNode value, FhirShape shape) {
      return switch (shape) {
        case Scalar it -> {
          boolean fits = it == Scalar.TEXT ? value.isString() : value.isBoolean();
          yield fits || isMisfit(value, it.word);
        }
        case Members it ->
            value instanceof ObjectNode object
                ? fitMembers(object, it.members)
                : isMisfit(value, "an object");
        case Many it ->
            value instanceof ArrayNode list
                ? fitAll(list, it.each)
                : isMisfit(
                    value, it.each instanceof Scalar ? "a list of texts" : "a list of objects");
        case OneOrMany it ->
            value instanceof ArrayNode list
                ? fitAll(list, it.each)
                : value.isObject() ? fits(value, it.each) : isMisfit(value, "a list of objects");
      };
    }

    private boolean fitMembers(ObjectNode object, Map<String, FhirShape> members) {
      List<String> misfits = List.of();
      for (var each : object.properties()) {
        FhirShape shape = members.get(each.getKey());
        if (shape != null) {
          path.addLast(each.getKey());
          if (each.getValue().isNull() || !fits(each.getValue(), shape)) {
            misfits = misfits.isEmpty() ? new ArrayList<>() : misfits;
            misfits.add(each.getKey());
          }
          path.removeLast();
        }
      }
      misfits.forEach(object::remove);
      return true;
    }

    private boolean fitAll(ArrayNode list, FhirShape each) {
      for (int i = list.size() - 1; i >= 0; i--) {
        JsonNode value = list.get(i);
        if (value.isNull() || !fits(value, each)) {
          list.remove(i);
        }
      }
      return true;
    }

    private boolean isMisfit(JsonNode value, String expected) {
      String why =
          "%s is %s, expected %s".formatted(String.join(".", path), found(value), expected);
      misfits.misfit(path.getFirst(), path.size() > 1, why, value);
      return false;
    }

    private static String found(JsonNode value) {
      return value.isString()
          ? "a text"
          : value.isNumber()
              ? "a number"
              : value.isBoolean() ? "true or false" : value.isArray() ? "a list" : "an object";
    }
  }
}
