package people.rosters;

import module java.base;

/// Makes one mapping for all lists of a series, each of which was guessed by itself: where they
/// call a column differently, there is a choice for each, and where some have none, they need none.
final class SeriesGuess {

  /// A list that was guessed.
  ///
  /// @param mapping with one column for each role
  record Guessed(Path file, List<String> header, RosterMapping mapping) {}

  private final List<Guessed> lists;

  private SeriesGuess(List<Guessed> lists) {
    this.lists = lists;
  }

  /// @throws IllegalArgumentException when a column is one thing in one list and another in another
  static RosterMapping of(List<Guessed> lists) {
    return new SeriesGuess(lists).mapping();
  }

  private RosterMapping mapping() {
    refuseOtherRoles();
    Map<String, String> columns = new LinkedHashMap<>();
    for (Guessed list : lists) {
      for (String role : list.mapping.columns().keySet()) {
        columns.computeIfAbsent(role, this::choices);
      }
    }
    return lists.getFirst().mapping.with(columns);
  }

  private void refuseOtherRoles() {
    Map<String, String> roles = new HashMap<>();
    Map<String, Path> files = new HashMap<>();
    for (Guessed list : lists) {
      list.mapping
          .columns()
          .forEach((role, column) -> {
            String other = roles.putIfAbsent(column, role);
            Path file = files.putIfAbsent(column, list.file);
            if (other != null && !other.equals(role)) {
              throw new IllegalArgumentException(
                  "column '%s' seems to be '%s' in %s, and '%s' in %s"
                      .formatted(column, other, file, role, list.file));
            }
          });
    }
  }

  /// The columns of a role in an order in which each list finds its own first.
  private String choices(String role) {
    SequencedSet<String> names = new LinkedHashSet<>();
    boolean isInAll = true;
    for (Guessed list : lists) {
      String column = list.mapping.columns().get(role);
      isInAll &= column != null;
      if (column != null) {
        names.add(column);
      }
    }
    Optional<String> ofAll =
        names.stream()
            .filter(name -> lists.stream().allMatch(list -> list.header.contains(name)))
            .findFirst();
    if (role.equals("key") && ofAll.isPresent()) {
      return ofAll.get(); // the same people would have other keys in another column
    }
    if (role.equals("key") && !isInAll) {
      throw new IllegalArgumentException(
          "%s has no column by which people are told apart, as '%s' in another list"
              .formatted(
                  lists.stream()
                      .filter(list -> list.mapping.columns().get(role) == null)
                      .findFirst()
                      .get()
                      .file,
                  names.getFirst()));
    }
    for (SequencedSet<String> order : List.of(names, names.reversed())) {
      if (lists.stream().allMatch(list -> finds(list, role, order))) {
        return String.join("|", order) + (isInAll ? "" : "|");
      }
    }
    Guessed other = lists.stream().filter(list -> !finds(list, role, names)).findFirst().get();
    throw new IllegalArgumentException(
        "%s has two columns that may be '%s': '%s', as in another list, and '%s'"
            .formatted(
                other.file,
                role,
                names.stream().filter(other.header::contains).findFirst().get(),
                other.mapping.columns().get(role)));
  }

  private static boolean finds(Guessed list, String role, SequencedSet<String> order) {
    String own = list.mapping.columns().get(role);
    return own == null
        || order.stream()
            .filter(column -> column.equals(own) || list.header.contains(column))
            .findFirst()
            .get()
            .equals(own);
  }
}
