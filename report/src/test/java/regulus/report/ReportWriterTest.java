package regulus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.study.record.RunFolder;

final class ReportWriterTest {
  @TempDir Path folder;

  @Test
  void writesOnePageThatHoldsEverySection() throws IOException {
    RunFolder run = ImaginedStudy.writeRunFolder(folder, ImaginedStudy.result());
    Path page = new ReportWriter(run).write(ImaginedStudy.result(), ImaginedStudy.dataset());
    assertThat(page).hasFileName("report.html");
    assertThat(Files.readString(page))
        .contains("Does any of dropout, l1, l2 or batch-norm classify fashion-mnist-small better")
        .contains("Confusion matrix")
        .contains("Learning curves")
        .contains("The study file as it ran");
    assertThat(Files.size(page)).isLessThan(5_000_000);
  }
}
