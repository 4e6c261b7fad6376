package regulus.learning.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import regulus.learning.layer.BatchNormalization;
import regulus.learning.layer.Normalization;
import regulus.learning.layer.Rescaling;
import regulus.learning.network.WeightArray;

/** Layers that shift and scale. */
final class NormalizationForms {
  private NormalizationForms() {}

  static Value rescaled(Rescaling layer, Site site) {
    Value x = site.input();
    int last = x.shape().rank();
    Value scaled = site.join("Mul", x, numbers(last, "scale", layer.scales(), site));
    return layer.offsets().equals(List.of(0.0))
        ? scaled
        : site.join("Add", scaled, numbers(last, "offset", layer.offsets(), site));
  }

  static Value normalized(Normalization layer, Site site) {
    Value x = site.input();
    List<Double> means = layer.adapts() ? adapted("mean", site) : layer.mean();
    List<Double> variances = layer.adapts() ? adapted("variance", site) : layer.variance();
    int axis = layer.dimension(x.shape());
    Value centred = site.join("Sub", x, numbers(axis, "mean", means, site));
    List<Double> deviations = Normalization.deviations(variances);
    return site.join("Div", centred, numbers(axis, "deviation", deviations, site));
  }

  private static List<Double> adapted(String weight, Site site) {
    List<Double> numbers = new ArrayList<>();
    for (float value : site.weight(weight).values()) {
      numbers.add((double) value);
    }
    return numbers;
  }

  /** One for all, or one for each place of a dimension. */
  private static String numbers(int axis, String name, List<Double> values, Site site) {
    float[] singles = new float[values.size()];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = values.get(i).floatValue();
    }
    return singles.length == 1
        ? site.number(name, singles[0])
        : site.spread(site.input(), List.of(axis), name, singles);
  }

  static Value batch(BatchNormalization layer, Site site) {
    int rank = site.input().shape().rank();
    int axis = layer.axis() < 0 ? rank : layer.axis();
    boolean usual = axis == rank && (rank == 1 || site.input().image());
    return usual ? channels(layer, site) : scaled(layer, axis, site);
  }

  private static Value channels(BatchNormalization layer, Site site) {
    Value x = site.input().image() ? site.image() : site.input();
    int channels = x.shape().channels();
    List<String> inputs =
        List.of(
            x.name(),
            term(layer.gamma().used(), "gamma", 1, channels, site),
            term(layer.beta().used(), "beta", 0, channels, site),
            site.constant("moving_mean"),
            site.constant("moving_variance"));
    Attribute epsilon = Attribute.real("epsilon", layer.averaging().epsilon());
    return x.named(site.node("BatchNormalization", inputs, epsilon));
  }

  private static String term(boolean used, String name, float neutral, int channels, Site site) {
    float[] values = new float[channels];
    Arrays.fill(values, neutral);
    return used
        ? site.constant(name)
        : site.constant(name, new WeightArray(List.of(channels), values));
  }

  /** Along another dimension than the operator knows: one factor and one offset. */
  private static Value scaled(BatchNormalization layer, int axis, Site site) {
    float[] mean = site.weight("moving_mean").values();
    float[] variance = site.weight("moving_variance").values();
    float[] factors = new float[mean.length];
    float[] offsets = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double gamma = layer.gamma().used() ? site.weight("gamma").values()[i] : 1;
      double beta = layer.beta().used() ? site.weight("beta").values()[i] : 0;
      double factor = gamma / Math.sqrt(variance[i] + layer.averaging().epsilon());
      factors[i] = (float) factor;
      offsets[i] = (float) (beta - mean[i] * factor);
    }
    Value x = site.input();
    Value y = site.join("Mul", x, site.spread(x, List.of(axis), "factor", factors));
    return site.join("Add", y, site.spread(x, List.of(axis), "offset", offsets));
  }
}
