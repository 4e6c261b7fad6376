package regulus.study.plan;

import java.util.List;
import java.util.function.ToDoubleFunction;
import regulus.learning.Shape;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.SplitSizes;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Settled;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.network.WeightSpec;
import regulus.learning.training.Features;
import regulus.learning.training.TrainingSpec;
import regulus.study.StudySpec;
import regulus.study.StudySpec.CrossValidation;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Retrain;
import regulus.study.Variant;

/**
 * How much work a study is at most, and a rough guess how long that takes.
 *
 * @param trainings how many networks are trained, final ones included
 * @param images that the trainings see in all epochs together, if none stops early
 * @param coreSeconds a guess of the time that one core needs for all of it; see {@link #seconds}
 */
public record Cost(int trainings, long images, double coreSeconds) {
  /**
   * Seconds of one core for a multiply-add's two operations and for one number of a layer's output,
   * forward. Fitted to the training speed of three networks (5.6, 78 and 11 MFLOP per image) on a
   * core with AVX-512, which it meets within 15 %; other machines are several times slower or
   * somewhat faster.
   */
  private static final double PER_OPERATION = 8.7e-12;

  private static final double PER_OUTPUT = 0.8e-9;

  /**
   * Seconds that a step takes however little it computes, those that each layer adds, and those for
   * each number that is trained: calls into the engine and the optimizer, measured with small
   * perceptrons on the same core.
   */
  private static final double PER_STEP = 0.4e-3;

  private static final double PER_LAYER = 0.03e-3;
  private static final double PER_PARAMETER = 2e-9;

  /** A training step is a forward pass and a backward pass of twice the work. */
  private static final int TRAINING = 3;

  /** Of the whole study; the final test is taken to be that of the largest variant. */
  public static Cost of(StudySpec study, DatasetInfo info) {
    SplitSizes sizes = SplitSizes.of(info, study.data().split());
    Cost trials = new Cost(0, 0, 0);
    for (Variant variant : study.variants()) {
      Cost one = training(variant, sizes.train(), sizes.validation());
      trials = trials.and(one.times(study.repeat().times()));
    }
    return trials.and(crossValidation(study, info)).and(last(study, sizes));
  }

  private static Cost crossValidation(StudySpec study, DatasetInfo info) {
    Cost all = new Cost(0, 0, 0);
    for (CrossValidation wanted : study.crossValidation().stream().toList()) {
      SplitSizes sizes = SplitSizes.of(info, study.data().inFolds(wanted.folds()).split());
      for (String name : wanted.variants()) {
        Cost one = training(study.variant(name), sizes.train(), sizes.validation());
        all = all.and(one.times(wanted.folds()));
      }
    }
    return all;
  }

  /** Seconds with so many trials at a time on as many cores. */
  public double seconds(int jobs) {
    return coreSeconds / Math.max(1, Math.min(jobs, trainings));
  }

  private static Cost last(StudySpec study, SplitSizes sizes) {
    return study
        .finalTest()
        .filter(test -> test.retrain() == Retrain.TRAIN_AND_VALIDATION)
        .map(test -> retraining(study, test, sizes))
        .orElse(new Cost(0, 0, 0));
  }

  private static Cost retraining(StudySpec study, FinalTest test, SplitSizes sizes) {
    return study.variants().stream()
        .map(variant -> retrained(variant, test))
        .map(variant -> training(variant, sizes.train() + sizes.validation(), 0))
        .reduce((a, b) -> a.coreSeconds >= b.coreSeconds ? a : b)
        .orElseThrow()
        .times(test.seeds(study.repeat()).size() * (1 + test.also().size()));
  }

  private static Variant retrained(Variant variant, FinalTest test) {
    return test.epochs().isPresent()
        ? variant.trained(variant.name(), it -> it.forExactly(test.epochs().getAsInt()))
        : variant;
  }

  private static Cost training(Variant variant, int train, int validation) {
    List<TrainingSpec> parts = variant.training().parts();
    List<NetworkSpec> networks = variant.training().networks(variant.network());
    double seconds = 0;
    double all = (double) train + validation;
    for (int i = 0; i < parts.size(); i++) {
      int epochs = parts.get(i).epochs();
      List<LayerShape> layers = Shapes.of(networks.get(i)).layers();
      boolean keeps = Features.bytes(networks.get(i), epochs, train + validation) > 0;
      int kept = keeps ? Settled.of(networks.get(i)).layers() : 0;
      double forward = forward(layers.subList(kept, layers.size()));
      double backward = (TRAINING - 1) * forward(layers.subList(fixed(layers), layers.size()));
      seconds += forward(layers.subList(0, kept)) * all;
      seconds += epochs * (forward * all + backward * train);
      seconds +=
          epochs * steps(parts.get(i), train) * overhead(layers.subList(kept, layers.size()));
    }
    return new Cost(1, (long) variant.training().epochs() * train, seconds);
  }

  private static double steps(TrainingSpec training, int examples) {
    return Math.ceil((double) examples / Math.min(examples, training.batchSize()));
  }

  private static double overhead(List<LayerShape> layers) {
    return PER_STEP + PER_LAYER * layers.size() + PER_PARAMETER * sum(layers, Cost::trained);
  }

  private static double trained(LayerShape layer) {
    return layer.weights().stream()
        .filter(WeightSpec::trainable)
        .mapToDouble(WeightSpec::elements)
        .sum();
  }

  /** How many layers come before the first that trains: gradients end there. */
  private static int fixed(List<LayerShape> layers) {
    int fixed = 0;
    while (fixed < layers.size()
        && layers.get(fixed).weights().stream().noneMatch(WeightSpec::trainable)) {
      fixed++;
    }
    return fixed;
  }

  private static double forward(List<LayerShape> layers) {
    return PER_OPERATION * sum(layers, Cost::operations)
        + PER_OUTPUT * sum(layers, layer -> layer.output().elements());
  }

  private static double sum(List<LayerShape> layers, ToDoubleFunction<LayerShape> what) {
    return layers.stream().mapToDouble(what).sum();
  }

  /** Each element of a kernel is multiplied and added once at each place of the output. */
  private static double operations(LayerShape layer) {
    Shape output = layer.output();
    double places = (double) output.elements() / output.channels();
    return layer.weights().stream()
        .filter(weight -> weight.name().endsWith("kernel"))
        .mapToDouble(weight -> 2 * places * weight.elements())
        .sum();
  }

  private Cost and(Cost other) {
    return new Cost(
        trainings + other.trainings, images + other.images, coreSeconds + other.coreSeconds);
  }

  private Cost times(int count) {
    return new Cost(trainings * count, images * count, coreSeconds * count);
  }
}
