package people.bench;

import module java.base;

/// The values that were measured of one thing, several times.
public record Sample(List<Double> values) {

  public Sample {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    values = values.stream().sorted().toList();
  }

  public double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  public double low() {
    return values.getFirst();
  }

  public double high() {
    return values.getLast();
  }
}
