package people.imports;

import module java.base;

/// Makes up family trees of a few people with dates as vague as in real ones.
final class SmallTrees {

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private SmallTrees(Random random) {
    this.random = random;
  }

  static String made(Random random) {
    return new SmallTrees(random).tree();
  }

  private String tree() {
    text.append("0 HEAD\n1 DATE 20 NOV 1992\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n");
    int people = 2 + random.nextInt(3);
    int families = 1 + random.nextInt(people == 2 ? 1 : people - 1);
    for (int i = 1; i <= people; i++) {
      text.append("0 @I%d@ INDI\n1 NAME P%d /X/\n".formatted(i, i));
      maybe(50, "BIRT", 1810, 1825);
      maybe(50, "DEAT", 1835, 1880);
      maybe(8, "BURI", 1835, 1880);
      if (random.nextInt(100) < 8) {
        text.append(
            "1 RESI Marital Status: %s\n2 DATE %s\n2 PLAC Wexley, Surrey\n"
                .formatted(
                    List.of("Married", "Divorced", "Widowed", "Single").get(random.nextInt(4)),
                    date(1840, 1870)));
      }
    }
    List<List<Integer>> couples = new ArrayList<>();
    for (int i = 1; i <= families; i++) {
      int one = i == 1 || random.nextInt(3) > 0 ? 1 : 2;
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
      maybe(75, "MARR", 1830, 1860);
      maybe(10, "MARR", 1830, 1860);
      maybe(25, random.nextInt(4) == 0 ? "ANUL" : "DIV", 1840, 1870);
    }
    return text.append("0 TRLR\n").toString();
  }

  private void maybe(int percent, String tag, int from, int to) {
    if (random.nextInt(100) < percent) {
      if (random.nextInt(4) == 0) {
        text.append("1 ").append(tag).append(tag.equals("DEAT") ? " Y\n" : "\n");
      } else {
        text.append("1 %s\n2 DATE %s\n".formatted(tag, date(from, to)));
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
