package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import regulus.learning.training.TrainingFailed;

final class CauseTest {
  @Test
  void aTrainingThatFailedSaysWhyItself() {
    Cause cause = Cause.of(new TrainingFailed("The loss became NaN: try a smaller rate."));
    assertThat(cause.sentence()).isEqualTo("The loss became NaN: try a smaller rate.");
    assertThat(cause.trace()).isEmpty();
  }

  @Test
  void knowsEveryWayToRunOutOfMemory() {
    Error heap = new OutOfMemoryError("Java heap space");
    RuntimeException engine =
        new RuntimeException(
            "[enforce fail at alloc_cpu.cpp:121] DefaultCPUAllocator: can't allocate memory: you"
                + " tried to allocate 400000000000 bytes.\nException raised from alloc_cpu");
    assertThat(Cause.of(heap).sentence())
        .startsWith("It ran out of memory: ")
        .isEqualTo(Cause.of(engine).sentence())
        .isEqualTo(Cause.of(new RuntimeException("std::bad_alloc")).sentence());
  }

  @Test
  void filesThatCannotBeSavedSayWhyInTheSystemsWords() {
    assertThat(Cause.ofSaving(new IOException("No space left on device")))
        .isEqualTo("Its files cannot be saved: No space left on device.");
    assertThat(Cause.ofSaving(new OutOfMemoryError("Java heap space")))
        .isEqualTo("Its files cannot be saved: OutOfMemoryError: Java heap space.");
  }

  @Test
  void whatNobodyExpectedIsOneLineAndATrace() {
    Cause cause = Cause.of(new IllegalStateException("first line\nsecond line"));
    assertThat(cause.sentence()).isEqualTo("Unexpected IllegalStateException: first line.");
    assertThat(cause.trace())
        .hasValueSatisfying(trace -> assertThat(trace).contains("at regulus.study.run.CauseTest"));
    assertThat(Cause.of(new StackOverflowError()).sentence())
        .isEqualTo("Unexpected StackOverflowError.");
  }
}
