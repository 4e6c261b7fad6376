package regulus.report.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import regulus.study.StudyResult;

/** What the table of variants is written as; the ending of a file's name says which. */
public enum TableFormat {
  /** For programs: RFC 4180, fractions with all their digits. */
  CSV(".csv", Csv::text),
  /** For papers: a {@code table} with the rules of the package booktabs. */
  LATEX(".tex", Latex::text);

  private final String ending;
  private final Function<VariantTable, String> text;

  TableFormat(String ending, Function<VariantTable, String> text) {
    this.ending = ending;
    this.text = text;
  }

  /** {@code .csv}. */
  public String ending() {
    return ending;
  }

  /** The table of a study's variants; the same bytes for the same result. */
  public String text(StudyResult result) {
    return text.apply(VariantTable.of(result));
  }

  /** The table of those that lead, each line a comparison of two; none of a study without any. */
  public Optional<String> leaders(StudyResult result) {
    return VariantTable.ofLeaders(result).map(text);
  }

  /** What the ending of a file's name says; none if it says none of these. */
  public static Optional<TableFormat> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.ending)).findFirst();
  }
}
