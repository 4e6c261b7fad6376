package regulus.study;

import regulus.learning.data.DataSource;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;

/**
 * What is classified.
 *
 * @param source where it comes from
 * @param split how it is divided
 * @param pixels what the network is fed
 */
public record DataSpec(DataSource source, SplitSpec split, Pixels pixels) {
  /**
   * The same images, divided into folds; as many training images are kept.
   *
   * @throws regulus.learning.setting.InvalidSetting if there are too few folds
   */
  public DataSpec inFolds(int count) {
    SplitSpec folds = SplitSpec.folds(count);
    return new DataSpec(
        source,
        split.trainCount().isPresent() ? folds.keepingTrain(split.trainCount().getAsInt()) : folds,
        pixels);
  }
}
