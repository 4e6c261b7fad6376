package regulus.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.activation.Relu;
import regulus.learning.activation.Softmax;
import regulus.learning.data.DataSource;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;
import regulus.learning.data.catalog.KnownSets;
import regulus.learning.layer.Add;
import regulus.learning.layer.BatchNormalization;
import regulus.learning.layer.Conv2d;
import regulus.learning.layer.Dense;
import regulus.learning.layer.Dropout;
import regulus.learning.layer.Flatten;
import regulus.learning.layer.MaxPooling2d;
import regulus.learning.loss.SparseCategoricalCrossentropy;
import regulus.learning.metric.Accuracy;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Regularizer;
import regulus.learning.optimizer.Adam;
import regulus.learning.regularizer.L1;
import regulus.learning.regularizer.L2;
import regulus.learning.schedule.StepDecay;
import regulus.learning.training.Direction;
import regulus.learning.training.TrainingSpec;
import regulus.learning.training.TrainingSpec.Objective;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.CrossValidation;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Repetition;
import regulus.study.StudySpec.Retrain;
import regulus.study.file.StudyFile;

/** The file is only a parser of what can be written in Java as well. */
class JavaStudyTest {
  // docs: begin
  static StudySpec fashionMnist() {
    Architecture layers =
        Architecture.of(
            Shape.of(28, 28, 1),
            Conv2d.of(32, 3, new Relu()),
            MaxPooling2d.of(2),
            Conv2d.of(64, 3, new Relu()),
            MaxPooling2d.of(2),
            Conv2d.of(64, 3, new Relu()),
            new Flatten(),
            Dense.of(64, new Relu()),
            Dense.of(10, new Softmax()));
    Objective objective =
        new Objective(
            new SparseCategoricalCrossentropy(), List.of(new Accuracy("accuracy")), Map.of());
    TrainingSpec training =
        new TrainingSpec(
            Adam.of(0.001),
            objective,
            32,
            15,
            Optional.of(new StepDecay(0.5, 5)),
            Optional.empty());
    Variant base = Variant.base("base", layers.network(), training);
    return new StudySpec(
        "fashion-mnist-regularization",
        new DataSpec(new DataSource.Known("fashion-mnist"), SplitSpec.fraction(0.2), Pixels.UNIT),
        List.of(
            base,
            base.edited("dropout", it -> it.insertAfter("conv2d_2", new Dropout(0.25))),
            base.edited("l1", it -> penalized(it, new L1(0.001))),
            base.edited("l2", it -> penalized(it, new L2(0.001))),
            base.edited("batch-norm", it -> it.insertAfter("conv2d_1", BatchNormalization.DEFAULT)),
            base.trained("constant-rate", TrainingSpec::atConstantRate)),
        Repetition.seeds(3),
        new Choice("val_accuracy", Direction.MAX),
        Optional.of(new FinalTest(Retrain.TRAIN_AND_VALIDATION, List.of("base", "batch-norm"))),
        Extras.NONE,
        Optional.of(new CrossValidation(List.of("base"), 10)));
  }

  static Architecture penalized(Architecture layers, Regularizer penalty) {
    return layers
        .change("dense_1", Dense.class, it -> it.with(it.weights().withKernelRegularizer(penalty)))
        .change("dense_2", Dense.class, it -> it.with(it.weights().withKernelRegularizer(penalty)));
  }

  // docs: end

  @Test
  void equalsTheStudyOfTheFile() {
    StudySpec parsed =
        StudyFile.read(Path.of("../studies/fashion-mnist.yaml"), List.of())
            .study(source -> KnownSets.FASHION_MNIST.info());
    assertThat(fashionMnist()).isEqualTo(parsed);
  }

  @Test
  void namesLayersAsTheFileDoes() {
    Architecture network =
        Architecture.of(Shape.of(4), Dense.of(3), Dense.of(2))
            .and("head", Dense.of(1))
            .remove("dense_2")
            .insertBefore("head", Dense.of(5))
            .replace("dense_1", Dense.of(7))
            .replace("head", new Dropout(0.1));
    assertThat(network.network().layers())
        .extracting(NamedLayer::name)
        .containsExactly("dense_1", "dense_4", "dropout_1");
  }

  @Test
  void connectsLayersByName() {
    Architecture features =
        Architecture.of(Shape.of(4, 4, 3), Conv2d.of(3, 1))
            .and("sum", new Add(), "input", "conv2d_1");
    Architecture network =
        Architecture.of(Shape.of(4, 4, 3), Conv2d.of(3, 1))
            .and("features", features)
            .freeze("features")
            .unfreeze("features/conv2d_1")
            .and("end", new Add(), "conv2d_1", "features")
            .insertAfter("conv2d_1", new Dropout(0.1));
    assertThat(network.network().layers())
        .extracting(layer -> layer.name() + " " + layer.inputs() + " " + layer.frozen())
        .containsExactly(
            "conv2d_1 [] false",
            "dropout_1 [] false",
            "features/conv2d_1 [] false",
            "features/sum [dropout_1, features/conv2d_1] true",
            "end [dropout_1, features/sum] false");
    assertThat(Architecture.of(network.network()).network()).isEqualTo(network.network());
    assertThat(
            Architecture.of(network.network())
                .insertAfter("features/sum", Conv2d.of(3, 1))
                .network()
                .layers())
        .extracting(NamedLayer::name)
        .contains("features/conv2d_2");
  }

  @Test
  void refusesEditsOfWhatIsNotThere() {
    Architecture network = Architecture.of(Shape.of(4), Dense.of(3));
    assertThatThrownBy(() -> network.remove("dense_2"))
        .hasMessage("There is no layer 'dense_2'; the layers are dense_1.");
    assertThatThrownBy(() -> network.change("dense_2", Dense.class, it -> it))
        .hasMessage("There is no layer 'dense_2'; the layers are dense_1.");
    assertThatThrownBy(() -> network.and("dense_1", Dense.of(2)))
        .hasMessage("Two layers are named 'dense_1'.");
  }

  @Test
  void refusesStudiesThatContradictThemselves() {
    StudySpec study = fashionMnist();
    assertThatThrownBy(() -> with(study, List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> with(study, List.of(study.variant("l1"))))
        .hasMessage("l1 must come after its base, base.");
    assertThatThrownBy(() -> with(study, List.of(study.variant("base"), study.variant("base"))))
        .hasMessage("Two variants are named base.");
    assertThatThrownBy(() -> new Repetition(List.of(1L, 1L))).hasMessageContaining("different");
  }

  private static StudySpec with(StudySpec study, List<Variant> variants) {
    return new StudySpec(
        study.name(), study.data(), variants, study.repeat(), study.choose(), study.finalTest());
  }
}
