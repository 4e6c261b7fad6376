package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.Shape;
import regulus.learning.network.InvalidLayer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.study.LayerList.Item;
import regulus.study.Part;

/** Whether sub-networks that are for one shape are fed with it; pure. */
final class Feeding {
  private Feeding() {}

  /** The first layer is fed with what the network is fed with. */
  static List<Part<LayerDraft>> expecting(
      List<Part<LayerDraft>> parts, LayerDraft.Expected expected) {
    List<Part<LayerDraft>> expecting = new ArrayList<>(parts);
    Part<LayerDraft> first = parts.get(0);
    expecting.set(
        0,
        first instanceof Part.Whole<LayerDraft> whole
            ? new Part.Whole<>(
                whole.name(), whole.type(), expecting(whole.parts(), expected), whole.inputs())
            : expecting((Part.One<LayerDraft>) first, expected));
    return expecting;
  }

  private static Part<LayerDraft> expecting(
      Part.One<LayerDraft> one, LayerDraft.Expected expected) {
    return new Part.One<>(one.name(), one.type(), one.layer().expecting(expected), one.inputs());
  }

  /** The sub-networks that are fed with something else. */
  static List<Problem> problems(NetworkSpec network, VariantDraft draft) {
    List<Problem> problems = new ArrayList<>();
    for (Item<LayerDraft> item : draft.layers().layers()) {
      item.layer()
          .expected()
          .flatMap(expected -> problem(network, item.name(), expected))
          .ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<Problem> problem(
      NetworkSpec network, String layer, LayerDraft.Expected expected) {
    return fed(network, layer)
        .filter(shape -> !shape.equals(expected.shape()))
        .map(
            shape ->
                new Problem(
                    expected.place(),
                    "The network is for %s and is fed with %s: let the images have that size, or put a layer before it that makes it, such as resizing."
                        .formatted(expected.shape(), shape)));
  }

  /** What a layer takes; empty if something before it does not fit, which is said elsewhere. */
  private static Optional<Shape> fed(NetworkSpec network, String layer) {
    List<NamedLayer> layers = network.layers();
    int place = 0;
    while (!layers.get(place).name().equals(layer)) {
      place++;
    }
    String source = network.sources(place).get(0);
    if (source.equals(NetworkSpec.INPUT)) {
      return Optional.of(network.input());
    }
    try {
      NetworkSpec before = new NetworkSpec(network.input(), layers.subList(0, place));
      return Optional.of(Shapes.of(before).layer(source).output());
    } catch (InvalidLayer misfit) {
      return Optional.empty();
    }
  }
}
