package regulus.learning.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.activation.Relu;
import regulus.learning.layer.Conv2d;
import regulus.learning.layer.Dense;
import regulus.learning.layer.Flatten;
import regulus.learning.layer.MaxPooling2d;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.InvalidSetting;

final class AnatomyTest {
  private static final Anatomy SMALL =
      Anatomy.of(
          new NetworkSpec(
              Shape.of(12, 12, 1),
              List.of(
                  new NamedLayer("first", Conv2d.of(4, 3)),
                  new NamedLayer("pool", MaxPooling2d.of(2)),
                  new NamedLayer("second", Conv2d.of(6, 3)),
                  new NamedLayer("flat", new Flatten()),
                  new NamedLayer("dense", Dense.of(10)))));

  @Test
  void whatIsShownWithoutBeingAskedFor() {
    assertThat(SMALL.usualMaps()).containsExactly("first", "pool", "second");
    assertThat(SMALL.usualFilters()).containsExactly("first", "second");
    assertThat(SMALL.usualCam()).contains("second");
  }

  @Test
  void aNetworkWithoutConvolutionsHasNoCam() {
    NetworkSpec flat =
        new NetworkSpec(
            Shape.of(4, 4, 1),
            List.of(new NamedLayer("flat", new Flatten()), new NamedLayer("dense", Dense.of(10))));
    assertThat(Anatomy.of(flat).usualCam()).isEmpty();
    assertThat(Anatomy.of(flat).usualMaps()).isEmpty();
  }

  @Test
  void aLayerThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(() -> SMALL.spatial("layers", "secnd"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "There is no layer 'secnd'. Did you mean 'second'? There are first, pool, second, flat,"
                + " dense.");
  }

  @Test
  void aLayerWithoutMapsSaysSo() {
    assertThatThrownBy(() -> SMALL.spatial("layers", "dense"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "The layer 'dense' has no maps to show: each image gives 10 numbers. Layers with maps"
                + " are first, pool, second.");
  }

  @Test
  void theLastLayerCannotBeAskedWhatSpeaksForAClass() {
    NetworkSpec conv =
        new NetworkSpec(
            Shape.of(4, 4, 1), List.of(new NamedLayer("only", Conv2d.of(4, 3, new Relu()))));
    assertThat(Anatomy.of(conv).usualCam()).isEmpty();
    assertThatThrownBy(() -> Anatomy.of(conv).forCam("cam_layer", "only"))
        .hasMessage("The layer 'only' is the last: its maps are the answer itself.");
  }
}
