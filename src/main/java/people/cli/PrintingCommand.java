package people.cli;

import picocli.CommandLine.Mixin;

/// A command that prints data, in the format that is asked for.
abstract class PrintingCommand extends SessionCommand {

  @Mixin private Output output;

  final Output.Format format() {
    return output.format();
  }

  /// Prints rows, one after the other.
  final <T> void print(Listing<T> listing, Iterable<T> rows) {
    output.print(out(), listing, rows.iterator());
  }

  /// Prints a single row in a format for programs; there is no table of it.
  final <T> void printOne(AnswerColumns<T> columns, T row) {
    output.printOne(out(), columns, row);
  }
}
