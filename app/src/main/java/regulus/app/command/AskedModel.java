package regulus.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.keras.Meaning;
import regulus.learning.network.Network;
import regulus.learning.random.Stream;
import regulus.learning.setting.Pair;
import regulus.learning.training.OutputMeaning;
import regulus.study.model.ModelStore;
import regulus.study.model.ModelStores;
import regulus.study.model.Models;
import regulus.study.model.Photographs;
import regulus.study.model.StoredModel;

/**
 * A network that is asked about image files. Holds native memory until it is closed.
 *
 * @param meaning of its outputs and of what it is fed
 * @param notes what was taken for granted, to be said
 */
record AskedModel(Network network, Photographs photographs, Meaning meaning, List<String> notes)
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
        new Meaning(
            store.models().facts().data().classes(),
            model.trial().data().pixels(),
            Optional.of(model.outputs())),
        List.of());
  }

  /**
   * One that Keras keeps. Where it takes images of any size, it is for the one that was given, or
   * that all of these images have.
   *
   * @param fed what it is fed, as far as somebody says it
   * @throws WrongRequest if images have several sizes, and the network takes any of them
   */
  static AskedModel of(Path file, FedOptions fed, List<Path> images) {
    KerasModel model = sized(file, fed.model(file), images).ofImages();
    KerasSource source = KerasSource.of(file, model, fed.pixels());
    Network network = Network.build(source.network(), new Stream(0));
    network.load(source.model().weights());
    return new AskedModel(
        network, Photographs.like(source.network().input()), source.meaning(), source.notes());
  }

  private static KerasModel sized(Path file, KerasModel model, List<Path> images) {
    if (model.form().open().isEmpty()) {
      return model;
    }
    Set<Pair> sizes = Photographs.sizes(images);
    if (sizes.size() > 1) {
      throw new WrongRequest(
          "%s takes images of any size, and these have several (%s): say which with --size, such as --size 224."
              .formatted(
                  file,
                  sizes.stream().limit(3).map(Pair::toString).collect(Collectors.joining(", "))));
    }
    return sizes.isEmpty() ? model : FedOptions.sized(model, sizes.iterator().next());
  }

  OutputMeaning outputs() {
    return meaning.outputs().orElseThrow();
  }

  @Override
  public void close() {
    network.close();
  }
}
