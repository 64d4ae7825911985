package people.notebook.kernel;

import module java.base;

import people.charts.*;
import people.notebook.kernel.Messages.Message;

/// Has a notebook that a client saves hold the library of live charts once, and not in each output:
/// the first chart of a session brings it, and so does that cell each time it is run again. A chart
/// without it takes it from the page.
///
/// A client that names its cells (`cellId`) says which one is run; with others a cell is known by
/// its code. A cell that was changed is then another one, and what it brought is gone: so when a
/// cell with a chart is run again, and the one that brought the library has not been since, it
/// brings it anew. For the thread that runs cells, and theirs.
final class ChartLibrary {

  private static final String HTML = "text/html";

  /// How many cells had begun when each began last, by the cell.
  private final Map<String, Integer> begun = new HashMap<>();

  private String cell = "";
  private boolean isNamed;

  /// When the cell that runs began before; null when it is new.
  private Integer before;

  /// The cell whose output has the library; null when none has.
  private String holder;

  /// The place in it, as a client names it; null for its last value.
  private String place;

  private int count;

  /// Begins a cell.
  synchronized void begin(Message question) {
    String id = question.metadata().path("cellId").asString("");
    isNamed = !id.isEmpty();
    cell = isNamed ? id : question.content().path("code").asString("");
    before = begun.put(cell, ++count);
    boolean isDeleted =
        question
            .metadata()
            .path("deletedCells")
            .valueStream()
            .anyMatch(one -> one.asString("").equals(holder));
    if (isDeleted || cell.equals(holder)) {
      holder = null;
    }
  }

  /// The forms of a value as they are to be sent.
  ///
  /// @param id of the place; null for the last value of a cell
  synchronized Map<String, String> once(Map<String, String> forms, String id) {
    String html = forms.get(HTML);
    String rest = html == null ? null : Chart.withoutLibrary(html);
    if (html == null || rest.equals(html)) {
      return forms;
    }
    if (holder == null || isOutdated()) {
      holder = cell;
      place = id;
    } else if (id == null || !id.equals(place)) {
      Map<String, String> others = new HashMap<>(forms);
      others.put(HTML, rest);
      return others;
    }
    return forms;
  }

  private boolean isOutdated() {
    return !isNamed && before != null && !cell.equals(holder) && begun.get(holder) < before;
  }
}
