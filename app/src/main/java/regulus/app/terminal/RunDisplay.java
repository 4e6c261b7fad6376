package regulus.app.terminal;

import java.util.function.Consumer;
import regulus.study.run.StudyEvent;

/** Shows what happens while a study runs. */
public sealed interface RunDisplay extends Consumer<StudyEvent>, AutoCloseable
    permits EpochLines, LiveBlock {

  /** The display that fits the console. */
  static RunDisplay on(Console console, Progress progress) {
    return console.live()
        ? LiveBlock.ticking(console, progress)
        : new EpochLines(console, progress);
  }

  /** Nothing more is shown; may be called more than once. */
  @Override
  void close();
}
