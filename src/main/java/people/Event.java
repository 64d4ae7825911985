package people;

import module java.base;

/// A fact about one person, as it was recorded. Events are values: what happened is never changed,
/// only added to, but for an [Erasure].
///
/// On disk each is one JSON object on a line of its own; the shapes are documented where they are
/// written, in `EventFormat`. The set is closed, so a `switch` over it needs no `default`:
///
/// ```java
/// String told = switch (event) {
///   case Event.Creation e -> "created as " + e.name();
///   case Event.StatusChange e -> e.newStatus().toString();
///   case Event.Merge e -> "is person " + e.into();
///   … // and so on: Kind lists them
/// };
/// ```
public sealed interface Event {

  /// The person it is about, from 1; 0 for an [ObservationEnd], a [NamedBatch], a [Protection], and
  /// for an [Unrecognized] event that names nobody.
  default int personId() {
    return 0;
  }

  /// The details of its recording; never null.
  Details details();

  /// The kind of the event.
  default Kind kind() {
    return switch (this) {
      case Creation _ -> Kind.CREATION;
      case StatusChange _ -> Kind.STATUS_CHANGE;
      case AddressChange _ -> Kind.ADDRESS_CHANGE;
      case NameChange _ -> Kind.NAME_CHANGE;
      case Death _ -> Kind.DEATH;
      case Correction _ -> Kind.CORRECTION;
      case Retraction _ -> Kind.RETRACTION;
      case Leaving _ -> Kind.LEAVING;
      case Return _ -> Kind.RETURN;
      case ObservationEnd _ -> Kind.OBSERVATION_END;
      case AttributeChange _ -> Kind.ATTRIBUTE_CHANGE;
      case Parents _ -> Kind.PARENTS;
      case Key _ -> Kind.KEY;
      case Merge _ -> Kind.MERGE;
      case Distinction _ -> Kind.DISTINCTION;
      case NamedBatch _ -> Kind.NAMED_BATCH;
      case Restriction _ -> Kind.RESTRICTION;
      case Erasure _ -> Kind.ERASURE;
      case Protection _ -> Kind.PROTECTION;
      case Unrecognized _ -> Kind.UNRECOGNIZED;
    };
  }

  /// The kind in the words of the file: `PERSON_CREATION`.
  default String type() {
    return kind().word();
  }

  /// The same event with other details.
  default Event with(Details details) {
    return switch (this) {
      case Creation e -> new Creation(e.personId, e.name, e.status, e.address, e.born, details);
      case StatusChange e -> new StatusChange(e.personId, e.newStatus, e.partner, details);
      case AddressChange e -> new AddressChange(e.personId, e.newAddress, details);
      case NameChange e -> new NameChange(e.personId, e.newName, details);
      case Death e -> new Death(e.personId, details);
      case Correction e -> new Correction(e.personId, e.corrects, e.to, e.why, details);
      case Retraction e -> new Retraction(e.personId, e.retracts, e.why, details);
      case Leaving e -> new Leaving(e.personId, e.why, details);
      case Return e -> new Return(e.personId, details);
      case ObservationEnd e -> new ObservationEnd(e.ofSource, details);
      case AttributeChange e -> new AttributeChange(e.personId, e.attribute, details);
      case Parents e -> new Parents(e.personId, e.parentIds, details);
      case Key e -> new Key(e.personId, e.key, details);
      case Merge e -> new Merge(e.personId, e.into, e.why, details);
      case Distinction e -> new Distinction(e.personId, e.from, e.why, details);
      case NamedBatch e -> new NamedBatch(e.name, e.events, details);
      case Restriction e -> new Restriction(e.personId, e.isLifted, e.why, details);
      case Erasure e -> new Erasure(e.personId, e.erased, details);
      case Protection e -> new Protection(e.isOn, e.headBefore, e.headAfter, details);
      case Unrecognized e -> new Unrecognized(e.type, e.personId, details);
    };
  }

  /// The kinds of events, each with its word in the file. Numbers of kinds are kept beside a file:
  /// a new one comes last, and there is room for 64.
  enum Kind {
    /// Any type that this version does not know.
    UNRECOGNIZED(null),
    CREATION("PERSON_CREATION"),
    STATUS_CHANGE("PERSON_STATUS_CHANGE"),
    ADDRESS_CHANGE("PERSON_ADDRESS_CHANGE"),
    NAME_CHANGE("PERSON_NAME_CHANGE"),
    DEATH("PERSON_DEATH"),
    CORRECTION("EVENT_CORRECTION"),
    RETRACTION("EVENT_RETRACTION"),
    LEAVING("PERSON_LEAVING"),
    RETURN("PERSON_RETURN"),
    OBSERVATION_END("!OBSERVATION_END"),
    ATTRIBUTE_CHANGE("PERSON_ATTRIBUTE_CHANGE"),
    PARENTS("PERSON_PARENTS"),
    KEY("PERSON_KEY"),
    MERGE("!PERSON_MERGE"),
    DISTINCTION("PERSON_DISTINCTION"),
    NAMED_BATCH("NAMED_BATCH"),
    RESTRICTION("!PERSON_RESTRICTION"),
    ERASURE("!PERSON_ERASURE"),
    PROTECTION("!TIMELINE_PROTECTION");

