package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regulus.report.figure.Words;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Looked;
import regulus.statistics.SequentialComparisons;
import regulus.study.Looking;
import regulus.study.Looking.Look;
import regulus.study.StudyResult;

/**
 * The looks of a study that is run until it is decided.
 *
 * @param rows one per planned look
 */
public record LookSection(List<Row> rows) {
  public LookSection {
    rows = List.copyOf(rows);
  }

  /**
   * @param look its number from 1
   * @param seeds after how many
   * @param level below which a p value of this look alone had to be; empty where none was tested
   * @param decided what it decided, in words
   * @param open what it left open
   */
  public record Row(int look, int seeds, String level, String decided, String open) {}

  /** None of a study that looks once. */
  static Optional<LookSection> of(StudyResult result) {
    return result.looking().map(LookSection::of);
  }

  private static LookSection of(Looking looking) {
    List<Row> rows = new ArrayList<>();
    List<Integer> planned = looking.plan().looks().seeds();
    for (int i = 0; i < planned.size(); i++) {
      rows.add(
          i < looking.taken().size()
              ? made(i + 1, looking.taken().get(i))
              : new Row(i + 1, planned.get(i), "", notMade(looking), ""));
    }
    return new LookSection(rows);
  }

  private static String notMade(Looking looking) {
    boolean closed = !looking.taken().isEmpty() && looking.last().open().isEmpty();
    return closed ? "not needed: nothing was open" : "not made yet";
  }

  private static Row made(int number, Look look) {
    List<String> decided =
        look.tested().stream()
            .filter(it -> !SequentialComparisons.isOpen(it))
            .map(LookSection::words)
            .toList();
    return new Row(
        number,
        look.seeds(),
        level(look),
        decided.isEmpty() ? "nothing" : String.join(", ", decided),
        look.open().isEmpty() ? "nothing" : Words.and(look.open()));
  }

  private static String words(Comparison comparison) {
    return comparison.variant() + " " + comparison.word();
  }

  /** Of the smallest p, and of the largest where Holm asks less of it. */
  private static String level(Look look) {
    double[] levels =
        look.tested().stream()
            .flatMap(it -> it.looked().stream())
            .mapToDouble(Looked::level)
            .sorted()
            .toArray();
    if (levels.length == 0) {
      return "";
    }
    String least = level(levels[0]);
    String most = level(levels[levels.length - 1]);
    return least.equals(most) ? least : least + " to " + most;
  }

  private static String level(double level) {
    return level < 0.0001
        ? String.format(Locale.ROOT, "%.0e", level)
        : String.format(Locale.ROOT, "%.4f", level);
  }
}
