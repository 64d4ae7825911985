package people.cli;

import module java.base;

import people.history.*;
import picocli.CommandLine.Option;

/// `--observed-until` and `--lifespan`: how far an answer reaches.
final class ReachOptions {

  private static final String NONE = "none";

  @Option(
      names = "--observed-until",
      paramLabel = "DATE",
      description =
          "As if nobody had looked after that day: what happened later is left out (default: until"
              + " today, or as long as the records were kept, see 'observe').")
  private LocalDate observedUntil;

  @Option(
      names = "--lifespan",
      paramLabel = "N|none",
      converter = LifespanConverter.class,
      description =
          "After how many years somebody is presumed dead of whom no death is known (default: 110);"
              + " none for never.")
  private Lifespan lifespan;

  /// @param years null for none
  record Lifespan(Integer years) {}

  static final class LifespanConverter extends StatingConverter<Lifespan> {
    LifespanConverter() {
      super(LifespanConverter::lifespan);
    }

    private static Lifespan lifespan(String text) {
      if (text.equalsIgnoreCase(NONE)) {
        return new Lifespan(null);
      }
      if (!text.matches("\\d{1,9}")) {
        throw new IllegalArgumentException(
            "'%s' is not a life span; expected a whole number of years, or none".formatted(text));
      }
      Integer years = Integer.valueOf(text);
      History.of(List.of()).lifespan(years); // refuses what is none
      return new Lifespan(years);
    }
  }

  /// The history as far as it is to reach.
  History of(History history) {
    History within = lifespan == null ? history : history.lifespan(lifespan.years);
    return observedUntil == null ? within : within.observedUntil(observedUntil);
  }
}
