package regulus.learning.training;

/**
 * Stops when the monitored value has not improved for {@code patience} epochs, as Keras'
 * EarlyStopping does; a question about the history.
 *
 * @param monitor {@code val_loss}, {@code val_accuracy}, {@code loss}, …
 * @param patience epochs without improvement before training stops
 * @param minDelta an improvement must be larger than this
 * @param restoreBestWeights whether the weights of the best epoch are kept (our default; Keras' is
 *     false)
 */
public record EarlyStopping(
    String monitor,
    Direction direction,
    int patience,
    double minDelta,
    boolean restoreBestWeights) {}