    /// The sign that begins the word of a kind that changes what other events mean. Whoever does
    /// not know such a kind must not read the timeline as if the event were not there.
    public static final String MARK = "!";

    private static final Map<String, Kind> BY_WORD =
        Stream.of(values())
            .filter(kind -> kind.word != null)
            .collect(Collectors.toUnmodifiableMap(Kind::word, kind -> kind));

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// The word as it stands in the file; null where it may be anything.
    public String word() {
      return word;
    }

    /// The kind of that word; [#UNRECOGNIZED] when there is none.
    public static Kind of(String word) {
      return BY_WORD.getOrDefault(word, UNRECOGNIZED);
    }
  }

  /// A person enters the records. The effective date is the day from which on the name, the status
  /// and the address are known: that of the entry in a roll. One with SINGLE or UNKNOWN and without
  /// `born` is the birth as well, as in a family tree; with any other status the birth is then not
  /// known.
  ///
  /// @param name null when the record has none
  /// @param status never null
  /// @param address null when unknown
  /// @param born the birth; null when not said
  record Creation(
      int personId, Name name, Status status, Address address, EffectiveDate born, Details details)
      implements Event {
    public Creation {
      EventChecks.person(personId);
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(details, "details");
    }

    /// A creation that does not say the birth by itself.
    public Creation(int personId, Name name, Status status, Address address, Details details) {
      this(personId, name, status, address, null, details);
    }

    /// Whether it says what the person was on its day only, and not what she was before.
    public boolean isEntry() {
      return isEntry(born != null, details.effective() != null, status);
    }

    /// The same of its parts: of two dates its own is the entry, and so is a lone one, or that of
    /// the recording beside a birth, with a status that nobody is born with.
    public static boolean isEntry(boolean hasBirth, boolean isDated, Status status) {
      return hasBirth && isDated || (hasBirth || isDated) && !status.isOfNewborn();
    }
  }

  /// The marital status is another one from then on.
  ///
  /// @param partner with whom: also of a union that ends; null when not said
  record StatusChange(int personId, Status newStatus, Partner partner, Details details)
      implements Event {
    public StatusChange {
      EventChecks.person(personId);
      Objects.requireNonNull(newStatus, "newStatus");
      if (partner != null && partner.misfit(personId, newStatus) != null) {
        throw new IllegalArgumentException(partner.misfit(personId, newStatus));
      }
      Objects.requireNonNull(details, "details");
    }

    /// A change that does not say with whom.
    public StatusChange(int personId, Status newStatus, Details details) {
      this(personId, newStatus, null, details);
    }
  }

  /// The person lives elsewhere from then on. Nothing of the old address stays.
  ///
  /// @param newAddress null when it is not known where
  record AddressChange(int personId, Address newAddress, Details details) implements Event {
    public AddressChange {
      EventChecks.person(personId);
      Objects.requireNonNull(details, "details");
    }
  }

  /// The person goes by another name from then on. A half that the new name does not have stays as
  /// it was, so that a change of lastname needs nothing but the lastname.
  record NameChange(int personId, Name newName, Details details) implements Event {
    public NameChange {
      EventChecks.person(personId);
      Objects.requireNonNull(newName, "newName");
      Objects.requireNonNull(details, "details");
    }
  }

  /// The person died.
  record Death(int personId, Details details) implements Event {
    public Death {
      EventChecks.person(personId);
      Objects.requireNonNull(details, "details");
    }
  }

  /// An earlier event should have said something else. It is read so from the moment of this
  /// recording on; what was known before stands as it was.
  ///
  /// @param personId whom the corrected event is about
  /// @param corrects position of the event, before this one's
  /// @param to what it should have said; never null
  /// @param why in the user's words; never null
  /// @param details its own; the effective date means nothing here
  record Correction(int personId, long corrects, Amendment to, String why, Details details)
      implements Event {
    public Correction {
      EventChecks.amending(personId, corrects, why);
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(details, "details");
    }
  }

  /// An earlier event should not have been recorded; what a correction corrected stands again.
  ///
  /// @param personId whom the retracted event is about
  /// @param retracts position of the event, before this one's
  /// @param why in the user's words; never null
  /// @param details its own; the effective date means nothing here
  record Retraction(int personId, long retracts, String why, Details details) implements Event {
    public Retraction {
      EventChecks.amending(personId, retracts, why);
      Objects.requireNonNull(details, "details");
    }
  }

  /// The person is no longer there from that day on, and did not die: she moved away, or resigned.
  ///
  /// @param why in the user's words; null when not said
  record Leaving(int personId, String why, Details details) implements Event {
    public Leaving {
      EventChecks.person(personId);
      why = BlankText.orNull(why);
      Objects.requireNonNull(details, "details");
    }
  }

