package regulus.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import regulus.study.run.StudyEvent;
import regulus.study.run.StudyEvent.EpochFinished;

/**
 * Images per second of trials that run at the same time. Each trial's clock runs from the end of
 * its first epoch, the warm-up, to the end of its last; the trials' figures are added. Mutable:
 * hears the events of one run.
 */
final class Pace implements Consumer<StudyEvent> {
  /** When a trial's first and latest epochs ended, in nanoseconds, and how many there were. */
  private record Course(long first, long last, int epochs) {
    Course then(long now) {
      return new Course(first, now, epochs + 1);
    }

    double epochsPerSecond() {
      return (epochs - 1) / ((last - first) / 1e9);
    }
  }

  private final int images;
  private final Map<String, Course> courses = new LinkedHashMap<>();

  /**
   * @param images of one epoch
   */
  Pace(int images) {
    this.images = images;
  }

  @Override
  public void accept(StudyEvent event) {
    if (event instanceof EpochFinished finished) {
      long now = System.nanoTime();
      Course begun = new Course(now, now, 1);
      courses.merge(finished.trial().id(), begun, (before, first) -> before.then(now));
    }
  }

  double imagesPerSecond() {
    return courses.values().stream().mapToDouble(c -> images * c.epochsPerSecond()).sum();
  }
}
