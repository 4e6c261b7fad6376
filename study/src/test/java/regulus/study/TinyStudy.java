package regulus.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.data.DataSource;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;
import regulus.learning.engine.Tensor;
import regulus.learning.metric.Accuracy;
import regulus.learning.network.NetworkSpec;
import regulus.learning.training.Direction;
import regulus.learning.training.Loss;
import regulus.learning.training.Optimizer;
import regulus.learning.training.TrainingSpec;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Repetition;
import regulus.study.StudySpec.Retrain;
import regulus.study.TrialSpec.Role;

/** A study of two variants whose trials are never really trained. */
public final class TinyStudy {
  public static final DataSpec DATA =
      new DataSpec(
          new DataSource.Known("fashion-mnist-small"), SplitSpec.fraction(0.2), Pixels.UNIT);
  public static final NetworkSpec NETWORK = new NetworkSpec(Shape.of(28, 28, 1), List.of());

  private TinyStudy() {}

  public static StudySpec study(int seeds) {
    return new StudySpec(
        "tiny",
        DATA,
        List.of(variant("base", Optional.empty()), variant("wide", Optional.of("base"))),
        Repetition.seeds(seeds),
        new Choice("val_accuracy", Direction.MAX),
        Optional.of(new FinalTest(Retrain.TRAIN_AND_VALIDATION, List.of("base"), 1)));
  }

  public static TrialSpec trial(String id, String variant, long seed) {
    return new TrialSpec(id, variant, seed, -1, Role.VALIDATION, DATA, NETWORK, training());
  }

  private static Variant variant(String name, Optional<String> baseline) {
    return new Variant(name, baseline, NETWORK, training());
  }

  public static TrainingSpec training() {
    return new TrainingSpec(
        new Idle(),
        new TrainingSpec.Objective(new Nothing(), List.of(new Accuracy("accuracy")), Map.of()),
        32,
        3,
        Optional.empty(),
        Optional.empty());
  }

  /** Never updates anything. */
  private record Idle() implements Optimizer {
    @Override
    public double learningRate() {
      return 0;
    }

    @Override
    public int slots() {
      return 0;
    }

    @Override
    public void update(
        Tensor parameters, Tensor gradients, List<Tensor> slots, double learningRate, long step) {}
  }

  /** Never measures anything. */
  private record Nothing() implements Loss {
    @Override
    public void check(int outputs, int classes) {}

    @Override
    public Tensor each(Tensor outputs, Output kind, Tensor labels) {
      return labels;
    }
  }
}
