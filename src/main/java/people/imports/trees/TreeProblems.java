package people.imports.trees;

import module java.base;

import people.imports.batches.*;
import people.imports.gedcom.*;

/// The problems of a tree, packed: of one that is about a line, which line that is and one of the
/// ways in which lines are told, so that a tree of which half is not kept takes no more memory for
/// that. What the line says is read when it is asked for. Not safe for several threads.
final class TreeProblems extends AbstractList<ImportProblem> {

  /// What is told of many lines.
  private record Telling(String tag, String section, String kind, String reason) {}

  private final GedcomFile gedcom;

  /// The number of the line and, in the lower half, the place among what was added.
  private long[] lines = new long[64];

  private int[] ways = new int[64];
  private int size;

  private final Map<Telling, Integer> numbers = new HashMap<>();
  private final List<Telling> all = new ArrayList<>();

  /// By place, those that are about no line of the tree.
  private final Map<Integer, ImportProblem> others = new HashMap<>();

  TreeProblems(GedcomFile gedcom) {
    this.gedcom = gedcom;
  }

  /// Adds one about a line of the tree.
  ///
  /// @param tag as in [ImportProblem], and so the others
  void add(int line, String tag, String section, String kind, String reason) {
    Telling way = new Telling(tag, section, kind, reason);
    Integer number = numbers.get(way);
    if (number == null) {
      number = all.size();
      numbers.put(way, number);
      all.add(way);
    }
    add(line, number);
  }

  /// Adds one about anything.
  @Override
  public boolean add(ImportProblem problem) {
    others.put(size, problem);
    add(problem.line(), 0);
    return true;
  }

  private void add(int line, int way) {
    if (size == ways.length) {
      lines = Arrays.copyOf(lines, size + (size >> 1));
      ways = Arrays.copyOf(ways, size + (size >> 1));
    }
    lines[size] = (long) line << 32 | size;
    ways[size++] = way;
  }

  /// Orders them by their lines, those of one line as they were added.
  void sort() {
    Arrays.sort(lines, 0, size);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ImportProblem get(int index) {
    Objects.checkIndex(index, size);
    int place = (int) lines[index];
    ImportProblem other = others.get(place);
    if (other != null) {
      return other;
    }
    int number = (int) (lines[index] >>> 32);
    Telling way = all.get(ways[place]);
    GedcomLine line = gedcom.line(number);
    GedcomLine record = gedcom.recordOf(number);
    String value = line.value();
    return new ImportProblem(
        number,
        record.id() == null ? record.tag() : record.id(),
        way.tag,
        way.section,
        way.kind,
        way.reason,
        line.ref() == null ? value : ("@" + line.ref() + "@ " + value).strip());
  }
}
