package regulus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import regulus.learning.data.Dataset;
import regulus.report.figure.Answers;
import regulus.report.imagined.ImaginedRun;
import regulus.report.imagined.ImaginedStudy;
import regulus.report.imagined.LargeStudies;
import regulus.report.imagined.Networks;
import regulus.report.imagined.TestAnswers;
import regulus.study.StudyResult;
import regulus.study.StudySpec;

/** The page in a real browser, opened from the disk. */
final class ReportBrowserTest {
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>${alert(2)}";
  private static final Dataset DATASET = TestAnswers.dataset();

  @TempDir static Path folder;

  private static @Nullable Browser running;

  @BeforeAll
  static void start() {
    if (Browser.installed()) {
      running = Browser.start(folder.resolve("profile"));
    }
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  @BeforeEach
  void needsABrowser() {
    assumeTrue(
        running != null,
        "There is no browser: install Debian's packages chromium and chromium-driver.");
    browser().prefer("light");
    browser().console();
    browser().requests();
  }

  private static Browser browser() {
    if (running == null) {
      throw new IllegalStateException("No browser was started.");
    }
    return running;
  }

  private static Path page(String name, StudyResult result, Dataset dataset) throws IOException {
    var run =
        ImaginedRun.write(
            folder.resolve(name),
            result,
            "study: x\n",
            dataset,
            TestAnswers.answers(DATASET).predictions());
    return new ReportWriter(run).write(result, dataset).file();
  }

  private static Browser opened() throws IOException {
    browser().open(page("finished", ImaginedStudy.finished(), DATASET));
    return browser();
  }

  @Test
  void opensWithoutAWordInTheConsole() throws IOException {
    assertThat(opened().console()).isEmpty();
  }

  @Test
  void asksTheNetworkForNothing() throws IOException {
    assertThat(opened().requests())
        .isNotEmpty()
        .allMatch(url -> url.matches("file:.*/report\\.html|data:.*"));
  }

  @Test
  void drawsEveryChartWithItsMarks() throws IOException {
    List<WebElement> charts = opened().all(".chart");
    assertThat(charts)
        .as("five variants and all of them, twice, the final training, and every seed")
        .hasSize(15);
    assertThat(browser().all("#strips .mark-rule.role-mark line"))
        .as("pairs of four variants")
        .hasSize(12);
    assertThat(browser().all("#strips .mark-symbol.role-mark path")).as("trials").hasSize(15);
    assertThat(
            browser()
                .evaluate(
                    "return [...document.querySelectorAll('.chart')].filter(c =>"
                        + " c.querySelectorAll('svg .mark-line path[d^=\"M\"]').length >= 1).length"))
        .isEqualTo(14L);
    assertThat(browser().all(".chart .mark-symbol path")).isNotEmpty();
  }

  @Test
  void showsExactValuesUnderThePointer() throws IOException {
    opened().pointAt(browser().all("#curves .chart svg").get(1));
    browser().await(() -> browser().all("#vg-tooltip-element.visible").size() == 1);
    assertThat(browser().one("#vg-tooltip-element").getText())
        .contains("epoch")
        .containsPattern("train.*0\\.\\d{4} \\(0\\.\\d{4} to 0\\.\\d{4}\\)")
        .contains("validation");
  }

  @Test
  void leavesFoldedWhatIsFolded() throws IOException {
    assertThat(opened().all("details")).hasSizeGreaterThan(6);
    assertThat(browser().all("details[open]")).isEmpty();
    WebElement summary = browser().one("#method summary");
    browser().pointAt(summary);
    summary.click();
    assertThat(browser().one("#method dl").isDisplayed()).isTrue();
  }

  @Test
  void isDarkWhereTheReaderPrefersItChartsIncluded() throws IOException {
    String colours =
        "return getComputedStyle(document.body).backgroundColor + ' ' +"
            + " getComputedStyle(document.querySelector('#curves .chart .role-axis-label text')).fill + ' ' +"
            + " getComputedStyle(document.querySelector('#curves .chart .mark-line path')).stroke";
    String light = String.valueOf(opened().evaluate(colours));
    browser().prefer("dark");
    String dark = String.valueOf(browser().evaluate(colours));
    assertThat(light).isEqualTo("rgb(255, 255, 255) rgb(99, 99, 107) rgb(28, 28, 32)");
    assertThat(dark).isEqualTo("rgb(23, 23, 26) rgb(163, 163, 173) rgb(236, 236, 239)");
  }

  @Test
  void showsMistakesInTheirTruePixelsInTheChosenOrder() throws IOException {
    WebElement picture = opened().one(".gallery.sure img");
    assertThat(picture.getCssValue("image-rendering")).isEqualTo("pixelated");
    assertThat(picture.getDomProperty("naturalWidth")).isEqualTo("28");
    assertThat(picture.getDomProperty("width")).isEqualTo("112");
    assertThat(browser().all(".gallery.ordered img")).hasSize(9);
    assertThat(browser().one(".gallery.ordered").isDisplayed()).isTrue();
    assertThat(browser().one(".gallery.paired").isDisplayed()).isFalse();
    WebElement label = browser().one("label[for$=-paired]");
    browser().pointAt(label);
    label.click();
    assertThat(browser().one(".gallery.paired").isDisplayed()).isTrue();
    assertThat(browser().one(".gallery.sure").isDisplayed()).isFalse();
  }

  @Test
  void fitsItsWidth() throws IOException {
    assertThat(
            opened()
                .evaluate(
                    "return document.documentElement.scrollWidth <= innerWidth &&"
                        + " [...document.querySelectorAll('.scroll')].every(s => s.scrollWidth <="
                        + " s.clientWidth)"))
        .isEqualTo(true);
  }

  @Test
  void largeStudiesFitPhonesAndDesks() throws IOException {
    for (StudyResult result :
        List.of(LargeStudies.sweeps(), LargeStudies.grid(), LargeStudies.thirteen())) {
      Path page = page("large-" + result.variants().size(), result, DATASET);
      assertThat(Files.size(page)).isLessThan(5_000_000);
      browser().open(page);
      assertThat(browser().console()).isEmpty();
      browser().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      for (int width : List.of(400, 1100)) {
        browser().widen(width);
        assertThat((Long) browser().evaluate("return document.documentElement.scrollWidth"))
            .as("%d variants at %d pixels", result.variants().size(), width)
            .isLessThanOrEqualTo((long) width);
      }
      assertThat(
              browser()
                  .evaluate(
                      "const s = document.querySelector('#variants .scroll');"
                          + " return s.scrollWidth <= s.clientWidth"))
          .as("the table of %d variants", result.variants().size())
          .isEqualTo(true);
      browser().widen(0);
    }
  }

  @Test
  void aSweepHasItsTableAndAChartOfEachFigure() throws IOException {
    browser().open(page("sweeps", LargeStudies.sweeps(), DATASET));
    WebElement first = browser().one(".sweep");
    assertThat(first.getText()).startsWith("Sweep: dropout").contains("0.55", "precision", "base");
    assertThat(browser().all(".sweep")).hasSize(4);
    assertThat(browser().all(".sweep .chart svg")).hasSize(12);
    assertThat(
            browser()
                .evaluate(
                    "return document.querySelector('.sweep .chart')"
                        + ".querySelectorAll('.mark-symbol.role-mark path').length"))
        .as("six rates of three seeds, and six means")
        .isEqualTo(24L);
  }

  @Test
  void severalBasesStandInAGrid() throws IOException {
    browser().open(page("grid", LargeStudies.grid(), DATASET));
    assertThat(browser().all("#grid .cells")).hasSize(3);
    assertThat(browser().all("#grid .cell .chart svg")).hasSize(12);
    assertThat(browser().one("#grid .cell").getText())
        .contains("per trial")
        .contains("93,322 parameters");
  }

  @Test
  void headingsHaveNoGaps() throws IOException {
    assertThat(
            opened()
                .evaluate(
                    "let last = 0; return [...document.querySelectorAll('h1,h2,h3,h4')].every(h =>"
                        + " { const level = +h.tagName[1]; const fits = level <= last + 1; last ="
                        + " level; return fits; })"))
        .isEqualTo(true);
  }

  @Test
  void saysEverythingInTablesWithoutScripts() throws IOException {
    browser().openWithoutScripts(page("scriptless", ImaginedStudy.finished(), DATASET));
    assertThat(browser().one(".variants").getText()).contains("batch-norm").contains("93,450");
    assertThat(browser().all(".forest")).hasSize(4);
    assertThat(browser().one(".chart").getText()).contains("needs JavaScript");
    assertThat(browser().all(".numbers tbody tr")).hasSize(2 * 15 + 3);
  }

  @Test
  void hostileNamesAreShownAsText() throws IOException {
    StudySpec study =
        ImaginedStudy.spec(List.of(Networks.five().get(0), Networks.edited(HOSTILE)), 3);
    Dataset hostile =
        new Dataset(
            HOSTILE,
            Collections.nCopies(10, HOSTILE),
            DATASET.examples(),
            DATASET.trainCount(),
            DATASET.fingerprint());
    Answers answers = new Answers(hostile.classes(), TestAnswers.answers(DATASET).predictions());
    StudyResult result = ImaginedStudy.of(study, ImaginedStudy.done(study));
    browser().open(page("hostile", ImaginedStudy.tested(result, HOSTILE, answers), hostile));
    assertThat(browser().all("img[src=x]")).isEmpty();
    assertThat(browser().one(".variants tbody tr:nth-child(2) th").getText()).startsWith(HOSTILE);
    assertThat(browser().one(".matrix tbody th").getText()).isEqualTo(HOSTILE);
    browser().pointAt(browser().all("#curves .chart svg").get(0));
    browser().await(() -> browser().all("#vg-tooltip-element.visible").size() == 1);
    assertThat(browser().one("#vg-tooltip-element").getText()).contains(HOSTILE);
    assertThat(browser().all("img[src=x]")).isEmpty();
    assertThat(browser().console()).isEmpty();
  }

  @Test
  void runsNoScriptAndLoadsNoPictureButItsOwn() throws IOException {
    Path page = page("injected", ImaginedStudy.single(), DATASET);
    String injected =
        "<script>document.title = 'taken'</script><img src='https://example.org/x.png'>";
    Files.writeString(page, Files.readString(page).replace("<main>", "<main>" + injected));
    browser().open(page);
    assertThat(browser().evaluate("return document.title"))
        .isEqualTo("fashion-mnist-regularization");
    assertThat(browser().console())
        .hasSize(2)
        .allMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void everyStateOfAStudyOpens() throws IOException {
    for (StudyResult result :
        List.of(
            ImaginedStudy.single(),
            ImaginedStudy.once(),
            ImaginedStudy.running(),
            ImaginedStudy.planned(),
            ImaginedStudy.withFailure("It diverged."))) {
      browser().open(page("state", result, DATASET));
      assertThat(browser().console()).isEmpty();
    }
  }
}
