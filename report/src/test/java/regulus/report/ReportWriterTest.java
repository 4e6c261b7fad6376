package regulus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.data.Dataset;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.Predictions;
import regulus.report.figure.Answers;
import regulus.report.imagined.ImaginedRun;
import regulus.report.imagined.ImaginedStudy;
import regulus.report.imagined.Networks;
import regulus.report.imagined.TestAnswers;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.Variant;
import regulus.study.record.RunFolder;

final class ReportWriterTest {
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&";
  private static final Dataset DATASET = TestAnswers.dataset();

  @TempDir Path folder;

  private RunFolder run(StudyResult result) throws IOException {
    Predictions answers = TestAnswers.answers(DATASET).predictions();
    return ImaginedRun.write(folder, result, "study: x  # " + HOSTILE + "\n", DATASET, answers);
  }

  private String page(StudyResult result, Dataset dataset) throws IOException {
    return Files.readString(new ReportWriter(run(result)).write(result, dataset).file());
  }

  @Test
  void writesOnePageThatHoldsEverySection() throws IOException {
    String page = page(ImaginedStudy.finished(), DATASET);
    assertThat(page)
        .contains("Does any of dropout, l1, l2 or batch-norm classify fashion-mnist-small better")
        .contains("Confusion matrix")
        .contains("Learning curves")
        .contains("Total params: 93,322")
        .contains("regulus run studies/fashion-mnist.yaml")
        .contains("Openings of the test set");
    assertThat(page.length()).isLessThan(5_000_000);
    assertThat(folder.resolve("report.html")).exists();
    assertThat(folder.resolve("tables/variants.csv")).content().contains("\r\ndropout,base,");
    assertThat(folder.resolve("tables/variants.tex")).content().contains("    dropout & 3 & ");
  }

  @Test
  void leadersHaveASectionAndTablesOfTheirOwn() throws IOException {
    StudyResult led = ImaginedStudy.led(ImaginedStudy.finished());
    assertThat(page(led, DATASET))
        .contains("Between the leaders", "batch-norm against dropout", "might have come out ahead");
    Path csv = folder.resolve("tables/leaders.csv");
    assertThat(csv).content().contains("\r\nbatch-norm,dropout,val_accuracy,3,");
    assertThat(folder.resolve("tables/leaders.tex"))
        .content()
        .contains("    batch-norm against dropout & 3 & $");
    new ReportWriter(new RunFolder(folder)).write(ImaginedStudy.finished(), DATASET);
    assertThat(csv).doesNotExist();
  }

