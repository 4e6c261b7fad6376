package regulus.study.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import regulus.learning.data.InvalidData;
import regulus.learning.network.InvalidWeights;
import regulus.learning.network.Network;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.WeightArray;
import regulus.learning.random.Purpose;
import regulus.learning.random.Seeding;
import regulus.learning.setting.InvalidSetting;
import regulus.study.record.RunFolder;

/** Finds trained networks, whatever they are kept in. */
public final class ModelStores {
  private ModelStores() {}

  /**
   * Opens a run folder, a zip or a safetensors file that {@code regulus export} wrote.
   *
   * @throws InvalidSetting if it is neither
   * @throws InvalidData if it is broken
   */
  public static ModelStore open(Path place) {
    if (Files.isDirectory(place)) {
      RunFolder folder = new RunFolder(place);
      if (!folder.exists()) {
        throw new InvalidSetting(
            "",
            "No study was run in "
                + place
                + ": it holds no "
                + folder.database().getFileName()
                + ".");
      }
      return FolderModels.in(folder);
    }
    if (!Files.isRegularFile(place)) {
      throw new InvalidSetting("", "There is no file or folder " + place + ".");
    }
    return switch (ModelFormat.of(place)) {
      case ZIP -> ArchivedModels.in(place);
      case SAFETENSORS -> SingleModel.in(place);
      case KERAS ->
          throw new InvalidSetting(
              "",
              place + " holds a network and no study; 'regulus predict' can ask it, nothing else.");
      case ONNX ->
          throw new InvalidSetting(
              "",
              place
                  + " is for other programs, Regulus does not read ONNX; name the run folder, a .zip"
                  + " or a .safetensors file.");
    };
  }

  /**
   * A network with the weights of a model, ending in probabilities where its loss makes them of
   * scores; the caller closes it.
   *
   * @throws InvalidData if the weights are missing, broken, or do not fit the network
   */
  public static Network load(ModelStore store, StoredModel model) {
    Seeding seeding = new Seeding(model.trial().seed(), model.trial().fold());
    Map<String, WeightArray> weights = fitting(store, model);
    NetworkSpec answering = model.outputs().completed(model.trial().network());
    Network network = Network.build(answering, seeding.stream(Purpose.INITIALIZE));
    network.load(weights);
    return network;
  }

  /**
   * The weights, which are those of the model's network.
   *
   * @throws InvalidData if they are missing, broken, or others
   */
  public static Map<String, WeightArray> fitting(ModelStore store, StoredModel model) {
    Map<String, WeightArray> weights = store.weights(model);
    try {
      Network.check(model.trial().network(), weights);
      return weights;
    } catch (InvalidWeights misfit) {
      throw new InvalidData(
          "The weights of " + model.title() + " do not fit its network: " + misfit.getMessage(),
          misfit);
    }
  }
}
