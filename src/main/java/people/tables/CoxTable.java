package people.tables;

import module java.base;

import people.survival.*;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Makes the table of a Cox model, with covariates from columns.
final class CoxTable {

  private CoxTable() {}

  /// See [SurvivalTables#cox].
  static Table of(RiskTable risk, String... covariates) {
    int[] in = IntStream.range(0, risk.table.rowCount()).filter(risk::isIn).toArray();
    CoxDesign design = new CoxDesign(in.length);
    for (String name : covariates) {
      RowKeys.require(risk.table, name, null);
      Column<?> column = risk.table.column(name);
      if (column instanceof NumericColumn<?> numbers) {
        design.number(
            name,
            Arrays.stream(in)
                .mapToDouble(row -> numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row))
                .toArray());
      } else {
        design.factor(
            name,
            Arrays.stream(in)
                .mapToObj(row -> column.isMissing(row) ? null : column.getString(row))
                .toList(),
            RowGroups.grouped(risk.table, name).values().stream()
                .map(rows -> column.getString(rows.getFirst()))
                .toList());
      }
    }
    CoxModel model = CoxModel.of(risk.times(in), 1, design);
    int uncertain =
        (int) Arrays.stream(design.complete()).filter(i -> !risk.isCertain(in[i])).count();
    EstimateColumns columns =
        new EstimateColumns(
            risk.table.name(),
            risk.table,
            new String[0],
            "text term, double ratio, double lower, double upper, double coefficient,"
                + " double stdErr, double p, int rows, int events, int uncertain,"
                + " boolean converged");
    for (CoxModel.Term term : model.terms()) {
      columns
          .row(List.of())
          .add(term.name())
          .add(term.ratio())
          .add(term.coefficient().value())
          .add(term.coefficient().standardError())
          .add(term.p())
          .add(model.rows())
          .add(model.events())
          .add(uncertain)
          .add(model.isConverged());
    }
    return columns.table();
  }
}
