package regulus.study.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regulus.learning.data.DatasetInfo;
import regulus.study.Seen;
import regulus.study.UntilDecided;

/**
 * What the record of a study held at one moment.
 *
 * @param facts what is studied
 * @param plan which trials belong to the study, in its order
 * @param trials by id; also those that an earlier edition of the study file asked for
 * @param openings of the test set, in order of time
 * @param runs in order of time
 * @param untilDecided if seeds are added where a comparison is open
 * @param seen what was compared when runs ended, without repetitions, in order of time
 */
public record RecordedStudy(
    Facts facts,
    List<Planned> plan,
    Map<String, RecordedTrial> trials,
    List<Opening> openings,
    List<Run> runs,
    Optional<Sequential> untilDecided,
    List<Seen> seen) {

  /** Of a study that looks at its comparisons once. */
  public RecordedStudy(
      Facts facts,
      List<Planned> plan,
      Map<String, RecordedTrial> trials,
      List<Opening> openings,
      List<Run> runs) {
    this(facts, plan, trials, openings, runs, Optional.empty(), List.of());
  }

  /**
   * @param file text of the study file as run
   * @param data what the data set is like, so that nobody needs it to read the record
   * @param fingerprint of its pixels and labels
   */
  public record Facts(String name, String file, DatasetInfo data, String fingerprint) {}

  /**
   * How a study is run until it is decided.
   *
   * @param protocol what is compared how, as a digest
   * @param looked whether there was a look: from then on neither plan nor protocol change
   */
  public record Sequential(UntilDecided plan, String protocol, boolean looked) {
    /** Before the first look. */
    public Sequential(UntilDecided plan, String protocol) {
      this(plan, protocol, false);
    }

    boolean samePlan(Sequential other) {
      return plan.equals(other.plan) && protocol.equals(other.protocol);
    }
  }

  /** A trial's place in the study; two variants that are alike share a trial. */
  public record Planned(String variant, String trial) {}

  /**
   * The test set was read.
   *
   * @param at ISO 8601, UTC
   * @param reason why it was read again, if it had been read before
   */
  public record Opening(String at, String variant, String trial, Optional<String> reason) {

    /**
     * How often the test set was opened: once for all that were tested first, and once more for
     * each reason and for each model that was tested again.
     */
    public static int times(List<Opening> openings) {
      return occasions(openings).size();
    }

    /** What was read at each of these times. */
    public static List<List<Opening>> occasions(List<Opening> openings) {
      Set<String> tested = new HashSet<>();
      Map<String, List<Opening>> occasions = new LinkedHashMap<>();
      for (Opening opening : openings) {
        boolean again = opening.reason().isEmpty() && !tested.add(opening.trial());
        String occasion =
            opening.reason().map(reason -> "because " + reason).orElse(again ? opening.at() : "");
        occasions
            .computeIfAbsent(
                again ? occasions.size() + occasion : occasion, it -> new ArrayList<>())
            .add(opening);
      }
      return occasions.values().stream().map(List::copyOf).toList();
    }
  }

  /**
   * One time that the study was run or gone on with.
   *
   * @param started ISO 8601, UTC
   * @param ended none if it was killed or still runs
   * @param facts machine, versions and command, by name
   */
  public record Run(String started, Optional<String> ended, Map<String, String> facts) {}

  public RecordedStudy {
    plan = List.copyOf(plan);
    trials = Map.copyOf(trials);
    openings = List.copyOf(openings);
    runs = List.copyOf(runs);
    seen = List.copyOf(seen);
  }

  /**
   * Reads the record, also while the study runs.
   *
   * @throws UnusableFolder if there is none, or it cannot be read
   */
  public static RecordedStudy read(RunFolder folder) {
    try (Database database = Database.readable(folder.database())) {
      return new RecordReader(database).study();
    }
  }

  /**
   * What earlier runs left; none where there was none, or only one that was killed before it had
   * written what it studies.
   *
   * @throws UnusableFolder if the record cannot be read
   */
  public static Optional<RecordedStudy> begun(RunFolder folder) {
    if (!folder.exists()) {
      return Optional.empty();
    }
    try (Database database = Database.unchecked(folder.database())) {
      return Schema.begun(database)
          ? Optional.of(new RecordReader(database).study())
          : Optional.empty();
    }
  }

  public Optional<RecordedTrial> trial(String id) {
    return Optional.ofNullable(trials.get(id));
  }
}
