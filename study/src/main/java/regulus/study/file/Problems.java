package regulus.study.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import regulus.learning.setting.InvalidSetting;

/** Mutable: what was found wrong so far, each thing once however often it is come upon. */
final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();

  void add(Place place, String sentence) {
    found.add(new Problem(place, sentence));
  }

  void add(Node node, String sentence) {
    add(node.place(), sentence);
  }

  /** Adds problems whose paths are relative to a node, each at the deepest value it leads to. */
  void add(Node node, List<InvalidSetting> relative) {
    relative.forEach(problem -> add(Steps.locate(node, problem.path()), problem.sentence()));
  }

  void add(InvalidStudy invalid) {
    found.addAll(invalid.problems());
  }

  void add(Problems others) {
    found.addAll(others.found);
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparing(Problem::place, Place.READING_ORDER));
    return sorted;
  }

  /**
   * @throws InvalidStudy if anything was found
   */
  void throwIfAny() {
    if (!none()) {
      throw new InvalidStudy(sorted());
    }
  }
}
