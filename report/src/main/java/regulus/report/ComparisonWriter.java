package regulus.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import regulus.learning.storage.AtomicFile;
import regulus.report.page.ComparisonPage;
import regulus.study.result.AcrossStudies;

/**
 * Writes a comparison across studies as an HTML page that holds everything it shows and loads
 * nothing.
 */
public final class ComparisonWriter {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, ComparisonWriter.class.getClassLoader(), ReportWriter.TEMPLATES);

  /**
   * Writes the page beside its place, flushes and renames it.
   *
   * @throws IOException if the page cannot be written
   */
  public void write(AcrossStudies across, Path to) throws IOException {
    String dataset = across.baseline().study().facts().data().name();
    StringOutput html = new StringOutput(1 << 20);
    templates.render(
        "comparison.jte", ComparisonPage.of(across.asStudy(), dataset, across.notes()), html);
    byte[] page = html.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(to, out -> out.write(page));
  }
}
