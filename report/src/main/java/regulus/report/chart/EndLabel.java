package regulus.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A line's name beside its end.
 *
 * @param fromTop pixels
 */
record EndLabel(String text, double fromTop, String colour) {
  private static final double LINE_HEIGHT = 12.5;

  /** The same labels moved up or down until none covers another, from the top down. */
  static List<EndLabel> apart(List<EndLabel> labels, double height) {
    List<EndLabel> sorted = new ArrayList<>(labels);
    sorted.sort(Comparator.comparingDouble(EndLabel::fromTop));
    List<EndLabel> moved = new ArrayList<>();
    double next = 0;
    for (EndLabel label : sorted) {
      double place = Math.max(label.fromTop(), next);
      moved.add(label.at(place));
      next = place + LINE_HEIGHT;
    }
    return raised(moved, height);
  }

  /** From the bottom up, since the last ones may have been moved below the panel. */
  private static List<EndLabel> raised(List<EndLabel> labels, double height) {
    List<EndLabel> raised = new ArrayList<>(labels);
    double most = height;
    for (int i = raised.size() - 1; i >= 0; i--) {
      EndLabel label = raised.get(i).at(Math.min(raised.get(i).fromTop(), most));
      raised.set(i, label);
      most = label.fromTop() - LINE_HEIGHT;
    }
    return raised;
  }

  private EndLabel at(double place) {
    return new EndLabel(text, place, colour);
  }
}
