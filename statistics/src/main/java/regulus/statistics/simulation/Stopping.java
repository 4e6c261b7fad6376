package regulus.statistics.simulation;

import java.util.stream.IntStream;
import regulus.statistics.GroupSequential;
import regulus.statistics.Looks;

/** A rule for when a look ends a study: below which p value. */
public enum Stopping {
  /** As if nobody would look again. */
  NAIVE("every look at 5 %") {
    @Override
    Levels levels(Looks looks, GroupSequential plan) {
      return every(looks, look -> Candidate.LEVEL, look -> Candidate.LEVEL);
    }
  },
  /** Who plans further looks after seeing that the first decided nothing. */
  PLANNED_LATE("the first at 5 %, then Pocock") {
    @Override
    Levels levels(Looks looks, GroupSequential plan) {
      Levels all = POCOCK.levels(looks, plan);
      all.differences()[0] = Candidate.LEVEL;
      all.equivalences()[0] = Candidate.LEVEL;
      return all;
    }
  },
  POCOCK("Pocock") {
    @Override
    Levels levels(Looks looks, GroupSequential plan) {
      return shaped(looks, plan, GroupSequential.POCOCK);
    }
  },
  BETWEEN("Wang and Tsiatis, ¼") {
    @Override
    Levels levels(Looks looks, GroupSequential plan) {
      return shaped(looks, plan, 0.25);
    }
  },
  OBRIEN_FLEMING("O'Brien and Fleming") {
    @Override
    Levels levels(Looks looks, GroupSequential plan) {
      return shaped(looks, plan, GroupSequential.OBRIEN_FLEMING);
    }
  },
  /** All seeds at once. */
  AT_THE_END("one look, at the end") {
    @Override
    Levels levels(Looks looks, GroupSequential plan) {
      int last = looks.count() - 1;
      return every(
          looks,
          look -> look == last ? Candidate.LEVEL : 0,
          look -> look == last ? Candidate.LEVEL : 0);
    }
  };

  private final String words;

  Stopping(String words) {
    this.words = words;
  }

  /** As people call it. */
  public String words() {
    return words;
  }

  /** At each look. */
  record Levels(double[] differences, double[] equivalences) {}

  /** A level by the number of the look, from 0. */
  @FunctionalInterface
  private interface Level {
    double at(int look);
  }

  /**
   * @param plan of these looks, of any shape
   */
  abstract Levels levels(Looks looks, GroupSequential plan);

  private static Levels shaped(Looks looks, GroupSequential plan, double shape) {
    GroupSequential shaped = new GroupSequential(plan.information(), shape);
    return every(
        looks,
        look -> shaped.level(look, Candidate.LEVEL),
        look -> shaped.levelOneSided(look, Candidate.LEVEL));
  }

  private static Levels every(Looks looks, Level differences, Level equivalences) {
    return new Levels(
        IntStream.range(0, looks.count()).mapToDouble(differences::at).toArray(),
        IntStream.range(0, looks.count()).mapToDouble(equivalences::at).toArray());
  }
}
