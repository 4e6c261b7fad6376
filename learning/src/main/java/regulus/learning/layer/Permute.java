package regulus.learning.layer;

import java.util.List;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Views;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.Pass;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;
import regulus.learning.setting.Values;

/**
 * The dimensions of an example in another order, Keras' {@code Permute}.
 *
 * @param dims for each dimension of the output, that of the input, from 1: {@code [2, 1]} exchanges
 *     the two of a matrix
 */
public record Permute(List<Integer> dims) implements Layer {
  public static final Kind<Permute> KIND =
      new Kind<>(
          "permute",
          "Permute",
          Permute.class,
          List.of(
              Setting.required(
                  "dims",
                  new SettingType.Many(new SettingType.Whole(1, 8)),
                  "for each dimension of the output, that of the input, from 1")),
          Permute::from,
          "The dimensions of an example in another order.");

  public Permute {
    dims = List.copyOf(dims);
    List<Integer> all = IntStream.rangeClosed(1, dims.size()).boxed().toList();
    if (dims.isEmpty() || !dims.stream().sorted().toList().equals(all)) {
      throw InvalidSetting.of("dims", "each number from 1 on once", dims);
    }
  }

  private static Permute from(Values values) {
    return new Permute(values.wholes("dims"));
  }

  @Override
  public Kind<Permute> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != dims.size()) {
      throw new InvalidLayer(
          "dims " + dims + " are as many as " + dims.size() + ", the input is " + input);
    }
    return new Shape(dims.stream().map(dimension -> input.size(dimension - 1)).toList());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    return Views.permute(
        input, IntStream.concat(IntStream.of(0), dims.stream().mapToInt(d -> d)).toArray());
  }
}
