package regulus.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import regulus.learning.Shape;
import regulus.learning.network.WeightArray;
import regulus.learning.training.EpochListener;
import regulus.study.TrialSpec;
import regulus.study.run.Trained;
import regulus.study.run.TrialWork;

/**
 * Milliseconds between two trainings on one thread. Every epoch has a single step here, so that the
 * time from the end of one training to the end of the next one's first epoch bounds the gap from
 * above: result handed over, next trial taken, 60,000 images split, network built, batch gathered,
 * first step taken, ten images validated.
 */
@Command(
    name = "gap",
    description =
        "Milliseconds from the end of one trial to the next one's first step, on 60,000 images.",
    mixinStandardHelpOptions = true)
final class GapCommand implements Callable<Integer> {
  private static final int IMAGES = 60_000;

  @Option(names = "--trials", description = "Trials in all; default: ${DEFAULT-VALUE}.")
  int trials = 40;

  @Option(names = "--jobs", description = "Trials at once; default: the cores.")
  int jobs = Machine.cores();

  @Override
  public Integer call() {
    System.out.println(Machine.text());
    List<String> options =
        List.of("data.train.count=32", "training.epochs=2", "repeat.seeds=" + trials);
    List<Double> gaps = new ArrayList<>();
    new Study(
            Workload.W1.study(options), RandomImages.dataset(Shape.of(28, 28, 1), 10, IMAGES), jobs)
        .run(work -> new Watched(work, gaps, new ConcurrentHashMap<>()), event -> {});
    System.out.printf(
        "Milliseconds from a trial's end past the next one's first step, %d at once, the median of"
            + " %d [least … most]: %s%n",
        jobs, gaps.size(), new Samples(gaps).text(1));
    return 0;
  }

  /**
   * Notes when trainings and first epochs end.
   *
   * @param gaps milliseconds, from all threads
   * @param ended when the thread's latest training ended
   */
  private record Watched(TrialWork work, List<Double> gaps, Map<Thread, Long> ended)
      implements TrialWork {
    @Override
    public Trained train(TrialSpec trial, EpochListener epochs) throws InterruptedException {
      Trained trained =
          work.train(
              trial,
              (epoch, seconds, weights) -> {
                if (epoch.index() == 0) {
                  note(System.nanoTime());
                }
                epochs.finished(epoch, seconds, weights);
              });
      ended.put(Thread.currentThread(), System.nanoTime());
      return trained;
    }

    private void note(long now) {
      Long before = ended.get(Thread.currentThread());
      if (before != null) {
        synchronized (gaps) {
          gaps.add((now - before) / 1e6);
        }
      }
    }

    @Override
    public Trained test(TrialSpec trial, Map<String, WeightArray> weights)
        throws InterruptedException {
      return work.test(trial, weights);
    }
  }
}
