package people.line;

import module java.base;

import people.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes events as trees, as Jackson does; [LineWriter] has to write the same bytes.
final class JacksonWriter {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

  private static final DateTimeFormatter RECORDED =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  private JacksonWriter() {}

  static byte[] write(Event event, Instant recorded, int index, int batch) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("type", event.type());
    if (event.personId() > 0) {
      line.put("personId", event.personId());
    }
    switch (event) {
      case Event.Creation e -> {
        putName(line, "name", e.name());
        line.put("status", e.status().name());
        putAddress(line, "address", e.address());
        if (e.born() != null) {
          line.put("born", e.born().toString());
        }
      }
      case Event.StatusChange e -> {
        line.put("newStatus", e.newStatus().name());
        putPartner(line, e.partner());
      }
      case Event.AddressChange e -> putAddress(line, "newAddress", e.newAddress());
      case Event.NameChange e -> putName(line, "newName", e.newName());
      case Event.Correction e -> {
        line.put("corrects", e.corrects());
        putAmendment(line.putObject("to"), e.to());
        line.put("why", e.why());
      }
      case Event.Retraction e -> {
        line.put("retracts", e.retracts());
        line.put("why", e.why());
      }
      case Event.Leaving e -> putText(line, "why", e.why());
      case Event.ObservationEnd e -> putText(line, "ofSource", e.ofSource());
      case Event.AttributeChange e -> putAttribute(line, "attribute", e.attribute());
      case Event.Key e -> putAttribute(line, "key", e.key());
      case Event.Parents e -> e.parentIds().forEach(line.putArray("parentIds")::add);
      case Event.Merge e -> {
        line.put("into", e.into());
        line.put("why", e.why());
      }
      case Event.Distinction e -> {
        line.put("from", e.from());
        line.put("why", e.why());
      }
      case Event.NamedBatch e -> {
        line.put("name", e.name());
        line.put("events", e.events());
      }
      case Event.Restriction e -> {
        line.put("state", e.isLifted() ? "LIFTED" : "RESTRICTED");
        line.put("why", e.why());
      }
      case Event.Erasure(int _, Erased e, Details _) when e != null -> {
        line.put("keep", e.keep().name()).put("why", e.why());
        putText(line, "headBefore", e.headBefore());
        putText(line, "headAfter", e.headAfter());
        putText(line, "hashes", e.hashes().isEmpty() ? null : String.join(" ", e.hashes()));
      }
      case Event.Death _, Event.Return _, Event.Erasure _, Event.Unrecognized _ -> {}
      case Event.Protection e -> {
        line.put("state", e.isOn() ? "PROTECTED" : "UNPROTECTED");
        putText(line, "headBefore", e.headBefore());
        putText(line, "headAfter", e.headAfter());
      }
    }
    Details details = event.details();
    if (details.effective() != null) {
      line.put("effective", details.effective().toString());
    }
    putText(line, "source", details.source());
    addAll(line, MAPPER.valueToTree(details.others()));
    putText(line, "_id", details.id());
    line.put("_datetime", RECORDED.format(recorded));
    if (batch > 1 && index == 0) {
      line.put("_batch", batch);
    }
    if (batch > 1 && index == batch - 1) {
      line.put("_batchEnd", batch);
    }
    return MAPPER.writeValueAsBytes(line);
  }

  static byte[] write(Name name) {
    ObjectNode object = MAPPER.createObjectNode();
    putName(object, "", name);
    return MAPPER.writeValueAsBytes(object.get(""));
  }

  static byte[] write(Address address) {
    ObjectNode object = MAPPER.createObjectNode();
    putAddress(object, "", address);
    return MAPPER.writeValueAsBytes(object.get(""));
  }

  private static void putAmendment(ObjectNode object, Amendment to) {
    putName(object, "name", to.name());
    if (to.status() != null) {
      object.put("status", to.status().name());
    }
    putAddress(object, "address", to.address());
    if (to.effective() != null) {
      object.put("effective", to.effective().toString());
    }
    if (to.born() != null) {
      object.put("born", to.born().toString());
    }
    putPartner(object, to.partner());
  }

  private static void putPartner(ObjectNode line, Partner partner) {
    if (partner != null && partner.name() == null) {
      line.put("partnerId", partner.personId());
    } else if (partner != null) {
      putName(line, "partner", partner.name());
    }
  }

  private static void putAttribute(ObjectNode line, String member, Attribute attribute) {
    ObjectNode object = line.putObject(member);
    putText(object, "name", attribute.name());
    putText(object, "value", attribute.value());
  }

  private static void putName(ObjectNode line, String member, Name name) {
    if (name != null) {
      ObjectNode object = line.putObject(member);
      putText(object, "firstname", name.firstname());
      putText(object, "lastname", name.lastname());
    }
  }

  private static void putAddress(ObjectNode line, String member, Address address) {
    if (address != null) {
      ObjectNode object = line.putObject(member);
      putText(object, "street", address.street());
      putText(object, "city", address.city());
      putText(object, "postcode", address.postcode());
      putText(object, "country", address.country());
    }
  }

  private static void putText(ObjectNode object, String member, String text) {
    if (text != null) {
      object.put(member, text);
    }
  }

  /// Adds members that are not there yet, at any depth.
  private static void addAll(ObjectNode target, ObjectNode others) {
    for (Map.Entry<String, JsonNode> member : others.properties()) {
      if (target.get(member.getKey()) instanceof ObjectNode known
          && member.getValue() instanceof ObjectNode more) {
        addAll(known, more);
      } else if (!target.has(member.getKey())) {
        target.set(member.getKey(), member.getValue());
      }
    }
  }
}
