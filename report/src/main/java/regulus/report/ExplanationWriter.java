package regulus.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import regulus.learning.storage.AtomicFile;
import regulus.report.page.ExplanationPage;
import regulus.report.picture.Explained;

/** Writes what a network sees as an HTML page that holds everything it shows and loads nothing. */
public final class ExplanationWriter {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, ExplanationWriter.class.getClassLoader(), ReportWriter.TEMPLATES);

  /**
   * Writes the page beside its place, flushes and renames it.
   *
   * @param study its name, for the title
   * @throws IOException if the page cannot be written
   */
  public void write(String study, Explained explained, Path to) throws IOException {
    StringOutput html = new StringOutput(1 << 20);
    templates.render("explanation.jte", ExplanationPage.of(study, explained), html);
    byte[] page = html.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(to, out -> out.write(page));
  }
}
