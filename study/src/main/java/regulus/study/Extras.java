package regulus.study;

import java.util.Optional;

/**
 * What is written besides the results; nothing of it changes a number.
 *
 * @param tensorBoard what is written for TensorBoard
 * @param explaining what the report shows of the chosen network
 */
public record Extras(Optional<TensorBoard> tensorBoard, Optional<Explaining> explaining) {
  public static final Extras NONE = new Extras(Optional.empty(), Optional.empty());
}
