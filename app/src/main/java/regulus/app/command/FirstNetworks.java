package regulus.app.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import regulus.learning.application.MobileNetV2;

/**
 * The networks of a first study: a small one with two variants, and one that has learned from other
 * pictures before; without its weights that one is written as a comment.
 *
 * @param head the last layer, with a comment
 * @param grey whether the pictures have one channel
 * @param side of the pictures, in pixels
 */
record FirstNetworks(String head, boolean grey, int side, Optional<LearnedWeights> learned) {
  /** Of smaller pictures too little is left after five halvings. */
  private static final int SMALLEST = 96;

  private static final LearnedWeights PLACEHOLDER =
      new LearnedWeights("FILE", new MobileNetV2(0.35, MobileNetV2.Architecture.KERAS));

  String text() {
    String small =
        """
        bases:
          small:  # a small convolutional network; each layer takes the one before
            layers:
              - conv2d: {filters: 16, kernel_size: 3, activation: relu}
              - max_pooling2d: {pool_size: 2}
              - conv2d: {filters: 32, kernel_size: 3, activation: relu}
              - global_average_pooling2d
              - HEAD
            variants:  # each is an edit of this network and is compared with it
              dropout:
                - insert: {before: dense_1, layer: {dropout: 0.3}}
              batch-norm:
                - insert: {after: conv2d_1, layer: batch_normalization}
        """
            .replace("HEAD", head);
    return small + learned.map(this::transfer).orElseGet(this::proposal);
  }

  private String transfer(LearnedWeights weights) {
    return lines(
        "  ",
        "transfer:  # MobileNetV2 as it was trained on a million photographs; only its last layer"
            + " is trained here",
        weights);
  }

  private String proposal() {
    return """
          # A network that has learned from a million photographs often does better. Put the name of a
          # safetensors file with the weights of Keras' MobileNetV2 (alpha as it was trained) in the place
          # of FILE and take away these '#'; 'regulus init … --weights FILE' writes what fits any such file.
        """
        + lines("  # ", "transfer:", PLACEHOLDER);
  }

  private String lines(String indent, String title, LearnedWeights weights) {
    List<String> lines =
        List.of(
            title,
            "  layers:",
            grey ? "    - concatenate: {inputs: [input, input, input]}  # grey as a colour" : "",
            side < SMALLEST ? "    - resizing: {height: 96, width: 96}" : "",
            "    - " + weights.preprocessing(),
            "    - " + weights.layer(),
            "    - global_average_pooling2d",
            "    - dropout: 0.2",
            "    - " + head);
    return lines.stream()
        .filter(line -> !line.isEmpty())
        .map(line -> indent + line + "\n")
        .collect(Collectors.joining());
  }
}
