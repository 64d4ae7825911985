package people.bench;

import module java.base;

/// The pieces of work by their names, in the order of the report.
public final class Works {

  /// A piece of work, done on an input, in turn with its peers.
  interface MeasuredWork {
    List<Row> rows(Input input, Turns turns) throws Exception;
  }

  private static final Map<String, MeasuredWork> ALL = all();

  private Works() {}

  private static Map<String, MeasuredWork> all() {
    Map<String, MeasuredWork> works = new LinkedHashMap<>();
    works.put("table", ReadWorks::table);
    works.put("reopen", ReadWorks::reopen);
    works.put("status", AskWorks::status);
    works.put("dates", AskWorks::dates);
    works.put("person", StartWorks::person);
    works.put("find", StartWorks::find);
    works.put("duplicates", AskWorks::duplicates);
    works.put("sequences", LifeWorks::sequences);
    works.put("matching", LifeWorks::matching);
    works.put("survival", SurvivalWorks::curves);
    works.put("append", WriteWorks::append);
    works.put("threads", WriteWorks::threads);
    works.put("protection", ProtectionWorks::costs);
    works.put("shared", SharedWorks::shared);
    works.put("import", WriteWorks::bulk);
    works.put("simulate", WriteWorks::simulate);
    works.put("memory", AskWorks::memory);
    works.put("start", StartWorks::start);
    works.put("pictures", NotebookWorks::pictures);
    works.put("cells", NotebookWorks::cells);
    works.put("notebooks", NotebookWorks::notebooks);
    works.put("scripts", NotebookWorks::scripts);
    return works;
  }

  public static Set<String> names() {
    return ALL.keySet();
  }

  /// @param names of the works to do
  /// @param runs how often each is measured
  /// @param kept a folder in which the input is kept for the next time; null for none
  /// @param progress is told what is done
  public static Report run(
      Set<String> names, long events, int runs, Path kept, Consumer<String> progress)
      throws Exception {
    progress.accept("simulating");
    try (Input input = Input.of(events, kept)) {
      List<Row> rows = new ArrayList<>();
      for (var work : ALL.entrySet()) {
        if (names.contains(work.getKey())) {
          progress.accept(work.getKey());
          rows.addAll(work.getValue().rows(input, new Turns(runs)));
        }
      }
      return new Report(input.events(), runs, rows);
    }
  }
}
