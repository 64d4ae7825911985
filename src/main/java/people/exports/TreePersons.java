package people.exports;

import module java.base;

import people.*;
import people.imports.gedcom.*;

/// Writes the records of people in a family tree.
final class TreePersons {

  private static final String SEX_CODES = "male M female F other X unknown U";

  private final TreeText text;
  private final TreeDetails details;

  TreePersons(TreeText text, TreeDetails details) {
    this.text = text;
    this.details = details;
  }

  /// @param isPresumed whether she is presumed dead by a day
  void write(
      int person, List<TreeFact> facts, TreeFamilies families, Predicate<LocalDate> isPresumed)
      throws IOException {
    new PersonWriting(person, facts, isPresumed).write(families);
  }

  private final class PersonWriting {

    private final int person;
    private final List<TreeFact> facts;
    private final Predicate<LocalDate> isPresumed;
    private final TreeFact first;
    private final boolean hasOwn;
    private final TreeHomes homes;
    private boolean hasSex;
    private Name called;

    PersonWriting(int person, List<TreeFact> facts, Predicate<LocalDate> isPresumed) {
      this.person = person;
      this.facts = facts;
      this.isPresumed = isPresumed;
      homes = new TreeHomes(facts, text, details);
      List<TreeFact> creations =
          facts.stream().filter(fact -> fact.event() instanceof Event.Creation).toList();
      Optional<TreeFact> own =
          creations.stream().filter(fact -> fact.event().personId() == person).findFirst();
      hasOwn = own.isPresent();
      first = own.orElse(creations.isEmpty() ? null : creations.getFirst());
    }

    void write(TreeFamilies families) throws IOException {
      text.record("I" + person, "INDI");
      if (first == null) {
        text.line(1, TreeExtension.BEGIN.tag(), "N");
        details.count("people without a beginning");
      }
      for (int i = 0; i < facts.size(); i++) {
        write(i);
      }
      families.linesOf(person, text);
    }

    private void write(int i) throws IOException {
      TreeFact fact = facts.get(i);
      switch (fact.event()) {
        case Event.Creation e -> {
          if (fact == first) {
            begin(fact, e);
          } else {
            record(fact, e);
          }
        }
        case Event.StatusChange e -> status(fact, e);
        case Event.NameChange e -> rename(fact, e.newName());
        case Event.AddressChange e -> {
          if (e.newAddress() != null) {
            homes.write(i, e.newAddress());
          } else if (!homes.isSaidByTheOneBefore(i)) {
            unknown(fact, "address");
          }
        }
        case Event.AttributeChange e -> attribute(fact, e.attribute());
        case Event.Death _ -> dated("DEAT", "", fact);
        case Event.Leaving e -> {
          details.count("leavings");
          dated(TreeExtension.LEFT.tag(), Objects.requireNonNullElse(e.why(), ""), fact);
        }
        case Event.Return _ -> {
          details.count("returns");
          dated(TreeExtension.BACK.tag(), "", fact);
        }
        case Event.Key e -> key(e);
        case Event.Distinction e -> {
          details.count("distinctions");
          text.pointer(1, TreeExtension.DIFFERENT.tag(), "I" + e.from());
          text.line(2, "PHRASE", e.why());
          details.details(2, e.details(), Set.of(), true);
        }
        case Event.Parents _,
            Event.Correction _,
            Event.Retraction _,
            Event.ObservationEnd _,
            Event.Merge _,
            Event.NamedBatch _,
            Event.Restriction _,
            Event.Erasure _,
            Event.Protection _,
            Event.Unrecognized _ -> {}
      }
    }

    private void dated(String tag, String value, TreeFact fact) throws IOException {
      text.line(1, tag, value);
      details.date(2, "DATE", fact, null);
      details.details(2, fact.details());
    }

    // ---- her beginning

    /// The first creation: the name and the birth in the terms of the standard, and the rest, if
    /// there is one, in an extension.
    private void begin(TreeFact fact, Event.Creation e) throws IOException {
      Details said = e.details();
      boolean isBirth = e.status().isOfNewborn() && (e.born() == null || !fact.isDated());
      EffectiveDate born = e.born() != null ? e.born() : isBirth ? said.effective() : null;
      boolean hasDate =
          fact.isDated() || e.born() != null ? !isBirth && isToBeDated(fact) : isFirst(fact);
      Set<String> members = new HashSet<>();
      if (e.name() != null) {
        called = e.name();
        name("name", said, e.name(), members);
        text.line(2, "TYPE", born != null ? "BIRTH" : null);
      }
      if (born != null) {
        text.line(1, "BIRT");
        details.date(2, "DATE", born, hasDate ? null : TreeDetails.phrase(said));
      }
      if (e.address() != null) {
        homes.begin(fact, e.address(), hasDate);
      }
      if (hasDate || e.status() != Status.SINGLE) {
        details.count("entries");
        text.line(1, TreeExtension.BEGIN.tag());
        if (hasDate) {
          details.date(2, "DATE", fact, null);
        }
        status(e);
      }
      boolean hasPhrase = born != null || hasDate;
      details.details(1, said, hasPhrase ? TreeDetails.said(said, members) : members, true);
    }

    private boolean isToBeDated(TreeFact fact) {
      return fact.isDated() || !isPresumed.test(fact.day());
    }

    /// Whether nothing of her counts from a day by then.
    private boolean isFirst(TreeFact fact) {
      return facts.stream()
          .filter(other ->
              !(other.event() instanceof Event.Creation) && TreeFact.isOfADay(other.event()))
          .allMatch(other -> other.day().isAfter(fact.day()));
    }

