package regulus.report.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import regulus.learning.setting.InvalidSetting;
import regulus.study.StudyResult;

/** What the table of variants is written as; the ending of a file's name says which. */
public enum TableFormat {
  /** For programs: RFC 4180, fractions with all their digits. */
  CSV(".csv", "for programs", Csv::text),
  /** For papers: a {@code table} with the rules of the package booktabs. */
  LATEX(".tex", "for papers", Latex::text);

  private final String ending;
  private final String reader;
  private final Function<VariantTable, String> text;

  TableFormat(String ending, String reader, Function<VariantTable, String> text) {
    this.ending = ending;
    this.reader = reader;
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

  /**
   * @throws InvalidSetting if the ending is none of these
   */
  public static TableFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith(format.ending))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSetting(
                    "to",
                    "The ending of "
                        + file
                        + " is not one that tables are written in; there are "
                        + Arrays.stream(values())
                            .map(format -> format.ending + " (" + format.reader + ")")
                            .collect(Collectors.joining(" and "))
                        + "."));
  }
}
