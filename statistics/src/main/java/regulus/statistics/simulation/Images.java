package regulus.statistics.simulation;

/**
 * Drawn images of two classes, as features.
 *
 * @param features [image × {@value Population#WIDTH}]
 * @param labels the true class of each
 */
record Images(double[] features, boolean[] labels) {
  int count() {
    return labels.length;
  }

  double feature(int image, int column) {
    return features[image * Population.WIDTH + column];
  }

  /** These, followed by others. */
  Images and(Images others) {
    double[] all = new double[features.length + others.features.length];
    System.arraycopy(features, 0, all, 0, features.length);
    System.arraycopy(others.features, 0, all, features.length, others.features.length);
    boolean[] both = new boolean[labels.length + others.labels.length];
    System.arraycopy(labels, 0, both, 0, labels.length);
    System.arraycopy(others.labels, 0, both, labels.length, others.labels.length);
    return new Images(all, both);
  }
}
