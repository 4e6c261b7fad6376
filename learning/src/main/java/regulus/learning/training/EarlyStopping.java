package regulus.learning.training;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Stops when the monitored value has not improved for {@code patience} epochs, as Keras'
 * EarlyStopping does; a question about the history.
 *
 * @param patience epochs without improvement before training stops; default 0: the first one stops
 *     it
 * @param startFromEpoch epochs before this one neither count nor can be the best; default 0
 * @param restoreBestWeights whether the weights of the best epoch are kept, however training ends
 *     (our default; Keras' is false)
 */
public record EarlyStopping(
    Monitor monitor, int patience, int startFromEpoch, boolean restoreBestWeights) {
  private static final String PATIENCE = "patience";
  private static final String START_FROM_EPOCH = "start_from_epoch";
  private static final String RESTORE_BEST_WEIGHTS = "restore_best_weights";

  public static final Kind<EarlyStopping> KIND =
      new Kind<>(
          "early_stopping",
          "EarlyStopping",
          EarlyStopping.class,
          settings(),
          values ->
              new EarlyStopping(
                  Monitor.of(values),
                  values.whole(PATIENCE),
                  values.whole(START_FROM_EPOCH),
                  values.flag(RESTORE_BEST_WEIGHTS)),
          "Stops a training that no longer improves.");

  /**
   * What follows from the epochs so far.
   *
   * @param stop whether training ends here
   * @param best index of the best epoch; none before {@code startFromEpoch}
   */
  public record Decision(boolean stop, OptionalInt best) {}

  private static List<Setting> settings() {
    SettingType epochs = new SettingType.Whole(0, Integer.MAX_VALUE);
    return Stream.concat(
            Monitor.settings(0.0).stream(),
            Stream.of(
                Setting.optional(
                    PATIENCE, epochs, 0, "How many epochs without improvement are borne."),
                Setting.optional(
                    START_FROM_EPOCH,
                    epochs,
                    0,
                    "How many epochs pass before improvement is watched."),
                Setting.optional(
                    RESTORE_BEST_WEIGHTS,
                    SettingType.flag(),
                    true,
                    "Whether the weights of the best epoch are kept instead of the last one's.")))
        .toList();
  }

  /**
   * @param values the monitored value after each epoch, from the first
   */
  public Decision decide(double... values) {
    int best = -1;
    int wait = 0;
    for (int epoch = startFromEpoch; epoch < values.length; epoch++) {
      if (best < 0 || monitor.improves(values[epoch], values[best])) {
        best = epoch;
        wait = 0;
      } else {
        wait++;
      }
    }
    return new Decision(
        wait > 0 && wait >= patience, best < 0 ? OptionalInt.empty() : OptionalInt.of(best));
  }

  public Decision decide(History history) {
    return decide(monitor.values(history));
  }

  /** The epoch whose weights are kept if training ends here: the best one, or the last. */
  public int keptEpoch(History history) {
    int last = history.size() - 1;
    return restoreBestWeights ? decide(history).best().orElse(last) : last;
  }
}
