package regulus.statistics.simulation;

import java.util.Optional;
import regulus.statistics.BcaInterval;
import regulus.statistics.CorrectedResampledT;
import regulus.statistics.Estimate;
import regulus.statistics.FoldsAndImages;
import regulus.statistics.McNemar;
import regulus.statistics.MultiReaderMultiCase;
import regulus.statistics.PairedTest.Evidence;
import regulus.statistics.Resampling;
import regulus.statistics.SignFlip;
import regulus.statistics.SplitsAndImages;
import regulus.statistics.Wilcoxon;

/** A test that might be a study's default. */
public enum Candidate {
  MCNEMAR("McNemar, one seed") {
    @Override
    boolean rejects(Seen seen) {
      return new McNemar(seen.won(), seen.lost()).pValue() < LEVEL;
    }
  },
  PAIRED_T("paired t") {
    @Override
    Optional<Estimate> estimate(Seen seen) {
      return CorrectedResampledT.plain().test(seen.differences()).map(Evidence::estimate);
    }
  },
  SIGN_FLIP("sign flip") {
    @Override
    boolean rejects(Seen seen) {
      return new SignFlip(FLIPS, seen.draws())
          .pValue(seen.differences())
          .filter(p -> p < LEVEL)
          .isPresent();
    }
  },
  WILCOXON("Wilcoxon") {
    @Override
    boolean rejects(Seen seen) {
      return Wilcoxon.pValue(seen.differences()).filter(p -> p < LEVEL).isPresent();
    }
  },
  BOOTSTRAP("BCa bootstrap of seeds") {
    @Override
    boolean rejects(Seen seen) {
      return new BcaInterval(new Resampling(RESAMPLES, seen.draws()))
          .ofMean(seen.differences())
          .filter(interval -> !interval.contains(0))
          .isPresent();
    }
  },
  CORRECTED_T("corrected resampled t") {
    @Override
    Optional<Estimate> estimate(Seen seen) {
      return new CorrectedResampledT(seen.ratio()).test(seen.differences()).map(Evidence::estimate);
    }
  },
  /** As if further divisions of the same images added nothing: variance s² / folds of one seed. */
  IMAGES_ONCE("t, each image counted once") {
    @Override
    Optional<Estimate> estimate(Seen seen) {
      double ratio = 1.0 / Design.FOLD_COUNT - 1.0 / seen.scores().length;
      return new CorrectedResampledT(ratio).test(seen.differences()).map(Evidence::estimate);
    }
  },
  FOLDS_AND_IMAGES("folds × images") {
    @Override
    Optional<Estimate> estimate(Seen seen) {
      return new FoldsAndImages(Design.FOLD_COUNT).test(seen.images()).map(Evidence::estimate);
    }
  },
  SPLITS_AND_IMAGES("splits × images") {
    @Override
    Optional<Estimate> estimate(Seen seen) {
      return new SplitsAndImages(seen.ratio()).test(seen.images()).map(Evidence::estimate);
    }
  },
  SEEDS_AND_IMAGES("seeds × images") {
    @Override
    Optional<Estimate> estimate(Seen seen) {
      return new MultiReaderMultiCase().test(seen.images()).map(Evidence::estimate);
    }
  };

  static final double LEVEL = 0.05;
  private static final int FLIPS = 999;
  private static final int RESAMPLES = 1_000;

  private final String words;

  Candidate(String words) {
    this.words = words;
  }

  /** As people call it. */
  public String words() {
    return words;
  }

  /** Whether it says that the variant differs from its base; by its estimate, if it has one. */
  boolean rejects(Seen seen) {
    return estimate(seen).filter(Candidate::isSignificant).isPresent();
  }

  /** From which equivalence follows; none for tests that estimate nothing. */
  Optional<Estimate> estimate(Seen seen) {
    return Optional.empty();
  }

  /** Whether it can be had with a design, for a figure. */
  boolean fits(Design design, Figure figure) {
    return switch (this) {
      case MCNEMAR -> figure == Figure.ACCURACY;
      case CORRECTED_T -> !design.sharesImages();
      case IMAGES_ONCE, FOLDS_AND_IMAGES -> design == Design.FOLDS;
      case SPLITS_AND_IMAGES -> design == Design.SPLIT;
      case SEEDS_AND_IMAGES -> design.sharesImages();
      default -> true;
    };
  }

  private static boolean isSignificant(Estimate estimate) {
    return estimate.pValue() < LEVEL;
  }
}