  /// The person is there again from that day on.
  record Return(int personId, Details details) implements Event {
    public Return {
      EventChecks.person(personId);
      Objects.requireNonNull(details, "details");
    }
  }

  /// Whoever kept the records stopped: from then on silence does not mean that nothing changed. It
  /// is about everyone, or about all people whose creation says a source.
  ///
  /// @param ofSource the source of their creations, or what stands before a `#` in it, as in
  ///   `tree.ged#I1`; null for everyone
  /// @param details the effective date is required: its last day is the last one that was observed;
  ///   where it is open (`2019/..`) they are observed again
  record ObservationEnd(String ofSource, Details details) implements Event {
    public ObservationEnd {
      ofSource = BlankText.orNull(ofSource);
      EventChecks.observed(details.effective());
    }
  }

  /// A further attribute of the person is another one from then on.
  ///
  /// @param attribute without a value when it is not known from then on
  record AttributeChange(int personId, Attribute attribute, Details details) implements Event {
    public AttributeChange {
      EventChecks.person(personId);
      attribute.refuseReserved();
      Objects.requireNonNull(details, "details");
    }
  }

  /// The parents of the person, as far as they are in the register. It replaces what was said of
  /// them before.
  ///
  /// @param parentIds none twice; none at all when they are not known
  record Parents(int personId, List<Integer> parentIds, Details details) implements Event {
    public Parents {
      parentIds = List.copyOf(parentIds);
      EventChecks.parents(personId, parentIds);
      Objects.requireNonNull(details, "details");
    }
  }

  /// The person has a number or name of her own in another system: the key's name.
  record Key(int personId, Attribute key, Details details) implements Event {
    public Key {
      EventChecks.person(personId);
      EventChecks.key(key);
      Objects.requireNonNull(details, "details");
    }
  }

  /// Two records turn out to be of one person: from now on the first one's facts are the other's.
  ///
  /// @param personId of the record that is absorbed
  /// @param into of the record that survives
  /// @param why in the user's words; never null
  record Merge(int personId, int into, String why, Details details) implements Event {
    public Merge {
      EventChecks.pair(personId, into, "the surviving record", why);
      Objects.requireNonNull(details, "details");
    }
  }

  /// Someone looked at two records, and they are of two people.
  ///
  /// @param why in the user's words; never null
  record Distinction(int personId, int from, String why, Details details) implements Event {
    public Distinction {
      EventChecks.pair(personId, from, "the other person", why);
      Objects.requireNonNull(details, "details");
    }
  }

  /// The events right above were recorded together, under a name: those of an import, so that all
  /// of them can be taken back at once. It changes no answer.
  ///
  /// @param name such as that of the imported file
  /// @param events how many there are, right above this one; at least 1
  record NamedBatch(String name, int events, Details details) implements Event {
    public NamedBatch {
      EventChecks.batch(name, events);
      Objects.requireNonNull(details, "details");
    }
  }

  /// Nothing more is recorded of the record until that is lifted, as `PersonRegistry.restrict` has
  /// it; what is recorded is kept and answers. It changes no answer.
  ///
  /// @param isLifted whether it ends what an earlier one began
  /// @param why in the user's words; never null
  record Restriction(int personId, boolean isLifted, String why, Details details) implements Event {
    public Restriction {
      EventChecks.person(personId);
      EventChecks.why(why);
      Objects.requireNonNull(details, "details");
    }
  }

  /// What identified the person is gone from the timeline for good, see `Erasing`. It is true at
  /// every moment of knowledge, and nothing more is recorded of her.
  ///
  /// @param erased what was done, and why; null in the place of one of her events of which nothing
  ///   was kept
  record Erasure(int personId, Erased erased, Details details) implements Event {
    public Erasure {
      EventChecks.person(personId);
      Objects.requireNonNull(details, "details");
    }
  }

  /// From here on what is personal in the lines is encrypted, or no longer, and the lines above
  /// were written anew for that, see `Protecting`. It changes no answer.
  ///
  /// @param headBefore head of all lines just before; null in a copy, which it says nothing of
  /// @param headAfter head of the same lines as they were written anew; null likewise
  record Protection(boolean isOn, String headBefore, String headAfter, Details details)
      implements Event {
    public Protection {
      Objects.requireNonNull(details, "details");
    }
  }

  /// An event of a type that this version does not know, written by a later one: kept when copied,
  /// ignored when folded.
  ///
  /// @param type the type as it stands in the file; never one with a [Kind#MARK]
  /// @param personId 0 when it names nobody
  record Unrecognized(String type, int personId, Details details) implements Event {
    public Unrecognized {
      boolean isKnown = Kind.of(type) != Kind.UNRECOGNIZED;
      EventChecks.unrecognized(type, isKnown, type.startsWith(Kind.MARK), personId);
      Objects.requireNonNull(details, "details");
    }
  }
}
