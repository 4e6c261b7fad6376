package regulus.learning.layer;

import java.util.ArrayList;
import java.util.List;
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
 * The same numbers in another shape, Keras' {@code Reshape}, in Keras' order: channels change
 * fastest.
 *
 * @param target of an example; one size may be -1, which is what is left for it
 */
public record Reshape(List<Integer> target) implements Layer {
  private static final int REST = -1;

  public static final Kind<Reshape> KIND =
      new Kind<>(
          "reshape",
          "Reshape",
          Reshape.class,
          List.of(
              Setting.required(
                  "target_shape",
                  new SettingType.Many(new SettingType.Whole(REST, Integer.MAX_VALUE)),
                  "sizes of an example, [height, width, channels]; one may be -1")),
          Reshape::from,
          "The same numbers in another shape.");

  public Reshape {
    target = List.copyOf(target);
    long rests = target.stream().filter(size -> size == REST).count();
    if (target.isEmpty() || rests > 1 || target.contains(0)) {
      throw InvalidSetting.of(
          "target_shape", "sizes of at least 1, one of which may be -1", target);
    }
  }

  private static Reshape from(Values values) {
    return new Reshape(
        values.list("target_shape", Long.class).stream().map(Math::toIntExact).toList());
  }

  @Override
  public Kind<Reshape> kind() {
    return KIND;
  }

  @Override
  public Shape outputShape(Shape input) {
    int known = target.stream().filter(size -> size != REST).reduce(1, Math::multiplyExact);
    boolean fits =
        target.contains(REST) ? input.elements() % known == 0 : input.elements() == known;
    if (!fits) {
      throw new InvalidLayer(
          "input of %s, which are %,d numbers, does not become %s"
              .formatted(input, input.elements(), target));
    }
    int rest = input.elements() / known;
    return new Shape(target.stream().map(size -> size == REST ? rest : size).toList());
  }

  @Override
  public Tensor forward(Tensor input, Pass pass) {
    List<Integer> sizes = new ArrayList<>(List.of(input.size(0)));
    sizes.addAll(outputShape(new Shape(input.shape().subList(1, input.rank()))).dimensions());
    return Views.reshape(input, sizes.stream().mapToInt(Integer::intValue).toArray());
  }
}
