package people.imports.copies;

import module java.base;

import people.*;
import people.imports.batches.*;

/// Counts the events that are copied from another timeline, in the words of the report.
final class CopyTally {

  private static final String UNKNOWN_EVENTS = "events of unknown types";

  private CopyTally() {}

  static Findings findings() {
    List<String> things = new ArrayList<>(List.of("events", "people", "creations"));
    for (Status status : Status.values()) {
      things.add(status.name());
    }
    things.addAll(
        List.of(
            "deaths",
            "changes of address",
            "changes of name",
            "corrections",
            "retractions",
            "leavings",
            "returns",
            "ends of observation",
            "attributes",
            "lists of parents",
            "keys",
            "merges",
            "distinctions",
            "names of batches",
            "restrictions",
            "erasures",
            UNKNOWN_EVENTS));
    return new Findings().inOrder(List.of("events", "people"), things);
  }

  static void count(Event event, Findings findings) {
    count("events", findings);
    findings.made(
        switch (event) {
          case Event.Creation _ -> "creations";
          case Event.StatusChange e -> e.newStatus().name();
          case Event.AddressChange _ -> "changes of address";
          case Event.NameChange _ -> "changes of name";
          case Event.Death _ -> "deaths";
          case Event.Correction _ -> "corrections";
          case Event.Retraction _ -> "retractions";
          case Event.Leaving _ -> "leavings";
          case Event.Return _ -> "returns";
          case Event.ObservationEnd _ -> "ends of observation";
          case Event.AttributeChange _ -> "attributes";
          case Event.Parents _ -> "lists of parents";
          case Event.Key _ -> "keys";
          case Event.Merge _ -> "merges";
          case Event.Distinction _ -> "distinctions";
          case Event.NamedBatch _ -> "names of batches";
          case Event.Restriction _ -> "restrictions";
          case Event.Erasure _ -> "erasures";
          case Event.Protection _ -> "protections";
          case Event.Unrecognized _ -> UNKNOWN_EVENTS;
        });
  }

  static void count(String kind, Findings findings) {
    findings.read(kind);
    findings.used(kind);
    findings.made(kind);
  }
}
