package regulus.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.study.run.StudyEvent;

final class LiveBlockTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(sent, true, StandardCharsets.UTF_8);
  private long seconds;

  private LiveBlock block() {
    Console console = new Console(stream, stream, true, false);
    Progress progress = new Progress(Happening.STUDY, Happening.INFO, 2);
    return new LiveBlock(console, progress, () -> seconds * 1_000_000_000L);
  }

  private List<String> screen() {
    return Screen.after(sent.toString(StandardCharsets.UTF_8));
  }

  private static void happen(LiveBlock block, StudyEvent... events) {
    List.of(events).forEach(block);
  }

  @Test
  void showsALineForEachRunningTrialAndOneForTheStudy() {
    try (LiveBlock block = block()) {
      happen(block, Happening.planned(), Happening.started(0), Happening.started(1));
      seconds = 65;
      happen(block, Happening.epoch(0, 0, 2), Happening.epoch(0, 1, 2));
      assertThat(screen())
          .containsExactly(
              "  base     seed 0  epoch 3/4  ━━━━━━┄┄┄┄┄┄  val_accuracy 0.7000  50 images/s",
              "  dropout  seed 0  epoch 1/4  ┄┄┄┄┄┄┄┄┄┄┄┄",
              "imagined · 0 of 5 trials done · 5 left · 1 min 5 s · ends in about 25 s",
              "");
    }
  }

  @Test
  void leavesNothingBehind() {
    LiveBlock block = block();
    happen(block, Happening.planned(), Happening.started(0), Happening.epoch(0, 0, 1));
    block.close();
    happen(block, Happening.epoch(0, 1, 1));
    assertThat(screen()).containsExactly("");
  }

  @Test
  void aFailedTrialStaysVisibleAboveTheBlock() {
    LiveBlock block = block();
    happen(block, Happening.planned(), Happening.started(0), Happening.started(1));
    happen(block, Happening.failed(0), Happening.epoch(1, 0, 1));
    assertThat(screen().get(0)).isEqualTo("base · seed 0 · failed: The loss is not a number.");
    assertThat(screen()).hasSize(4);
    block.close();
    assertThat(screen()).containsExactly("base · seed 0 · failed: The loss is not a number.", "");
  }
}
