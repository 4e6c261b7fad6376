package regulus.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.study.StudyResult;
import regulus.study.SweepPoint;

/**
 * The variants that one sweep made, by what was swept.
 *
 * @param name of the sweep
 * @param lists names of the swept lists: {@code rate}
 * @param rows one per member, in the study's order
 * @param base what they are compared with; none if the study lacks it
 */
public record SweepTable(
    String name, List<String> lists, List<Row> rows, Optional<VariantRow> base) {
  /**
   * One member.
   *
   * @param values one per list
   */
  public record Row(List<String> values, VariantRow variant) {
    public Row {
      values = List.copyOf(values);
    }

    /** The figures of the validation images. */
    public List<Measured> measured() {
      return validation(variant);
    }
  }

  public SweepTable {
    lists = List.copyOf(lists);
    rows = List.copyOf(rows);
  }

  /** Every sweep of a study, in its order. */
  public static List<SweepTable> of(StudyResult result) {
    List<VariantRow> variants = VariantRow.of(result);
    Map<String, List<VariantRow>> members = new LinkedHashMap<>();
    for (VariantRow row : variants) {
      row.variant()
          .sweep()
          .ifPresent(
              point -> members.computeIfAbsent(point.sweep(), n -> new ArrayList<>()).add(row));
    }
    return members.entrySet().stream()
        .map(sweep -> table(sweep.getKey(), sweep.getValue(), variants))
        .toList();
  }

  private static SweepTable table(String name, List<VariantRow> members, List<VariantRow> all) {
    List<Row> rows = members.stream().map(SweepTable::row).toList();
    Optional<String> baseline = members.get(0).variant().baseline();
    return new SweepTable(
        name,
        List.copyOf(point(members.get(0)).values().keySet()),
        rows,
        all.stream().filter(row -> baseline.filter(row.name()::equals).isPresent()).findFirst());
  }

  private static Row row(VariantRow variant) {
    return new Row(List.copyOf(point(variant).values().values()), variant);
  }

  private static SweepPoint point(VariantRow variant) {
    return variant.variant().sweep().orElseThrow();
  }

  /** The figures of the validation images of any variant, in the order of every row's. */
  public static List<Measured> validation(VariantRow variant) {
    return variant.figures().stream()
        .filter(measured -> Monitors.isValidation(measured.monitor()))
        .toList();
  }

  /** The monitors of the columns. */
  public List<String> monitors() {
    return rows.get(0).measured().stream().map(Measured::monitor).toList();
  }
}
