package regulus.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import regulus.app.text.Columns;
import regulus.app.text.Phrase;
import regulus.study.TrialSpec;
import regulus.study.run.StudyEvent;

/**
 * For a terminal: a block of lines that is drawn again in its place, and is gone at the end.
 * Mutable; its methods may be called by several threads.
 */
final class LiveBlock implements RunDisplay {
  /** More lines might not fit on the terminal, and then cannot be drawn over. */
  private static final int MOST_TRIALS = 16;

  private static final int BAR = 12;
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final Console console;
  private final Progress progress;
  private final LongSupplier nanos;
  private final long started;
  private final ScheduledExecutorService clock;
  private int drawn;
  private boolean closed;

  /**
   * @param nanos what the time is
   */
  LiveBlock(Console console, Progress progress, LongSupplier nanos) {
    this.console = console;
    this.progress = progress;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
    this.clock = Executors.newSingleThreadScheduledExecutor(LiveBlock::daemon);
  }

  /** Drawn again every second, too. */
  static LiveBlock ticking(Console console, Progress progress) {
    LiveBlock block = new LiveBlock(console, progress, System::nanoTime);
    var unused = block.clock.scheduleAtFixedRate(block::draw, 1, 1, TimeUnit.SECONDS);
    return block;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "display");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public synchronized void accept(StudyEvent event) {
    progress.take(event);
    if (event instanceof StudyEvent.TrialFailed failed) {
      stay(console.paint().bad(EpochLines.failure(failed)));
    } else if (event instanceof StudyEvent.TrialLost lost) {
      stay(console.paint().bad(EpochLines.loss(lost)));
    } else if (event instanceof StudyEvent.Looked looked) {
      stay(LookLine.of(looked));
    }
    draw();
  }

  /** Writes a line above the block that is not drawn over. */
  private void stay(String line) {
    write(List.of(line));
    drawn = 0;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      clock.shutdownNow();
      write(List.of());
    }
  }

  private synchronized void draw() {
    if (!closed) {
      List<String> lines = new ArrayList<>(trials());
      lines.add(study());
      write(lines);
    }
  }

  /** Over what was drawn before, in one go. */
  private void write(List<String> lines) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[").append(drawn).append('F');
    }
    text.append(CLEAR_BELOW).append(NO_WRAP);
    lines.forEach(line -> text.append(line).append('\n'));
    text.append(WRAP);
    console.out().print(text);
    console.out().flush();
    drawn = lines.size();
  }

  private List<String> trials() {
    List<RunningTrial> running = progress.running();
    Columns columns = new Columns();
    running.stream().limit(MOST_TRIALS).forEach(trial -> columns.row(cells(trial)));
    List<String> lines = new ArrayList<>(columns.lines());
    if (running.size() > MOST_TRIALS) {
      lines.add("  … and " + Phrase.counted(running.size() - MOST_TRIALS, "more trial"));
    }
    return lines;
  }

  private List<String> cells(RunningTrial running) {
    TrialSpec trial = running.trial();
    int epochs = trial.training().epochs();
    int now = Math.min(epochs, running.finishedEpochs() + 1);
    String monitor = monitor(trial);
    return List.of(
        "  " + trial.variant(),
        (trial.role() == TrialSpec.Role.FINAL ? "final, " : "") + trial.repetition(),
        String.format(
            Locale.ROOT, "epoch %" + String.valueOf(epochs).length() + "d/%d", now, epochs),
        bar(running.finishedEpochs(), epochs),
        running.figure(monitor).map(value -> monitor + " " + Phrase.figure(value)).orElse(""),
        running.last().isEmpty()
            ? ""
            : Phrase.count(Math.round(running.imagesPerSecond())) + " images/s");
  }

  /** A final trial has nothing to validate on. */
  private String monitor(TrialSpec trial) {
    String by = progress.study().choose().by();
    return trial.role() == TrialSpec.Role.FINAL && by.startsWith("val_")
        ? by.substring("val_".length())
        : by;
  }

  private static String bar(int finished, int epochs) {
    int full = Math.round((float) BAR * finished / epochs);
    return "━".repeat(full) + "┄".repeat(BAR - full);
  }

  private String study() {
    List<String> parts = new ArrayList<>();
    parts.add(progress.study().name());
    parts.add(progress.done() + " of " + Phrase.counted(progress.total(), "trial") + " done");
    if (progress.failed() > 0) {
      parts.add(progress.failed() + " failed");
    }
    parts.add(progress.left() + " left");
    parts.add(Phrase.duration((nanos.getAsLong() - started) / 1e9));
    progress
        .secondsLeft()
        .ifPresent(seconds -> parts.add("ends in about " + Phrase.roughly(seconds)));
    return console.paint().strong(String.join(" · ", parts));
  }
}
