package regulus.statistics.simulation;

import regulus.statistics.GroupSequential;

/** A rule for when a look ends a study. */
public enum Stopping {
  /** As if nobody would look again. */
  NAIVE("every look at 5 %") {
    @Override
    double counted(int look, double pValue, Cost cost) {
      return pValue;
    }
  },
  /** Who plans further looks after seeing that the first decided nothing. */
  PLANNED_LATE("the first at 5 %, then O'Brien and Fleming") {
    @Override
    double counted(int look, double pValue, Cost cost) {
      return look == 0 ? pValue : OBRIEN_FLEMING.counted(look, pValue, cost);
    }
  },
  POCOCK("Pocock") {
    @Override
    double counted(int look, double pValue, Cost cost) {
      return cost.of(GroupSequential.POCOCK, look, pValue);
    }
  },
  BETWEEN("Wang and Tsiatis, ¼") {
    @Override
    double counted(int look, double pValue, Cost cost) {
      return cost.of(BETWEEN_THEM, look, pValue);
    }
  },
  OBRIEN_FLEMING("O'Brien and Fleming") {
    @Override
    double counted(int look, double pValue, Cost cost) {
      return cost.of(GroupSequential.OBRIEN_FLEMING, look, pValue);
    }
  },
  /** All seeds at once. */
  AT_THE_END("one look, at the end") {
    @Override
    double counted(int look, double pValue, Cost cost) {
      return look == cost.looks() - 1 ? pValue : 1;
    }
  };

  private static final double BETWEEN_THEM = 0.25;

  private final String words;

  Stopping(String words) {
    this.words = words;
  }

  /** As people call it. */
  public String words() {
    return words;
  }

  /** What all looks of a study make of the p value of one. */
  interface Cost {
    int looks();

    /**
     * @param shape as {@link GroupSequential} has it
     */
    double of(double shape, int look, double pValue);
  }

  /** Below 0.05 it ends the study. */
  abstract double counted(int look, double pValue, Cost cost);
}
