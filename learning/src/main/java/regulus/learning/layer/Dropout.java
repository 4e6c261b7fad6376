package regulus.learning.layer;

import java.util.List;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.engine.Arithmetic;
import regulus.learning.engine.Masks;
import regulus.learning.engine.Tensor;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * Sets a random share of its inputs to 0 and scales the rest by {@code 1 / (1 - rate)} while
 * training; does nothing otherwise (Srivastava and others 2014). What is dropped depends on seed,
 * layer name and step alone.
 *
 * <p>With a noise shape, one number is drawn for all that lies along a dimension whose size is 1
 * there: {@code [null, 1, 1, 1]} drops whole images, as stochastic depth does (Huang and others
 * 2016).
 *
 * @param rate share that is set to 0, from 0 to below 1
 * @param noiseShape the size of what is drawn, images first, each 1 or as in the input, 0 for as in
 *     the input; empty for all of them as in the input
 */
public record Dropout(double rate, @AddedLater List<Integer> noiseShape) implements Layer {
  public static final Kind<Dropout> KIND =
      new Kind<>(
          "dropout",
          "Dropout",
          Dropout.class,
          List.of(
              Setting.required("rate", SettingType.rate(), "share of inputs that is set to 0"),
              Setting.optional(
                  "noise_shape",
                  new SettingType.Many(new SettingType.CountOrNull()),
                  List.of(),
                  "for each dimension, images first, 1 if one number is drawn for all along it,"
                      + " null or its size if each has its own")),
          Dropout::from,
          "Sets a random share of its inputs to 0 while training.");

  public Dropout {
    noiseShape = List.copyOf(noiseShape);
    if (!(rate >= 0 && rate < 1)) {
      throw InvalidSetting.of("rate", "a number from 0 to below 1", rate);
    }
  }

  /** Every number for itself. */
  public Dropout(double rate) {
    this(rate, List.of());
  }

  private static Dropout from(Values values) {
    List<Integer> sizes =
        values.list("noise_shape", Long.class).stream().map(Math::toIntExact).toList();
    return new Dropout(values.number("rate"), sizes);
  }

  @Override
  public Kind<Dropout> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    if (!noiseShape.isEmpty() && !fits(input)) {
      throw new InvalidLayer(
          "noise_shape has to have "
              + (input.rank() + 1)
              + " sizes, the first for the images, then those of "
              + input
              + ", each 1, null or as large");
    }
    return input;
  }

  private boolean fits(Shape input) {
    return noiseShape.size() == input.rank() + 1
        && noiseShape.get(0) <= 1
        && IntStream.range(0, input.rank())
            .allMatch(i -> List.of(0, 1, input.size(i)).contains(noiseShape.get(i + 1)));
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return !pass.training() || rate == 0
        ? input
        : Arithmetic.multiply(input, Masks.kept(input, drawn(input), 1 - rate, pass.random()));
  }

  private int[] drawn(Tensor input) {
    int[] sizes = input.sizes();
    for (int i = 0; i < noiseShape.size(); i++) {
      sizes[i] = noiseShape.get(i) == 1 ? 1 : sizes[i];
    }
    return sizes;
  }
}
