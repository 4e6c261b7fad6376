package regulus.study.file;

import java.util.List;
import java.util.stream.Collectors;

/** A study file that cannot be run, with everything that is wrong with it, in reading order. */
public final class InvalidStudy extends RuntimeException {
  private final transient List<Problem> problems;

  public InvalidStudy(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  static InvalidStudy of(Place place, String sentence) {
    return new InvalidStudy(List.of(new Problem(place, sentence)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
