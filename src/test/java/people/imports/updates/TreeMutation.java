package people.imports.updates;

import module java.base;

import people.imports.trees.*;

/// Changes a family tree at random, as somebody does who works on it in another program: renames
/// people, changes, adds and removes facts, people and families, and lets the program number and
/// order them anew.
final class TreeMutation {

  private final Random random;
  private final List<List<String>> records = new ArrayList<>();

  private TreeMutation(String text, Random random) {
    this.random = random;
    for (String line : text.lines().toList()) {
      if (line.startsWith("0 ")) {
        records.add(new ArrayList<>());
      }
      records.getLast().add(line);
    }
  }

  /// @param steps how many changes
  /// @param isRenumbered whether every record gets another identifier
  static String of(String text, Random random, int steps, boolean isRenumbered) {
    TreeMutation mutation = new TreeMutation(text, random);
    for (int i = 0; i < steps; i++) {
      mutation.change(i);
    }
    if (isRenumbered) {
      mutation.renumber();
    }
    List<String> lines = new ArrayList<>();
    mutation.records.forEach(lines::addAll);
    return String.join("\n", lines) + "\n";
  }

  private List<List<String>> of(String tag) {
    return records.stream().filter(record -> record.getFirst().endsWith(" " + tag)).toList();
  }

  private List<String> any(String tag) {
    List<List<String>> all = of(tag);
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }

  private void change(int step) {
    List<String> person = any("INDI");
    List<String> family = any("FAM");
    switch (random.nextInt(10)) {
      case 0 ->
          person.replaceAll(
              line -> line.startsWith("1 NAME P") ? line.replace("NAME P", "NAME Q") : line);
      case 1 ->
          person.replaceAll(line -> line.startsWith("1 NAME ") ? line.replace("/X/", "/Y/") : line);
      case 2 -> redate(person);
      case 3 -> redate(family);
      case 4 -> removeFact(random.nextBoolean() ? person : family);
      case 5 -> person.addAll(fact(List.of("BIRT", "DEAT", "RESI").get(random.nextInt(3))));
      case 6 -> {
        if (family != null) {
          family.addAll(fact(List.of("MARR", "DIV", "RESI").get(random.nextInt(3))));
        }
      }
      case 7 -> removePerson(person);
      case 8 -> addPerson(step);
      case 9 -> {
        List<List<String>> middle = records.subList(1, records.size() - 1);
        Collections.shuffle(middle, random);
      }
      default -> throw new AssertionError();
    }
  }

  private void redate(List<String> record) {
    List<Integer> dates = new ArrayList<>();
    for (int i = 0; record != null && i < record.size(); i++) {
      if (record.get(i).startsWith("2 DATE ")) {
        dates.add(i);
      }
    }
    if (!dates.isEmpty()) {
      record.set(dates.get(random.nextInt(dates.size())), "2 DATE " + date());
    }
  }

  private String date() {
    int year = 1815 + random.nextInt(65);
    return random.nextInt(3) == 0
        ? "" + year
        : "%d %s %d"
            .formatted(1 + random.nextInt(28), TreeLines.MONTHS.get(random.nextInt(12)), year);
  }

  private List<String> fact(String tag) {
    List<String> lines = new ArrayList<>();
    lines.add("1 " + tag + (tag.equals("DEAT") ? " Y" : ""));
    if (random.nextInt(4) > 0) {
      lines.add("2 DATE " + date());
    }
    if (tag.equals("RESI")) {
      lines.add("2 PLAC %s, Surrey, England".formatted(random.nextBoolean() ? "Epsom" : "Ash"));
    }
    return lines;
  }

  private void removeFact(List<String> record) {
    List<Integer> facts = new ArrayList<>();
    for (int i = 1; record != null && i < record.size(); i++) {
      if (record.get(i).matches("1 (BIRT|DEAT|BURI|RESI|MARR|DIV|ANUL|CHIL).*")) {
        facts.add(i);
      }
    }
    if (!facts.isEmpty()) {
      int at = facts.get(random.nextInt(facts.size()));
      record.remove(at);
      while (at < record.size() && record.get(at).startsWith("2 ")) {
        record.remove(at);
      }
    }
  }

  private void removePerson(List<String> person) {
    if (of("INDI").size() > 2) {
      String id = person.getFirst().split(" ")[1];
      records.remove(person);
      of("FAM").forEach(family -> family.removeIf(line -> line.endsWith(" " + id)));
    }
  }

  private void addPerson(int step) {
    List<String> person = new ArrayList<>();
    int number = 20 + step;
    person.add("0 @I%d@ INDI".formatted(number));
    person.add("1 NAME N%d /Z/".formatted(number));
    person.add("1 REFN n" + number);
    person.addAll(fact("BIRT"));
    List<String> other = any("INDI");
    records.add(records.size() - 1, person);
    if (random.nextBoolean()) {
      List<String> family = new ArrayList<>();
      family.add("0 @F%d@ FAM".formatted(number));
      family.add("1 HUSB @I%d@".formatted(number));
      family.add("1 WIFE " + other.getFirst().split(" ")[1]);
      family.addAll(fact("MARR"));
      records.add(records.size() - 1, family);
    }
  }

  private void renumber() {
    Map<String, String> ids = new HashMap<>();
    for (String tag : List.of("INDI", "FAM")) {
      List<String> old = of(tag).stream().map(record -> record.getFirst().split(" ")[1]).toList();
      List<String> now = new ArrayList<>(old);
      Collections.shuffle(now, random);
      for (int i = 0; i < old.size(); i++) {
        ids.put(old.get(i), now.get(i));
      }
    }
    Pattern reference = Pattern.compile("@[IF]\\d+@");
    for (List<String> record : records) {
      record.replaceAll(line ->
          reference
              .matcher(line)
              .replaceAll(found -> ids.getOrDefault(found.group(), found.group())));
    }
  }
}
