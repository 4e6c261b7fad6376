package regulus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.WeightSpec;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.SettingsText;

/** What constraints, regularizers and initializers say to weights that they are not for. */
class RestraintsTest {
  private static final Shape IMAGE = Shape.of(5, 4, 2);

  @Test
  void constraintsStandAtTheirWeights() {
    Layer layer = conv(Map.of("kernel_constraint", "unit_norm", "bias_constraint", "non_neg"));
    assertThat(layer.weights(IMAGE).stream().map(WeightSpec::constraint))
        .extracting(constraint -> SettingsText.brief(constraint.orElseThrow()))
        .containsExactly("UnitNorm", "NonNeg");
  }

  @Test
  void aLayerSaysThemInOneLine() {
    assertThat(SettingsText.brief(conv(Map.of("bias_constraint", "non_neg"))))
        .isEqualTo("Conv2D(filters=2, kernel_size=3×3, bias_constraint=NonNeg)");
    assertThat(
            SettingsText.brief(
                Layers.ALL.create(
                    Map.of("batch_normalization", Map.of("gamma_constraint", "unit_norm")))))
        .isEqualTo("BatchNormalization(gamma_constraint=UnitNorm)");
  }

  @Test
  void anAxisThatAWeightLacksIsNamed() {
    Layer layer = conv(Map.of("bias_constraint", Map.of("max_norm", Map.of("axis", 1))));
    assertThatThrownBy(() -> layer.weights(IMAGE))
        .isInstanceOf(InvalidLayer.class)
        .hasMessage(
            "the constraint on bias measures along the axis 1, its shape is [2]; choose from 0 to"
                + " 0");
  }

  @Test
  void matricesAreAskedForWhereNothingElseFits() {
    Layer orthogonal = conv(Map.of("kernel_regularizer", "orthogonal_regularizer"));
    assertThatThrownBy(() -> orthogonal.weights(IMAGE))
        .hasMessageStartingWith("orthogonal_regularizer is for matrices, kernel has the shape");
    Layer identity = conv(Map.of("kernel_initializer", "identity"));
    assertThatThrownBy(() -> identity.weights(IMAGE))
        .hasMessageStartingWith("identity is for matrices, kernel has the shape");
  }

  @Test
  void outputsAreNotComparedWithOneAnother() {
    assertThatThrownBy(() -> conv(Map.of("activity_regularizer", "orthogonal_regularizer")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("Invalid activity_regularizer: expected l1, l2 or l1_l2");
  }

  @Test
  void boundsStandInOrder() {
    Map<String, Object> bounds = Map.of("min_value", 2, "max_value", 1);
    assertThatThrownBy(() -> conv(Map.of("kernel_constraint", Map.of("min_max_norm", bounds))))
        .hasMessageContaining("Invalid max_value: expected at least min_value (2.0), received 1.0");
    assertThatThrownBy(
            () -> conv(Map.of("kernel_constraint", Map.of("max_norm", Map.of("axis", List.of())))))
        .hasMessageContaining("Invalid axis");
  }

  private static Layer conv(Map<String, Object> restraints) {
    Map<String, Object> settings = new java.util.HashMap<>(restraints);
    settings.put("filters", 2);
    settings.put("kernel_size", 3);
    return Layers.ALL.create(Map.of("conv2d", settings));
  }
}
