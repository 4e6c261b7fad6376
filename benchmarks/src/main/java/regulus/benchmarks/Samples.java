package regulus.benchmarks;

import java.util.List;
import java.util.Locale;

/** Repeated measurements of one thing. */
record Samples(List<Double> values) {
  Samples {
    values = values.stream().sorted().toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured.");
    }
  }

  double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  double least() {
    return values.get(0);
  }

  double most() {
    return values.get(values.size() - 1);
  }

  /** {@code 7,213 [7,100 … 7,300]}, with so many digits after the point. */
  String text(int digits) {
    String number = "%,." + digits + "f";
    return String.format(
        Locale.ROOT, number + " [" + number + " … " + number + "]", median(), least(), most());
  }
}
