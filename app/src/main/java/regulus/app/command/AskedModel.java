package regulus.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import regulus.learning.data.Pixels;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.Meaning;
import regulus.learning.network.Network;
import regulus.learning.random.Stream;
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
   * One that Keras keeps.
   *
   * @param given how bytes become what it is fed, if somebody says it
   */
  static AskedModel of(Path file, Optional<Pixels> given) {
    KerasSource source = KerasSource.of(file, given);
    Network network = Network.build(source.network(), new Stream(0));
    network.load(source.model().weights());
    return new AskedModel(
        network, Photographs.like(source.network().input()), source.meaning(), source.notes());
  }

  OutputMeaning outputs() {
    return meaning.outputs().orElseThrow();
  }

  @Override
  public void close() {
    network.close();
  }
}
