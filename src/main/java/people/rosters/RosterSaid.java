package people.rosters;

import module java.base;

import people.*;

/// The value that a row has for each field, compared as the mapping wants it.
final class RosterSaid {

  private final boolean isLoose;

  RosterSaid(boolean isLoose) {
    this.isLoose = isLoose;
  }

  private boolean isSame(String said, String known) {
    return Objects.equals(said, known)
        || isLoose
            && said != null
            && known != null
            && RosterWords.plain(said).equals(RosterWords.plain(known));
  }

  RosterTold<String> text(String text) {
    return new RosterTold<>() {
      @Override
      public boolean isSame(String known) {
        return RosterSaid.this.isSame(text, known);
      }

      @Override
      public String value(String known) {
        return text;
      }
    };
  }

  /// A half that is not said stays as it is.
  RosterTold<Name> name(Name name) {
    return new RosterTold<>() {
      @Override
      public boolean isSame(Name known) {
        return known != null
            && (name.firstname() == null || text(name.firstname()).isSame(known.firstname()))
            && (name.lastname() == null || text(name.lastname()).isSame(known.lastname()));
      }

      @Override
      public Name value(Name known) {
        return name.over(known);
      }
    };
  }

  /// Parts that are not said are no change; where one is, they are not known.
  RosterTold<Address> address(RosterRow row) {
    Address address = row.address();
    boolean[] said = row.said();
    return new RosterTold<>() {
      @Override
      public boolean isSame(Address known) {
        if (address == null || known == null) {
          return address == known;
        }
        return (!said[0] || text(address.street()).isSame(known.street()))
            && (!said[1] || text(address.city()).isSame(known.city()))
            && (!said[2] || text(address.postcode()).isSame(known.postcode()))
            && (!said[3] || text(address.country()).isSame(known.country()));
      }

      @Override
      public Address value(Address known) {
        return address;
      }
    };
  }

  /// @param partner null when not said
  /// @param since null when not said
  RosterTold<RosterField.Standing> status(Status status, Partner partner, EffectiveDate since) {
    return new RosterTold<>() {
      @Override
      public boolean isSame(RosterField.Standing known) {
        return known.status() == status && (partner == null || partner.equals(known.partner()));
      }

      @Override
      public RosterField.Standing value(RosterField.Standing known) {
        return new RosterField.Standing(status, partner);
      }

      @Override
      public EffectiveDate since() {
        return since;
      }
    };
  }
}