  @Test
  void aFolderOfAnOlderVersionSaysWhatItsNextRunAdds() throws IOException {
    StudyResult led = ImaginedStudy.led(ImaginedStudy.finished());
    RunFolder run = run(led);
    Files.writeString(
        run.results(),
        "{\"study\": \"x\", \"variants\": [], \"comparisons\": [],"
            + " \"cross_validation\": [], \"not_training\": [], \"chosen\": null, \"final\": null}");
    ReportWriter.Written written = new ReportWriter(run).write(led, DATASET);
    assertThat(written.older())
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .contains(
                        "results.json has no leaders, duplicates and final_comparisons, and"
                            + " nobody has looked for images that are there twice, and results.json keeps the"
                            + " sentences and figures of the version that wrote it; the next run"));
    assertThat(written.file()).content().contains("written by an older version");
    Files.delete(run.results());
    assertThat(new ReportWriter(run).write(led, DATASET).older()).isEmpty();
  }

  @Test
  void everyStateOfAStudyHasAPage() throws IOException {
    for (StudyResult result :
        List.of(
            ImaginedStudy.single(),
            ImaginedStudy.once(),
            ImaginedStudy.running(),
            ImaginedStudy.planned(),
            ImaginedStudy.withFailure("It diverged."))) {
      assertThat(page(result, DATASET)).contains("</html>").contains("The variants");
    }
  }

  @Test
  void withoutARunFolderThereIsAPageAllTheSame() throws IOException {
    StudyResult result = ImaginedStudy.finished();
    Path page = new ReportWriter(new RunFolder(folder)).write(result, DATASET).file();
    assertThat(page).content().contains("0.9250").doesNotContain("Confusion matrix");
  }

  @Test
  void savedAnswersThatAreGoneOrChangedAreLeftOutAndNamed() throws IOException {
    StudyResult result = ImaginedStudy.finished();
    RunFolder run = run(result);
    Path answers =
        run.trial(result.finals().get(0).trials().get(0).trial().id()).resolve("test.safetensors");
    byte[] bytes = Files.readAllBytes(answers);
    bytes[bytes.length - 1] ^= 1;
    Files.write(answers, bytes);
    assertLost(new ReportWriter(run).write(result, DATASET), answers + " is not as it was written");
    Files.delete(answers);
    assertLost(new ReportWriter(run).write(result, DATASET), answers + " is missing; ");
  }

  private static void assertLost(ReportWriter.Written written, String damage) {
    assertThat(written.lost())
        .singleElement()
        .asString()
        .startsWith("Saved answers on the test set are left out: " + damage)
        .endsWith("makes it again.");
    assertThat(written.file()).content().doesNotContain("Confusion matrix").contains(damage);
  }

  @Test
  void hostileNamesStayText() throws IOException {
    StudySpec study =
        ImaginedStudy.spec(
            List.of(Networks.five().get(0), Networks.edited(HOSTILE), Networks.five().get(2)), 3);
    StudyResult result = ImaginedStudy.of(study, ImaginedStudy.done(study));
    Dataset hostile = renamed(Collections.nCopies(10, HOSTILE));
    Answers answers = new Answers(hostile.classes(), TestAnswers.answers(DATASET).predictions());
    String page = page(ImaginedStudy.tested(result, HOSTILE, answers), hostile);
    assertThat(page)
        .contains("Confusion matrix")
        .contains("&lt;/script>&lt;img src=x")
        .doesNotContain("<img src=x")
        .doesNotContain("\"</script><img");
  }

  @Test
  void aBinaryClassifierWithOneOutputHasItsMatrix() throws IOException {
    Dataset binary = binary();
    int count = binary.info().testCount();
    int[] indexes = new int[count];
    int[] labels = new int[count];
    float[] probabilities = new float[count];
    for (int i = 0; i < count; i++) {
      indexes[i] = binary.trainCount() + i;
      labels[i] = binary.examples().labels()[indexes[i]];
      probabilities[i] = i % 10 == 0 ? 1 - labels[i] : labels[i];
    }
    Predictions predictions = new Predictions(indexes, labels, probabilities, 1);
    StudyResult result =
        ImaginedStudy.tested(
            ImaginedStudy.finished(), "base", new Answers(binary.classes(), predictions));
    RunFolder run = ImaginedRun.write(folder, result, "", binary, predictions);
    assertThat(new ReportWriter(run).write(result, binary).file())
        .content()
        .contains("100 test images were taken for another class")
        .contains("cloth was taken for shoe");
  }

  @Test
  void predictionsThatDoNotFitAreRefusedInASentence() throws IOException {
    StudyResult result = ImaginedStudy.finished();
    RunFolder run = run(result);
    Dataset other = renamed(List.of("one", "two"));
    assertThatThrownBy(() -> new ReportWriter(run).write(result, other))
        .isInstanceOf(InvalidData.class)
        .hasMessage("The predictions have 10 outputs, which do not fit 2 classes.");
  }

  @Test
  void predictionsOfOtherImagesAreRefusedInASentence() throws IOException {
    StudyResult result = ImaginedStudy.finished();
    RunFolder run = run(result);
    assertThatThrownBy(() -> new ReportWriter(run).write(result, binary()))
        .isInstanceOf(InvalidData.class)
        .hasMessageStartingWith(
            "The predictions are not of the data set shoes: they hold the label");
  }

  @Test
  void manyVariantsStayBelowTheLimit() throws IOException {
    List<Variant> many = new ArrayList<>(List.of(Networks.five().get(0)));
    for (int i = 0; i < 20; i++) {
      many.add(Networks.edited("variant-" + i));
    }
    StudySpec study = ImaginedStudy.spec(many, 3);
    String page = page(ImaginedStudy.of(study, ImaginedStudy.done(study)), DATASET);
    assertThat(page.length()).isLessThan(5_000_000);
  }

  private static Dataset renamed(List<String> classes) {
    return new Dataset(
        "hostile", classes, DATASET.examples(), DATASET.trainCount(), DATASET.fingerprint());
  }

  private static Dataset binary() {
    int[] labels = DATASET.examples().labels().clone();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = labels[i] == 5 || labels[i] == 7 || labels[i] == 9 ? 1 : 0;
    }
    return new Dataset(
        "shoes",
        List.of("cloth", "shoe"),
        new regulus.learning.data.Examples(
            DATASET.examples().shape(), DATASET.examples().pixels(), labels),
        DATASET.trainCount(),
        DATASET.fingerprint());
  }
}
