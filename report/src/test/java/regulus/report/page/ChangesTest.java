package regulus.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.activation.Relu;
import regulus.learning.layer.Add;
import regulus.learning.layer.Dense;
import regulus.learning.layer.Dropout;
import regulus.learning.layer.Layers;
import regulus.learning.layer.ReluLayer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.setting.SettingsText;
import regulus.report.imagined.Networks;
import regulus.study.Architecture;
import regulus.study.Variant;

final class ChangesTest {
  private static final List<Variant> FIVE = Networks.five();
  private static final Variant BASE = FIVE.get(0);

  private static Variant with(List<NamedLayer> layers) {
    return new Variant(
        "edited",
        Optional.of("base"),
        new NetworkSpec(BASE.network().input(), layers),
        BASE.training());
  }

  @Test
  void insertedLayersAreNamedWithTheirPlace() {
    assertThat(Changes.between(BASE, FIVE.get(1)))
        .containsExactly("+ Dropout(rate=0.25) after conv2d_2");
    assertThat(Changes.between(BASE, FIVE.get(4)))
        .containsExactly("+ BatchNormalization after conv2d_1");
  }

  @Test
  void theSameChangeOfSeveralLayersIsSaidOnce() {
    assertThat(Changes.between(BASE, FIVE.get(3)))
        .containsExactly("dense_1, dense_2: kernel_regularizer=L2(l2=0.001)");
  }

  @Test
  void removedLayersAreNamed() {
    List<NamedLayer> layers = BASE.network().layers();
    assertThat(Changes.between(BASE, with(layers.subList(0, 7)))).containsExactly("− dense_2");
  }

  @Test
  void theSameLayerInSeveralPlacesIsSaidOnce() {
    Architecture twice =
        Architecture.of(BASE.network())
            .insertAfter("conv2d_1", new Dropout(0.1))
            .insertAfter("conv2d_2", new Dropout(0.1))
            .remove("max_pooling2d_2");
    assertThat(Changes.between(BASE, with(twice.network().layers())))
        .containsExactly("+ Dropout(rate=0.1) after conv2d_1, conv2d_2", "− max_pooling2d_2");
  }

  @Test
  void aSubNetworkThatIsAnotherIsOneChange() {
    Variant before =
        with(
            List.of(
                new NamedLayer("features/a", Dense.of(1)),
                new NamedLayer("features/b", Dense.of(1))));
    Variant after = with(List.of(new NamedLayer("features/c", Dense.of(2))));
    assertThat(Changes.between(before, after))
        .containsExactly("features: another network (1 layer instead of 2)");
  }

  @Test
  void aBentReluIsSaidInKerasWords() {
    ReluLayer six = new ReluLayer(new Relu(Optional.of(new Relu.Bend(OptionalDouble.of(6), 0, 0))));
    assertThat(SettingsText.brief(six)).isEqualTo("ReLU(max_value=6)");
  }

  @Test
  void frozenLayersAreNamed() {
    List<NamedLayer> layers = new ArrayList<>(BASE.network().layers());
    NamedLayer first = layers.get(0);
    layers.set(0, new NamedLayer(first.name(), first.layer(), List.of(), true));
    assertThat(Changes.between(BASE, with(layers))).containsExactly("conv2d_1: trainable=false");
  }

  @Test
  void otherInputsAreNamed() {
    Architecture base =
        Architecture.of(Shape.of(4, 4, 1), Dense.of(1), Dense.of(1))
            .and("sum", new Add(), "dense_1", "dense_2", "dense_2");
    Variant before = new Variant("a", Optional.empty(), base.network(), BASE.training());
    Architecture edited = base.connect("sum", "dense_1", "dense_2");
    Variant after = new Variant("b", Optional.of("a"), edited.network(), BASE.training());
    assertThat(Changes.between(before, after)).containsExactly("sum: inputs=dense_1, dense_2");
  }

  @Test
  void changedTrainingIsNamed() {
    Variant shorter =
        new Variant("short", Optional.of("base"), BASE.network(), Networks.training(5));
    assertThat(Changes.between(BASE, shorter)).containsExactly("epochs=5");
  }

  @Test
  void settingsAreNamedAsInStudyFilesAndUsualOnesLeftOut() {
    assertThat(
            SettingsText.brief(
                Layers.ALL.create(
                    Map.of("conv2d", Map.of("filters", 8, "kernel_size", 5, "padding", "same")))))
        .isEqualTo("Conv2D(filters=8, kernel_size=5×5, padding=same)");
    assertThat(SettingsText.full(Optimizers.ALL.create("adam")))
        .isEqualTo(
            "Adam(learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, amsgrad=false)");
  }
}
