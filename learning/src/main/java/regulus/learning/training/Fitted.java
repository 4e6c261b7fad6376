package regulus.learning.training;

/**
 * What a training gave; the network has the kept weights.
 *
 * @param history every epoch that was trained
 * @param keptEpoch index of the epoch whose weights the network has
 */
public record Fitted(History history, int keptEpoch) {
  public Epoch kept() {
    return history.epochs().get(keptEpoch);
  }
}
