package people.line;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import people.Address;
import people.Details;
import people.EffectiveDate;
import people.Event;
import people.Name;

/// Writes the events that need no escapes, byte by byte as Jackson would, and leaves every other
/// one to [EventFormat]; `PlainWriterTest` holds it to that.
final class PlainWriter {

  private static final byte[] TYPE = ascii("{\"type\":\"");
  private static final byte[] PERSON_ID = ascii("\",\"personId\":");
  private static final byte[] STATUS = ascii(",\"status\":\"");
  private static final byte[] NEW_STATUS = ascii(",\"newStatus\":\"");
  private static final byte[] OBJECT = ascii("{");
  private static final byte[] NAME = ascii(",\"name\":{");
  private static final byte[] NEW_NAME = ascii(",\"newName\":{");
  private static final byte[] ADDRESS = ascii(",\"address\":{");
  private static final byte[] NEW_ADDRESS = ascii(",\"newAddress\":{");
  private static final byte[] FIRSTNAME = ascii("\"firstname\":\"");
  private static final byte[] LASTNAME = ascii("\"lastname\":\"");
  private static final byte[] STREET = ascii("\"street\":\"");
  private static final byte[] CITY = ascii("\"city\":\"");
  private static final byte[] POSTCODE = ascii("\"postcode\":\"");
  private static final byte[] COUNTRY = ascii("\"country\":\"");
  private static final byte[] EFFECTIVE = ascii(",\"effective\":\"");
  private static final byte[] SOURCE = ascii(",\"source\":\"");
  private static final byte[] ID = ascii(",\"_id\":\"");
  private static final byte[] RECORDED = ascii(",\"_datetime\":\"");
  private static final byte[] BATCH = ascii(",\"_batch\":");
  private static final byte[] BATCH_END = ascii(",\"_batchEnd\":");

  private static final long DAY = 86_400;

  private final Bytes out;

  /// Whether all texts so far could be written.
  private boolean isPlain = true;

  private PlainWriter(Bytes out) {
    this.out = out;
  }

  /// Adds the line of an event, without its check and its end, as [EventFormat#write] does.
  ///
  /// @return false when Jackson has to write it; nothing was added then
  static boolean write(Event event, Instant recorded, int index, int batch, Bytes out) {
    if (event.details().others() != null || event.personId() < 1) {
      return false;
    }
    int start = out.length;
    PlainWriter writer = new PlainWriter(out);
    if (!writer.fact(event) || !writer.rest(event.details(), recorded, index, batch)) {
      out.length = start;
      return false;
    }
    return true;
  }

  /// A name as it stands in the file; null when Jackson has to write it.
  static byte[] bytes(Name name) {
    PlainWriter writer = new PlainWriter(new Bytes());
    writer.name(OBJECT, name);
    return writer.bytes();
  }

  /// The same of an address.
  static byte[] bytes(Address address) {
    PlainWriter writer = new PlainWriter(new Bytes());
    writer.address(OBJECT, address);
    return writer.bytes();
  }

  private byte[] bytes() {
    return isPlain ? Arrays.copyOf(out.array, out.length) : null;
  }

  private boolean fact(Event event) {
    switch (event) {
      case Event.Creation e -> {
        start(e, "PERSON_CREATION");
        name(NAME, e.name());
        text(STATUS, e.status().name());
        address(ADDRESS, e.address());
      }
      case Event.StatusChange e -> {
        start(e, "PERSON_STATUS_CHANGE");
        text(NEW_STATUS, e.newStatus().name());
      }
      case Event.AddressChange e -> {
        start(e, "PERSON_ADDRESS_CHANGE");
        address(NEW_ADDRESS, e.newAddress());
      }
      case Event.NameChange e -> {
        start(e, "PERSON_NAME_CHANGE");
        name(NEW_NAME, e.newName());
      }
      case Event.Death e -> start(e, "PERSON_DEATH");
      case Event.Correction _, Event.Retraction _, Event.Unrecognized _ -> {
        return false;
      }
    }
    return isPlain;
  }

  private void start(Event event, String type) {
    out.add(TYPE).addPlain(type);
    out.add(PERSON_ID).addNumber(event.personId());
  }

  private void name(byte[] member, Name name) {
    if (name != null) {
      out.add(member);
      int none = out.length;
      member(none, FIRSTNAME, name.firstname());
      member(none, LASTNAME, name.lastname());
      out.add('}');
    }
  }

  private void address(byte[] member, Address address) {
    if (address != null) {
      out.add(member);
      int none = out.length;
      member(none, STREET, address.street());
      member(none, CITY, address.city());
      member(none, POSTCODE, address.postcode());
      member(none, COUNTRY, address.country());
      out.add('}');
    }
  }

  /// @param none where the object starts, and no comma is needed
  private void member(int none, byte[] member, String text) {
    if (text != null) {
      if (out.length > none) {
        out.add(',');
      }
      text(member, text);
    }
  }

  private void text(byte[] member, String text) {
    if (text != null) {
      isPlain &= out.add(member).addPlain(text);
      out.add('"');
    }
  }

  private boolean rest(Details details, Instant recorded, int index, int batch) {
    EffectiveDate effective = details.effective();
    if (effective != null) {
      out.add(EFFECTIVE);
      int year = effective.day().getYear();
      if (effective.isExact() && year >= 0 && year <= 9999) {
        out.addDay(effective.day());
      } else {
        out.addPlain(effective.toString());
      }
      out.add('"');
    }
    text(SOURCE, details.source());
    text(ID, details.id());
    out.add(RECORDED);
    time(recorded);
    if (batch > 1 && index == 0) {
      out.add(BATCH).addNumber(batch);
    }
    if (batch > 1 && index == batch - 1) {
      out.add(BATCH_END).addNumber(batch);
    }
    out.add('}');
    return isPlain;
  }

  private void time(Instant recorded) {
    long second = recorded.getEpochSecond();
    int ofDay = (int) Math.floorMod(second, DAY);
    out.addDay(LocalDate.ofEpochDay(Math.floorDiv(second, DAY))).add('T');
    out.addDigits(ofDay / 3600, 2).add(':').addDigits(ofDay / 60 % 60, 2).add(':');
    out.addDigits(ofDay % 60, 2).add('.').addDigits(recorded.getNano() / 1000, 6).add('Z').add('"');
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
