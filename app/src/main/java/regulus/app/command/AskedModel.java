package regulus.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import regulus.learning.activation.Linear;
import regulus.learning.activation.Sigmoid;
import regulus.learning.activation.Softmax;
import regulus.learning.data.Pixels;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.keras.Meaning;
import regulus.learning.layer.ActivationLayer;
import regulus.learning.layer.Normalization;
import regulus.learning.layer.Rescaling;
import regulus.learning.network.Activated;
import regulus.learning.network.Layer;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.random.Stream;
import regulus.study.model.ModelStore;
import regulus.study.model.ModelStores;
import regulus.study.model.Models;
import regulus.study.model.Photographs;
import regulus.study.model.StoredModel;

/**
 * A network that is asked about image files. Holds native memory until it is closed.
 *
 * @param classes of its outputs; numbers where nobody says them
 * @param pixels how bytes become what it is fed
 * @param notes what was taken for granted, to be said
 */
record AskedModel(
    Network network,
    Photographs photographs,
    List<String> classes,
    Pixels pixels,
    List<String> notes)
    implements AutoCloseable {
  static boolean isKeras(Path path) {
    return KerasFile.named(path);
  }

  /** One that Regulus keeps. */
  static AskedModel of(ModelStore store, Models.Wanted wanted) {
    StoredModel model = store.models().one(wanted);
    return new AskedModel(
        ModelStores.load(store, model),
        Photographs.like(model.trial()),
        store.models().facts().data().classes(),
        model.trial().data().pixels(),
        List.of());
  }

  /**
   * One that Keras keeps.
   *
   * @param given how bytes become what it is fed, if somebody says it
   */
  static AskedModel of(Path file, Optional<Pixels> given) {
    KerasModel model = KerasFile.read(file);
    List<String> notes = new ArrayList<>();
    Photographs photographs = Photographs.like(model.network().input());
    NetworkSpec spec = answering(model.network(), file, notes);
    Pixels pixels =
        given
            .or(() -> model.meaning().map(Meaning::pixels))
            .orElseGet(() -> guessed(spec, file, notes));
    Network network = Network.build(spec, new Stream(0));
    network.load(model.weights());
    int outputs = Math.max(2, network.outputs());
    List<String> classes =
        model
            .meaning()
            .map(Meaning::classes)
            .filter(names -> names.size() == outputs)
            .orElseGet(() -> IntStream.range(0, outputs).mapToObj(String::valueOf).toList());
    return new AskedModel(network, photographs, classes, pixels, notes);
  }

  /** With an activation that makes probabilities of scores, if it has none. */
  private static NetworkSpec answering(NetworkSpec spec, Path file, List<String> notes) {
    List<NamedLayer> layers = new ArrayList<>(spec.layers());
    Layer last = layers.get(layers.size() - 1).layer();
    if (last instanceof Activated active && !(active.activation() instanceof Linear)) {
      return spec;
    }
    boolean one = Shapes.of(spec).output().elements() == 1;
    notes.add(
        "%s ends in scores; probabilities are their %s."
            .formatted(file, one ? "sigmoid" : "softmax"));
    layers.add(
        new NamedLayer("probabilities", new ActivationLayer(one ? new Sigmoid() : new Softmax())));
    return new NetworkSpec(spec.input(), layers);
  }

  private static Pixels guessed(NetworkSpec spec, Path file, List<String> notes) {
    boolean scales =
        spec.layers().stream()
            .anyMatch(it -> it.layer() instanceof Rescaling || it.layer() instanceof Normalization);
    notes.add(
        scales
            ? "%s rescales its input, so that it is fed pixels from 0 to 255; --pixels unit for 0 to 1."
                .formatted(file)
            : "%s does not rescale its input, so that it is fed pixels from 0 to 1; --pixels raw for 0 to 255."
                .formatted(file));
    return scales ? Pixels.RAW : Pixels.UNIT;
  }

  @Override
  public void close() {
    network.close();
  }
}
