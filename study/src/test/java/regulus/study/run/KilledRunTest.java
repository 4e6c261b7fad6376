package regulus.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.study.StudySpec;
import regulus.study.TinyStudy;
import regulus.study.TrialResult.State;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RunFolder;
import regulus.study.run.StudyOutcome.Ending;

/** A process that runs a study is killed at random instants, as {@code kill -9} does. */
final class KilledRunTest {
  private static final int SEEDS = 12;
  private static final int FOLDS = 5;
  private static final int KILLS = 4;

  @TempDir Path temp;

  @Test
  void losesNoFinishedTrialAndEndsWithTheSameBytes() throws Exception {
    long seed = System.nanoTime();
    System.out.println("KilledRunTest seed " + seed);
    Random random = new Random(seed);
    RunFolder killed = new RunFolder(temp.resolve("killed"));
    for (int kill = 0; kill < KILLS; kill++) {
      killAfter(1 + random.nextInt(3), random.nextInt(15), killed);
    }
    assertThat(run(killed).ending()).isEqualTo(Ending.COMPLETE);

    RunFolder smooth = new RunFolder(temp.resolve("smooth"));
    run(smooth);
    assertThat(RunBytes.of(killed)).isEqualTo(RunBytes.of(smooth));
  }

  private static void killAfter(int trials, int millis, RunFolder folder) throws Exception {
    Process process = start(folder);
    List<String> done = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      while (line != null) {
        done.add(line);
        if (done.size() == trials) {
          Thread.sleep(millis);
          process.toHandle().destroyForcibly();
        }
        line = out.readLine();
      }
    }
    assertThat(process.waitFor()).as("killed, not ended").isEqualTo(137);
    RecordedStudy recorded = RecordedStudy.read(folder);
    assertThat(done)
        .allSatisfy(
            id ->
                assertThat(recorded.trial(id).orElseThrow().state()).as(id).isEqualTo(State.DONE));
  }

  private static StudyOutcome run(RunFolder folder) {
    return new StudyRunner(new DrawnWork(), event -> {}, new StopSignal())
        .run(TinyStudy.run(study(), folder, 2));
  }

  private static StudySpec study() {
    return TinyStudy.crossValidating(TinyStudy.study(SEEDS), FOLDS);
  }

  private static Process start(RunFolder folder) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            folder.root().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Runs the study and says which trials are done, until it is killed. */
  static final class Victim {
    private Victim() {}

    public static void main(@Nullable String[] arguments) {
      RunFolder folder = new RunFolder(Path.of(String.valueOf(arguments[0])));
      new StudyRunner(new DrawnWork(), Victim::say, new StopSignal())
          .run(TinyStudy.run(study(), folder, 2));
    }

    private static void say(StudyEvent event) {
      if (event instanceof StudyEvent.TrialDone done) {
        System.out.println(done.result().trial().id());
        System.out.flush();
      }
    }
  }
}
