package regulus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.layer.Layers;
import regulus.learning.network.NetworkSpec.NamedLayer;

class ShapesTest {
  private static final Object CONV = Map.of("conv2d", Map.of("filters", 8, "kernel_size", 3));

  @Test
  void saysWhichLayerDoesNotFitAndWhatLiesBefore() {
    assertThatThrownBy(() -> shapes(Shape.of(4, 4, 1), CONV, "max_pooling2d", CONV))
        .isInstanceOf(InvalidLayer.class)
        .hasMessage(
            "`layer_3`: input 1×1 is smaller than the 3×3 kernel; `layer_2` before it leaves"
                + " 1×1×8.");
  }

  @Test
  void saysThatVectorsAreNoImages() {
    assertThatThrownBy(() -> shapes(Shape.of(4, 4, 1), "flatten", CONV))
        .hasMessage(
            "`layer_2`: expected images (height × width × channels), received vectors of 16"
                + " numbers; `layer_1` before it leaves 16.");
  }

  @Test
  void saysThatChannelsDoNotFallIntoGroups() {
    Object grouped = Map.of("conv2d", Map.of("filters", 4, "kernel_size", 1, "groups", 2));
    assertThatThrownBy(() -> shapes(Shape.of(4, 4, 3), grouped))
        .hasMessage(
            "`layer_1`: input of 3 channels does not fall into 2 groups; it is the first layer, fed"
                + " with the images.");
  }

  @Test
  void refusesLayersThatCouldNotBeHeld() {
    assertThatThrownBy(
            () -> shapes(Shape.of(500, 500, 3), "flatten", Map.of("dense", 2_000_000_000)))
        .hasMessage(
            "`layer_2`: its output or one of its weights would have more than 2,147,483,647"
                + " numbers; `layer_1` before it leaves 750000.");
  }

  @Test
  void refusesToAdaptToWhatIsTrainedOrRandom() {
    assertThatThrownBy(() -> shapes(Shape.of(4, 4, 1), CONV, "relu", "normalization"))
        .isInstanceOf(InvalidLayer.class)
        .hasMessage(
            "`layer_3`: it takes its numbers from the training images before the first step, and"
                + " `layer_1` before it has weights; put it before `layer_1`, or give it the"
                + " numbers.");
    assertThatThrownBy(
            () -> shapes(Shape.of(4, 4, 1), "flatten", Map.of("dropout", 0.5), "normalization"))
        .hasMessage(
            "`layer_3`: it takes its numbers from the training images before the first step, and"
                + " `layer_2` before it changes them at random in every step; put it before"
                + " `layer_2`, or give it the numbers.");
  }

  /** As Keras counts them: mean, variance and a count. */
  @Test
  void countsWhatIsAdaptedAsNotTrainable() {
    Shapes adapted =
        shapes(Shape.of(4, 4, 3), Map.of("rescaling", Map.of("scale", 0.5)), "normalization");
    assertThat(adapted.parameters()).isEqualTo(7);
    assertThat(adapted.trainableParameters()).isZero();
  }

  @Test
  void knowsWhatEachLayerDeclares() {
    Shapes shapes =
        shapes(Shape.of(28, 28, 1), CONV, "batch_normalization", "flatten", Map.of("dense", 10));
    assertThat(shapes.output()).isEqualTo(Shape.of(10));
    assertThat(shapes.layers().get(1).weights())
        .extracting(WeightSpec::name)
        .containsExactly("gamma", "beta", "moving_mean", "moving_variance");
    assertThat(shapes.parameters() - shapes.trainableParameters()).isEqualTo(16);
  }

  private static NamedLayer layer(String name, Object plain, String... inputs) {
    return new NamedLayer(name, Layers.ALL.create(plain), List.of(inputs), false);
  }

  private static void refuses(String sentence, NamedLayer... layers) {
    NetworkSpec spec = new NetworkSpec(Shape.of(8, 8, 3), List.of(layers));
    assertThatThrownBy(() -> Shapes.of(spec)).isInstanceOf(InvalidLayer.class).hasMessage(sentence);
  }

  @Test
  void followsWhatLayersTake() {
    NetworkSpec spec =
        new NetworkSpec(
            Shape.of(8, 8, 3),
            List.of(
                layer("a", CONV),
                layer("b", CONV, "input"),
                layer("sum", "add", "a", "b"),
                layer("both", "concatenate", "sum", "a")));
    assertThat(Shapes.of(spec).output()).isEqualTo(Shape.of(6, 6, 16));
  }

  @Test
  void takesNamingTheLayerBeforeForSayingNothing() {
    assertThat(
            new NetworkSpec(
                Shape.of(8, 8, 3), List.of(layer("a", CONV, "input"), layer("b", CONV, "a"))))
        .isEqualTo(new NetworkSpec(Shape.of(8, 8, 3), List.of(layer("a", CONV), layer("b", CONV))));
  }

  @Test
  void refusesWiresThatLeadNowhere() {
    refuses(
        "`b`: there is no layer 'aa' for it to take. Did you mean 'a'? Before it there are input,"
            + " a.",
        layer("a", CONV),
        layer("b", CONV, "aa"));
    refuses(
        "`a`: it takes b, which stands after it; a layer takes layers before it.",
        layer("a", CONV, "b"),
        layer("b", CONV, "input"));
    refuses(
        "`sum`: it takes c, which itself takes sum: a cycle.",
        layer("a", CONV),
        layer("sum", "add", "a", "c"),
        layer("b", CONV),
        layer("c", CONV));
    refuses("`a`: it takes itself; a layer takes layers before it.", layer("a", CONV, "a"));
    refuses(
        "`a`: no layer takes its output, and it is not the last; name it in the inputs of another"
            + " layer, or remove it.",
        layer("a", CONV),
        layer("b", CONV, "input"));
  }

  @Test
  void refusesToJoinWhatDoesNotFit() {
    refuses(
        "`sum`: it joins several layers and takes only a; name them, inputs: [NAME, NAME].",
        layer("a", CONV),
        layer("sum", "add"));
    refuses(
        "`c`: it takes one layer and is given a, b; join them first, with add or concatenate.",
        layer("a", CONV),
        layer("b", CONV),
        layer("c", CONV, "a", "b"));
    refuses(
        "`sum`: inputs of 6×6×8 and 4×4×8 do not go together; give them the same shape; `a` before it"
            + " leaves 6×6×8, `b` before it leaves 4×4×8.",
        layer("a", CONV),
        layer("b", CONV),
        layer("sum", "add", "a", "b"));
    refuses(
        "`both`: inputs of 6×6×8 and 4×4×8 cannot be joined along axis -1; their other dimensions"
            + " must be the same; `a` before it leaves 6×6×8, `b` before it leaves 4×4×8.",
        layer("a", CONV),
        layer("b", CONV),
        layer("both", "concatenate", "a", "b"));
  }

  private static Shapes shapes(Shape input, Object... layers) {
    List<NamedLayer> named = new ArrayList<>();
    for (Object plain : layers) {
      named.add(new NamedLayer("layer_" + (named.size() + 1), Layers.ALL.create(plain)));
    }
    return Shapes.of(new NetworkSpec(input, named));
  }
}
