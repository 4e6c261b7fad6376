package regulus.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import regulus.study.TrialSpec;

/**
 * Runs trials, several at a time, each on one thread from its beginning to its end; a thread that
 * has finished one takes the next at once. A trial that fails does not touch the others.
 */
final class Crew {
  /** One trial, whatever it takes. */
  @FunctionalInterface
  interface Task {
    Trained run(TrialSpec trial) throws InterruptedException;
  }

  private static final int POLL_MILLIS = 20;

  private final int jobs;
  private final Journal journal;
  private final StopSignal stop;

  Crew(int jobs, Journal journal, StopSignal stop) {
    this.jobs = jobs;
    this.journal = journal;
    this.stop = stop;
  }

  /** Returns when every trial has ended, or, after a stop, when those that ran have. */
  void run(List<TrialSpec> trials, Task task) {
    Queue<TrialSpec> waiting = new ConcurrentLinkedQueue<>(trials);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(jobs, trials.size()); i++) {
      Thread thread = new Thread(() -> work(waiting, task), "trials-" + i);
      thread.start();
      threads.add(thread);
    }
    threads.forEach(this::join);
  }

  private void work(Queue<TrialSpec> waiting, Task task) {
    TrialSpec next = waiting.poll();
    while (next != null && !stop.requested() && !journal.isBroken()) {
      attempt(next, task);
      next = waiting.poll();
    }
  }

  // Whatever a trial throws, also an error, is that trial's failure and nobody else's.
  @SuppressWarnings("CatchingUnchecked")
  private void attempt(TrialSpec trial, Task task) {
    journal.started(trial);
    long start = System.nanoTime();
    try {
      Trained trained = task.run(trial);
      journal.trained(trial, trained, (System.nanoTime() - start) / 1e9);
    } catch (InterruptedException e) {
      journal.stopped(trial);
    } catch (Throwable e) {
      journal.failed(trial, e);
    }
  }

  /** Waits for a thread; tells it as soon as there is a request to stop. */
  private void join(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join(POLL_MILLIS);
      } catch (InterruptedException e) {
        stop.request();
      }
      if (stop.requested()) {
        thread.interrupt();
      }
    }
  }
}
