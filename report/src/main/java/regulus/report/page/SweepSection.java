package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import regulus.report.chart.Identity;
import regulus.report.chart.SweepChart;
import regulus.report.figure.Monitors;
import regulus.report.figure.SweepTable;
import regulus.report.figure.Words;
import regulus.study.StudyResult;

/**
 * One sweep: its table by the swept values, and each validation figure over them.
 *
 * @param figures the columns' names: "accuracy"
 * @param panels one per figure
 */
public record SweepSection(
    SweepTable table, List<String> figures, List<CurveSection.Panel> panels) {
  public SweepSection {
    figures = List.copyOf(figures);
    panels = List.copyOf(panels);
  }

  static List<SweepSection> of(StudyResult result) {
    List<SweepSection> sections = new ArrayList<>();
    for (SweepTable table : SweepTable.of(result)) {
      int number = sections.size();
      sections.add(
          new SweepSection(
              table,
              table.monitors().stream().map(m -> Words.figure(Monitors.figure(m))).toList(),
              panels(table, number)));
    }
    return sections;
  }

  private static List<CurveSection.Panel> panels(SweepTable table, int number) {
    List<CurveSection.Panel> panels = new ArrayList<>();
    boolean anything =
        table.rows().stream()
            .anyMatch(row -> row.measured().stream().anyMatch(m -> m.mean().isPresent()));
    for (String monitor : anything ? table.monitors() : List.<String>of()) {
      SweepChart chart = new SweepChart(table, monitor);
      panels.add(
          new CurveSection.Panel(
              Words.capitalized(Words.monitor(monitor)),
              new Identity(0),
              CurveSection.Chart.of(
                  "sweep-" + number + "-" + panels.size(),
                  chart.description(),
                  chart.specification())));
    }
    return panels;
  }

  /** Identity of a row's variant. */
  public Identity identity(SweepTable.Row row) {
    return new Identity(row.variant().slot());
  }
}
