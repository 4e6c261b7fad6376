package regulus.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import regulus.learning.data.Dataset;
import regulus.learning.storage.AtomicFile;
import regulus.report.page.ReportPage;
import regulus.report.page.ReportSource;
import regulus.report.table.TableFormat;
import regulus.study.StudyResult;
import regulus.study.record.RunFolder;

/**
 * Writes a study's report: one HTML page that holds everything it shows and loads nothing. May be
 * called at any time, also while the study runs.
 */
public final class ReportWriter {
  static final String TEMPLATES = "regulus.report.template";

  private final RunFolder folder;
  private final TemplateEngine templates;

  /**
   * @param folder of the study; its predictions, study file and provenance are read
   */
  public ReportWriter(RunFolder folder) {
    this.folder = folder;
    this.templates =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, ReportWriter.class.getClassLoader(), TEMPLATES);
  }

  /**
   * A written report.
   *
   * @param older what the next run of a folder of an older version adds, in a sentence
   * @param lost which saved answers it does without, because they are missing or not as they were
   *     written, in sentences
   */
  public record Written(Path file, Optional<String> older, List<String> lost) {
    public Written {
      lost = List.copyOf(lost);
    }
  }

  /**
   * Writes {@code report.html}, and beside it the tables for papers and programs; each is written
   * beside its place, flushed and renamed.
   *
   * @param dataset what was classified; its test images are shown where they were mistaken
   * @throws IOException if a file cannot be written
   * @throws regulus.learning.data.InvalidData if saved predictions are broken
   */
  public Written write(StudyResult result, Dataset dataset) throws IOException {
    FolderContents contents = FolderContents.of(folder);
    ReportSource source =
        new ReportSource(
            result,
            dataset,
            contents.tests(result),
            contents.documents(result),
            contents.explained(result));
    byte[] page = page(source).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.report(), out -> out.write(page));
    for (TableFormat format : TableFormat.values()) {
      write("variants" + format.ending(), format.text(result));
      Optional<String> leaders = format.leaders(result);
      if (leaders.isPresent()) {
        write("leaders" + format.ending(), leaders.get());
      } else {
        Files.deleteIfExists(folder.tables().resolve("leaders" + format.ending()));
      }
    }
    return new Written(folder.report(), source.documents().older(), source.documents().lost());
  }

  private void write(String table, String text) throws IOException {
    Files.createDirectories(folder.tables());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.tables().resolve(table), out -> out.write(bytes));
  }

  private String page(ReportSource source) {
    StringOutput html = new StringOutput(1 << 20);
    templates.render("report.jte", ReportPage.of(source), html);
    return html.toString();
  }
}
