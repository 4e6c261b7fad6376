package regulus.learning.layer;

import java.util.List;
import regulus.learning.engine.Joins;
import regulus.learning.engine.Tensor;
import regulus.learning.setting.Kind;

/** The sum of its inputs, number by number, Keras' {@code Add}: what closes a residual block. */
public record Add() implements NumberByNumber {
  public static final Kind<Add> KIND =
      new Kind<>(
          "add", "Add", Add.class, List.of(), values -> new Add(), "The sum of several layers.");

  @Override
  public Kind<Add> kind() {
    return KIND;
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    return Joins.add(inputs);
  }
}
