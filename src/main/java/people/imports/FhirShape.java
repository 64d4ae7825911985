package people.imports;

import module java.base;

import people.imports.FhirShape.Many;
import people.imports.FhirShape.Members;
import people.imports.FhirShape.OneOrMany;
import people.imports.FhirShape.Scalar;
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
      Members.of("text", Scalar.TEXT, "coding", new Many(Members.of("system code", Scalar.TEXT)));

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
    shape.members.forEach((member, each) -> {
      if (resource.has(member)) {
        new Fitting(member, misfits).fitMember((ObjectNode) resource, member, each, member, false);
      }
    });
  }

  /// @param member of the resource that is looked at
  record Fitting(String member, Misfits misfits) {

    private void fitMember(
        ObjectNode of, String name, FhirShape shape, String path, boolean isPart) {
      JsonNode value = of.get(name);
      if (value != null && (value.isNull() || !fits(value, shape, path, isPart))) {
        of.remove(name);
      }
    }

    /// @return whether it can be used, without the parts that can't
    private boolean fits(JsonNode value, FhirShape shape, String path, boolean isPart) {
      boolean fits =
          switch (shape) {
            case Scalar it -> it == Scalar.TEXT ? value.isString() : value.isBoolean();
            case Members _ -> value.isObject();
            case Many _ -> value.isArray();
            case OneOrMany _ -> value.isArray() || value.isObject();
          };
      if (!fits) {
        String why = "%s is %s, expected %s".formatted(path, found(value), expected(shape));
        misfits.misfit(member, isPart, why, value);
        return false;
      }
      switch (shape) {
        case Scalar _ -> {}
        case Members it ->
            it.members.forEach(
                (name, each) ->
                    fitMember((ObjectNode) value, name, each, path + "." + name, true));
        case Many it -> fitAll(value, it.each, path, isPart);
        case OneOrMany it -> {
          if (value.isArray()) {
            fitAll(value, it.each, path, isPart);
          } else {
            return fits(value, it.each, path, isPart);
          }
        }
      }
      return true;
    }

    private void fitAll(JsonNode list, FhirShape each, String path, boolean isPart) {
      for (int i = list.size() - 1; i >= 0; i--) {
        JsonNode value = list.get(i);
        if (value.isNull() || !fits(value, each, path, isPart)) {
          ((ArrayNode) list).remove(i);
        }
      }
    }

    private static String found(JsonNode value) {
      return value.isString()
          ? "a text"
          : value.isNumber()
              ? "a number"
              : value.isBoolean() ? "true or false" : value.isArray() ? "a list" : "an object";
    }

    private static String expected(FhirShape shape) {
      return switch (shape) {
        case Scalar it -> it.word;
        case Members _ -> "an object";
        case Many it -> it.each instanceof Scalar ? "a list of texts" : "a list of objects";
        case OneOrMany _ -> "a list of objects";
      };
    }
  }
}
