package regulus.statistics;

import java.util.Optional;

/**
 * A test of whether a variant differs from its baseline that also says how far, and how precisely
 * more repetitions would know it. Which one fits follows from how the images are divided.
 */
public sealed interface PairedTest
    permits CorrectedResampledT,
        FoldsAndImages,
        ImagesIfKnown,
        MultiReaderMultiCase,
        SplitsAndImages {
  /** As {@code results.json} calls it. */
  String name();

  /** How many repetitions each seed gives; 1 without folds. */
  int folds();

  /**
   * @return empty for fewer than two pairs, and where nothing says how much they vary
   */
  Optional<Evidence> test(Pairing pairing);

  /**
   * What a test says.
   *
   * @param precision of more or fewer repetitions like these
   */
  record Evidence(Estimate estimate, Precision precision) {}
}
