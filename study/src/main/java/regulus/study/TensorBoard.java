package regulus.study;

import regulus.learning.setting.InvalidSetting;

/**
 * That a study writes event files for TensorBoard: scalars of every epoch and histograms of the
 * weights.
 *
 * @param histogramFrequency after every how many epochs, from the first, the weights are counted; 0
 *     for never
 */
public record TensorBoard(int histogramFrequency) {
  public TensorBoard {
    if (histogramFrequency < 0) {
      throw InvalidSetting.of("histogram_freq", "a whole number of at least 0", histogramFrequency);
    }
  }

  /** Whether the weights are counted after this epoch, from 0. */
  public boolean countsWeights(int epoch) {
    return histogramFrequency > 0 && epoch % histogramFrequency == 0;
  }
}
