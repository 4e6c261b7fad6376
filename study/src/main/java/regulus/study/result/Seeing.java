package regulus.study.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regulus.statistics.Comparison;
import regulus.study.Earlier;
import regulus.study.Seen;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.plan.Planner;
import regulus.study.record.RecordedStudy;

/** What of a study's comparisons can be seen, and could be before. */
public final class Seeing {
  private Seeing() {}

  /** What who reads a result sees; none where nothing says how likely a difference is by chance. */
  public static Optional<Seen> of(StudyResult result) {
    return result.comparisons().stream().map(Comparison::pValue).anyMatch(Optional::isPresent)
        ? Optional.of(compared(result.study()))
        : Optional.empty();
  }

  /** None where everything was always seen as it is now. */
  static Optional<Earlier> before(StudySpec study, RecordedStudy recorded) {
    return Optional.of(
            new Earlier(compared(study), recorded.seen(), recorded.untilDecided().isPresent()))
        .filter(it -> !it.sentences().isEmpty());
  }

  private static Seen compared(StudySpec study) {
    Map<String, String> variants = new LinkedHashMap<>();
    study.variants().forEach(it -> variants.put(it.name(), Planner.content(it)));
    return new Seen(
        study.repeat().seeds(),
        variants,
        study.compare().margin(),
        study.choose().by(),
        Optional.of(ComparedStudy.words(study.data().split())));
  }
}
