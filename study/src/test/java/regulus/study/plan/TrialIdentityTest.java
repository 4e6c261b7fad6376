package regulus.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.DataSource;
import regulus.learning.data.catalog.DataRoots;
import regulus.learning.data.catalog.DataSets;
import regulus.study.StudySpec;
import regulus.study.file.StudyFile;

/** Ids of the first version: a run folder of then is gone on with only as long as they hold. */
class TrialIdentityTest {
  @TempDir private Path cache;

  @Test
  void keepsTheIdsOfTheQuickstart() {
    DataSets sets =
        new DataSets(new DataRoots(Optional.empty(), Optional.empty(), cache), notice -> {});
    StudySpec study =
        StudyFile.read(Path.of("../studies/quickstart.yaml"), List.of()).study(sets::describe);
    TrialIdentity identity =
        TrialIdentity.of(sets.open(new DataSource.Known("fashion-mnist-small")));
    assertThat(Planner.plan(study, identity))
        .extracting(trial -> trial.seed() + " " + trial.variant() + " " + trial.id())
        .containsExactly(
            "0 base cd93e131d9c183dc",
            "0 dropout 007649c9d259b1b8",
            "0 l1 761c5c80b7d631ac",
            "0 l2 c2422784cf14e454",
            "0 batch-norm 96785f293875ae62",
            "1 base e0fc14691bf3f1a0",
            "1 dropout 250062132752f37e",
            "1 l1 dfa297afd39d7299",
            "1 l2 31845d2390fe6657",
            "1 batch-norm 8a9cef5d2abef8cf",
            "2 base 9e7e4344be43395a",
            "2 dropout 55a659214c919a9f",
            "2 l1 c639884b7fb9fc6b",
            "2 l2 111e3cd0f5e2a140",
            "2 batch-norm 1fa52daafcfa446b");
  }
}
