package regulus.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.catalog.KnownSets;
import regulus.study.StudySpec;
import regulus.study.TrialSpec;
import regulus.study.file.StudyFile;

/**
 * Trials keep the ids under which earlier versions of Regulus recorded them, so that run folders
 * stay worth something: the ids here are those of a recorded run.
 */
class LastingIdentityTest {
  private static final DatasetInfo CIFAR10 = KnownSets.CIFAR_10.info();
  private static final TrialIdentity IDENTITY =
      new TrialIdentity(
          "2d6666e757a00b199b82ceb63371371c97eac0d17548dd3682ec58556d0af57a", CIFAR10.classes());

  private static List<String> ids(String variant) {
    StudySpec study =
        StudyFile.read(Path.of("../studies/cifar10-vgg.yaml"), List.of()).study(source -> CIFAR10);
    return Planner.plan(study, IDENTITY).stream()
        .filter(trial -> trial.variant().equals(variant))
        .map(TrialSpec::id)
        .toList();
  }

  @Test
  void keepsTheTrialsOfTheVggStudy() {
    assertThat(ids("base"))
        .containsExactly("eadfc48a653633b1", "dea69bedd6996087", "67c066dbb1c64699");
    assertThat(ids("dropout-rate=0.2"))
        .containsExactly("bb42ed9a9835cc2b", "25ccfa304c8e2c66", "7581c09f26f70f53");
  }
}
