package regulus.learning.keras;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.data.InvalidData;
import regulus.learning.layer.Flatten;
import regulus.learning.layer.Normalization;
import regulus.learning.layer.Rescaling;
import regulus.learning.layer.Reshape;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.Layer;
import regulus.learning.network.Manner;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.network.WeightArray;

/**
 * A network with its weights, as a {@code .keras} file holds them.
 *
 * @param name of the model
 * @param network for the size of the file's input; where that is left open, for one of those that
 *     it can have
 * @param weights all of them, by {@code layer/weight}
 * @param meaning if the file says it, which only Regulus' own do
 * @param form how it is said
 */
public record KerasModel(
    String name,
    NetworkSpec network,
    Map<String, WeightArray> weights,
    Optional<Meaning> meaning,
    KerasForm form) {
  public KerasModel {
    weights = Map.copyOf(weights);
  }

  /** One that was in no file. */
  public KerasModel(
      String name,
      NetworkSpec network,
      Map<String, WeightArray> weights,
      Optional<Meaning> meaning) {
    this(name, network, weights, meaning, KerasForm.USUAL);
  }

  /** How Keras has it, for summaries. */
  public Manner manner() {
    Optional<KerasForm.Model> whole = form.model("");
    Set<String> sequential = new HashSet<>();
    form.models()
        .forEach(
            (prefix, model) -> {
              if (model.sequential() && !prefix.isEmpty()) {
                sequential.add(prefix.substring(0, prefix.length() - 1));
              }
            });
    return new Manner(
        whole.filter(it -> !it.sequential()).isPresent(),
        whole.map(KerasForm.Model::input).orElse(Manner.USUAL.input()),
        sequential,
        form.open(),
        adapted());
  }

  /** Mean, variance and a count of what they were taken from, of each normalization. */
  private Map<String, Integer> adapted() {
    Map<String, Integer> adapted = new HashMap<>();
    for (NamedLayer layer : network.layers()) {
      if (layer.layer() instanceof Normalization it && form.adapted().contains(layer.name())) {
        adapted.put(layer.name(), it.mean().size() + it.variance().size() + 1);
      }
    }
    return adapted;
  }

  /** The sizes of its input, in words. */
  private String taken() {
    Shape input = network.input();
    return IntStream.range(0, input.rank())
        .mapToObj(i -> form.open().contains(i) ? "any" : String.valueOf(input.size(i)))
        .collect(Collectors.joining("×"));
  }

  /**
   * The same model for inputs of one size.
   *
   * @throws InvalidData if a layer does not fit that size, by its name, or the model is for another
   *     one
   */
  public KerasModel sized(Shape input) {
    Shape former = network.input();
    boolean fits =
        input.rank() == former.rank()
            && IntStream.range(0, input.rank())
                .allMatch(i -> form.open().contains(i) || input.size(i) == former.size(i));
    if (!fits) {
      throw new InvalidData(
          "The model '%s' is for %s, not for %s.".formatted(name, taken(), input));
    }
    NetworkSpec sized = new NetworkSpec(input, network.layers(), network.pretrained());
    try {
      Shapes.of(sized).layers().forEach(KerasFile::requireModest);
    } catch (InvalidLayer misfit) {
      throw new InvalidData(
          "The model '%s' cannot take %s: %s".formatted(name, input, misfit.getMessage()), misfit);
    }
    return new KerasModel(name, sized, weights, meaning, form.closed());
  }

  /**
   * The same model for images of one channel, if it takes grey ones without it and only puts their
   * numbers in a row or into another shape; else as it is.
   */
  public KerasModel ofImages() {
    Shape input = network.input();
    if (input.rank() != 2 || !unfolds()) {
      return this;
    }
    Shape images = Shape.of(input.size(0), input.size(1), 1);
    NetworkSpec fed = new NetworkSpec(images, network.layers(), network.pretrained());
    return new KerasModel(name, fed, weights, meaning, form);
  }

  /** Whether what takes its input, scaled or not, does not mind how that is arranged. */
  private boolean unfolds() {
    Set<String> arranged = new HashSet<>(Set.of(NetworkSpec.INPUT));
    List<NamedLayer> layers = network.layers();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i).layer();
      boolean takes = network.sources(i).stream().anyMatch(arranged::contains);
      if (takes && layer instanceof Rescaling it && it.channelScales().isEmpty()) {
        arranged.add(layers.get(i).name());
      } else if (takes && !(layer instanceof Flatten || layer instanceof Reshape)) {
        return false;
      }
    }
    return true;
  }
}
