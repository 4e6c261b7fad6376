package regulus.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import regulus.learning.storage.AtomicFile;
import regulus.learning.storage.FileTrouble;
import regulus.report.ComparisonWriter;
import regulus.report.table.TableFormat;
import regulus.study.result.AcrossStudies;

/**
 * What a comparison is written to.
 *
 * @param table its format; none for a page
 */
record ComparisonFile(Path path, Optional<TableFormat> table) {
  /**
   * @throws WrongRequest if the ending of its name says no format
   */
  static ComparisonFile of(Path path) {
    Optional<TableFormat> table = TableFormat.of(path);
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (table.isEmpty() && !name.endsWith(".html")) {
      throw new WrongRequest(
          "The ending of "
              + path
              + " is not one that comparisons are written in; there are .html (a page), .csv (for"
              + " programs) and .tex (for papers).");
    }
    return new ComparisonFile(path, table);
  }

  /**
   * @throws WrongRequest if it cannot be written
   */
  void write(AcrossStudies across) {
    try {
      if (table.isPresent()) {
        byte[] text = table.get().text(across.asStudy()).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(path, out -> out.write(text));
      } else {
        new ComparisonWriter().write(across, path);
      }
    } catch (IOException e) {
      throw new WrongRequest(path + " cannot be written: " + FileTrouble.words(e) + ".");
    }
  }
}
