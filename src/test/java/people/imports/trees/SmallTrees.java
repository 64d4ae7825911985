package people.imports.trees;

import module java.base;

/// Makes up family trees of a few people with dates as vague as in real ones.
public final class SmallTrees {

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private SmallTrees(Random random) {
    this.random = random;
  }

  public static String made(Random random) {
    return new SmallTrees(random).tree();
  }

  private String tree() {
    text.append("0 HEAD\n1 DATE 20 NOV 1992\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n");
    int people = 2 + random.nextInt(4);
    int families = 1 + random.nextInt(people == 2 ? 1 : people - 1);
    for (int i = 1; i <= people; i++) {
      text.append("0 @I%d@ INDI\n1 NAME P%d /X/\n".formatted(i, i));
      maybe(50, "BIRT", 1810, 1825);
      if (random.nextInt(8) == 0) {
        text.append("1 BIRT\n2 DATE %s\n2 PLAC %s\n".formatted(date(1810, 1825), town()));
      }
      maybe(50, "DEAT", 1835, 1880);
      maybe(8, "BURI", 1835, 1880);
      if (random.nextInt(100) < 8) {
        text.append(
            "1 RESI Marital Status: %s\n2 DATE %s\n2 PLAC Wexley, Surrey\n"
                .formatted(
                    List.of("Married", "Divorced", "Widowed", "Single").get(random.nextInt(4)),
                    date(1840, 1870)));
      }
      maybeHome("RESI");
      maybeHome("RESI");
      if (random.nextInt(8) == 0) {
        text.append("1 CENS\n2 DATE %s\n2 PLAC %s\n".formatted(date(1830, 1870), town()));
      }
    }
    List<List<Integer>> couples = new ArrayList<>();
    for (int i = 1; i <= families; i++) {
      int one = i == 1 || random.nextInt(4) > 0 ? 1 : 1 + random.nextInt(people);
      int other = 1 + random.nextInt(people);
      List<Integer> couple = List.of(Math.min(one, other), Math.max(one, other));
      if (one == other || couples.contains(couple)) {
        continue;
      }
      couples.add(couple);
      text.append("0 @F%d@ FAM\n1 HUSB @I%d@\n".formatted(i, one));
      if (random.nextInt(8) > 0) { // else one parent alone has a record
        text.append("1 WIFE @I%d@\n".formatted(other));
      }
      int child = 1 + random.nextInt(people);
      if (random.nextInt(4) == 0 && child != one && child != other) {
        text.append("1 CHIL @I%d@\n".formatted(child));
      }
      tellUnion();
    }
    return text.append("0 TRLR\n").toString();
  }

  private void tellUnion() {
    int kind = random.nextInt(100);
    if (kind < 6) {
      text.append(
          List.of("1 NO MARR\n", "1 MARR N\n", "1 MARR\n2 TYPE Never married\n")
              .get(random.nextInt(3)));
      return;
    }
    String type = kind < 12 ? "2 TYPE Civil partnership\n" : "";
    if (maybe(75, "MARR", 1830, 1860)) {
      text.append(type);
    }
    boolean isDated = text.lastIndexOf("1 MARR\n2 DATE") > text.lastIndexOf("0 @F");
    if (maybe(10, "MARR", 1830, 1860)) {
      text.append(type);
      if (isDated) {
        return; // with an end between them these would be two weddings
      }
    }
    if (kind < 20 && maybe(50, "EVEN", 1835, 1865)) {
      text.append("2 TYPE Separation\n");
    }
    if (random.nextInt(30) == 0) {
      text.append("1 DIV N\n");
    } else {
      maybe(25, random.nextInt(4) == 0 ? "ANUL" : "DIV", 1840, 1870);
    }
    if (random.nextInt(3) == 0) {
      maybeHome("RESI");
    }
  }

  private String town() {
    return List.of("Wexley, Surrey", "Aston, Kent", "Bray, Berks").get(random.nextInt(3));
  }

  private void maybeHome(String tag) {
    if (random.nextInt(4) > 0) {
      return;
    }
    String from = date(1830, 1860);
    String to = date(1850, 1880);
    boolean isPlain = !from.matches("(BEF|AFT|BET|ABT) .*") && !to.matches("(BEF|AFT|BET|ABT) .*");
    String date =
        switch (random.nextInt(6)) {
          case 0 -> "";
          case 1 -> isPlain ? "FROM %s TO %s".formatted(from, to) : from;
          case 2 -> isPlain ? "FROM " + from : from;
          case 3 -> isPlain ? "TO " + to : from;
          default -> from;
        };
    text.append("1 %s\n".formatted(tag));
    text.append(date.isEmpty() ? "" : "2 DATE %s\n".formatted(date));
    text.append("2 PLAC %s\n".formatted(town()));
  }

  /// @return whether it is told
  private boolean maybe(int percent, String tag, int from, int to) {
    boolean isTold = random.nextInt(100) < percent;
    if (isTold) {
      if (random.nextInt(4) == 0) {
        text.append("1 ").append(tag).append(tag.equals("DEAT") ? " Y\n" : "\n");
      } else {
        text.append("1 %s\n2 DATE %s\n".formatted(tag, date(from, to)));
      }
      maybeAges(tag);
    }
    return isTold;
  }

  /// Ages by which nothing is proved, right or wrong. They are drawn apart, so that the trees are
  /// the same but for them.
  private void maybeAges(String tag) {
    Random ages = new Random(text.toString().hashCode());
    if (tag.equals("DEAT") && ages.nextInt(6) == 0) {
      text.append("2 AGE %dy\n".formatted(10 + ages.nextInt(70)));
    }
    for (String spouse : tag.equals("MARR") ? List.of("HUSB", "WIFE") : List.<String>of()) {
      if (ages.nextInt(8) == 0) {
        text.append("2 %s\n3 AGE %dy\n".formatted(spouse, 15 + ages.nextInt(30)));
      }
    }
  }

  private String date(int from, int to) {
    int year = from + random.nextInt(to - from);
    String day = 1 + random.nextInt(28) + " " + month() + " " + year;
    return switch (random.nextInt(12)) {
      case 0, 1 -> "" + year;
      case 2 -> month() + " " + year;
      case 3 -> "BEF " + year;
      case 4 -> "AFT " + year;
      case 5 -> "BET %d AND %d".formatted(year, year + 1 + random.nextInt(8));
      case 6 -> "ABT " + year;
      default -> day;
    };
  }

  private String month() {
    return TreeLines.MONTHS.get(random.nextInt(12));
  }
}
