package people.line;

import module java.base;

import people.*;

/// The words in which events say a state or an erasure, both ways.
final class FormatWords {

  private FormatWords() {}

  static String restriction(boolean isLifted) {
    return isLifted ? "LIFTED" : "RESTRICTED";
  }

  static boolean isLifted(String state) {
    return is(state, restriction(true), restriction(false));
  }

  static String protection(boolean isOn) {
    return isOn ? "PROTECTED" : "UNPROTECTED";
  }

  static boolean isOn(String state) {
    return is(state, protection(true), protection(false));
  }

  private static boolean is(String state, String word, String other) {
    if (!state.equals(word) && !state.equals(other)) {
      throw new IllegalArgumentException(
          "state is '%s'; expected %s or %s".formatted(state, other, word));
    }
    return state.equals(word);
  }

  /// @return null for none
  static String hashes(Erased erased) {
    return erased.hashes().isEmpty() ? null : String.join(" ", erased.hashes());
  }

  /// @param v the values of the members of an erasure, in order
  /// @return null for a line of which nothing was kept
  static Erased erased(Object[] v) {
    if (v[0] == null) {
      return null;
    }
    String hashes = v[4] == null ? "" : (String) v[4];
    return new Erased(
        Erased.keep((String) v[0]),
        (String) v[1],
        (String) v[2],
        (String) v[3],
        hashes.isEmpty() ? List.of() : List.of(hashes.split(" ")));
  }
}