    private void status(Event.Creation e) throws IOException {
      if (e.status() != Status.SINGLE) {
        text.line(2, TreeExtension.STATUS.tag(), e.status().name());
      }
    }

    /// A further creation.
    private void record(TreeFact fact, Event.Creation e) throws IOException {
      details.count("further records of a beginning");
      text.line(1, TreeExtension.RECORD.tag(), hasOwn && e.personId() != person ? "M" : "");
      if (e.name() != null) {
        details.name(2, "NAME", e.name(), e.name(), Map.of());
      }
      if (e.born() != null) {
        text.line(2, "BIRT");
        details.date(3, "DATE", e.born(), null);
      }
      status(e);
      if (e.address() != null) {
        details.address(2, e.address(), null);
      }
      boolean isUndatedEntry = e.born() != null && !e.status().isOfNewborn() && isToBeDated(fact);
      if (fact.isDated() || isUndatedEntry) {
        details.date(2, "DATE", fact, null);
        details.details(2, e.details());
      } else {
        details.details(2, e.details(), Set.of(), true);
      }
    }

    // ---- what changes

    private void status(TreeFact fact, Event.StatusChange e) throws IOException {
      if (fact.isOfFamily()) {
        return;
      }
      details.count("statuses " + e.newStatus());
      text.line(1, TreeExtension.STATUS.tag(), e.newStatus().name());
      if (e.partner() != null && e.partner().name() == null) {
        text.pointer(2, TreeExtension.WITH.tag(), "I" + e.partner().personId());
      } else if (e.partner() != null) {
        details.named(2, TreeExtension.WITH.tag(), e.partner().name());
      }
      details.date(2, "DATE", fact, null);
      details.details(2, fact.details());
    }

    private void rename(TreeFact fact, Name to) throws IOException {
      Set<String> members = new HashSet<>();
      Name before = called;
      called = to.over(called);
      name("newName", fact.details(), to, members);
      boolean isByWedding =
          to.lastname() != null
              && (before == null || !to.lastname().equals(before.lastname()))
              && facts.stream()
                  .anyMatch(other ->
                      other.day().equals(fact.day())
                          && other.event() instanceof Event.StatusChange e
                          && e.newStatus().isUnion());
      text.line(2, "TYPE", isByWedding ? "MARRIED" : "AKA");
      details.date(2, TreeExtension.DATE.tag(), fact, null);
      details.details(2, fact.details(), TreeDetails.said(fact.details(), members), true);
    }

    /// @param member that has prefix and suffix
    private void name(String member, Details of, Name name, Set<String> members)
        throws IOException {
      boolean hasAffixes =
          of.others().get(member) instanceof Map<?, ?> parts
              && Set.of("prefix", "suffix").containsAll(parts.keySet())
              && parts.values().stream().allMatch(TreeText::isPlain);
      Map<?, ?> affixes = hasAffixes ? (Map<?, ?>) of.others().get(member) : Map.of();
      details.name(1, "NAME", name, called, affixes);
      if (hasAffixes) {
        members.add(member);
      }
    }

    // ---- what else

    private void attribute(TreeFact fact, Attribute attribute) throws IOException {
      if (attribute.value() == null) {
        unknown(fact, attribute.name());
        return;
      }
      String code = code(attribute);
      if (code != null && !hasSex) {
        sex(fact, code);
        return;
      }
      String tag = TreeExtension.ATTRIBUTES.getOrDefault(attribute.name(), "FACT");
      text.line(1, tag, attribute.value());
      text.line(2, "TYPE", tag.equals("FACT") ? attribute.name() : null);
      lasting(fact);
    }

    private void unknown(TreeFact fact, String what) throws IOException {
      details.count("ends of what was known");
      text.line(1, TreeExtension.UNKNOWN.tag());
      text.line(2, "TYPE", what);
      lasting(fact);
    }

    private void lasting(TreeFact fact) throws IOException {
      if (isToBeDated(fact)) {
        details.date(2, "DATE", fact, null);
        details.details(2, fact.details());
      } else {
        details.details(2, fact.details(), Set.of(), true);
      }
    }

    private static String code(Attribute attribute) {
      if (!attribute.name().equals(Attribute.SEX)) {
        return null;
      }
      List<String> codes = List.of(SEX_CODES.split(" "));
      return codes.get(codes.indexOf(attribute.value()) + 1);
    }

    /// The sex, which the standard has once and without a date: nothing more is written where it is
    /// told with the birth.
    private void sex(TreeFact fact, String code) throws IOException {
      hasSex = true;
      text.line(1, "SEX", code);
      Details said = fact.details().withId(null);
      if (first != null
          && first.event() instanceof Event.Creation e
          && e.born() == null
          && e.status().isOfNewborn()
          && said.equals(new Details(e.details().effective(), e.details().source(), Map.of()))) {
        return;
      }
      boolean isWithDate = isToBeDated(fact);
      if (isWithDate) {
        details.date(2, TreeExtension.DATE.tag(), fact, null);
      } else {
        text.line(2, TreeExtension.DATE.tag());
      }
      Set<String> members = isWithDate ? TreeDetails.said(said, Set.of()) : Set.of();
      details.details(2, said, members, false);
    }

    private void key(Event.Key e) throws IOException {
      String name = e.key().name();
      String tag = name.equals("UID") ? name : isUri(name) ? "EXID" : "REFN";
      text.line(1, tag, e.key().value());
      text.line(2, "TYPE", name.equals(tag) ? null : name);
      details.details(2, e.details(), Set.of(), false);
    }
  }

  private static boolean isUri(String name) {
    try {
      return new URI(name).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
