package regulus.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import regulus.app.terminal.Console;
import regulus.app.text.Phrase;
import regulus.learning.keras.KerasFile;
import regulus.learning.keras.KerasModel;
import regulus.learning.keras.Meaning;
import regulus.learning.layer.RandomCrop;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.onnx.OnnxFile;
import regulus.learning.onnx.OnnxModel;
import regulus.learning.storage.FileTrouble;
import regulus.study.model.FolderModels;
import regulus.study.model.ModelArchive;
import regulus.study.model.ModelFormat;
import regulus.study.model.ModelStores;
import regulus.study.model.StoredModel;

/** {@code regulus export}. */
@Command(
    name = "export",
    description = "Write trained networks to one file; its ending chooses the format.")
public final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "DIR|FILE",
      description = "The folder of a run, such as runs/quickstart, or a .keras or .h5 file.")
  Path from = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description =
          ".zip packs every model with the study file and its figures; .safetensors holds the"
              + " weights of one, .keras one with its network, as Keras 3 opens it, .onnx"
              + " one that takes bytes and gives probabilities or scores, for ONNX Runtime and others.")
  Path to = Path.of("");

  @Mixin FedOptions fed = new FedOptions();
  @Mixin WantedOptions options = new WantedOptions();
  @Mixin HelpOption help = new HelpOption();

  public ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ModelFormat format = ModelFormat.of(to);
    try {
      String title = AskedModel.isKeras(from) ? converted() : written(format, store());
      console.say(title + ": " + to + " (" + size() + ")");
    } catch (IOException e) {
      throw new WrongRequest(to + " cannot be written: " + FileTrouble.words(e) + ".");
    }
    return ExitCode.DONE.number();
  }

  private String converted() throws IOException {
    options.refuseFor(from);
    KerasSource source = KerasSource.of(from, fed.model(from), fed.pixels());
    String title = source.writtenTo(to);
    source.notes().forEach(note -> console.complain("Note: " + note));
    return title;
  }

  private FolderModels store() {
    fed.refuseForStudies();
    return FolderModels.in(RunFolderArgument.at(from));
  }

  private String written(ModelFormat format, FolderModels store) throws IOException {
    ModelArchive archive = new ModelArchive(store);
    switch (format) {
      case ZIP -> {
        List<StoredModel> models = store.models().all(options.wanted());
        archive.zip(models, to);
        return Phrase.counted(models.size(), "model");
      }
      case SAFETENSORS -> {
        StoredModel model = store.models().one(options.wanted());
        archive.safetensors(model, to);
        return model.title();
      }
      case KERAS -> {
        StoredModel model = store.models().one(options.wanted());
        KerasFile.write(to, keras(store, model));
        return model.title();
      }
      case ONNX -> {
        StoredModel model = store.models().one(options.wanted());
        OnnxFile.write(to, onnx(store, model));
        return model.title();
      }
    }
    throw new IllegalStateException("No such format: " + format);
  }

  /** Keras' RandomCrop leaves images as they are when it does not train, against its own words. */
  private NetworkSpec usable(NetworkSpec network) {
    List<NamedLayer> layers = new ArrayList<>(network.layers());
    layers.replaceAll(
        named -> {
          if (!(named.layer() instanceof RandomCrop crop)) {
            return named;
          }
          console.complain(
              "Note: %s is written as Resizing, which crops what the network is asked about as it does here; Keras' RandomCrop would not."
                  .formatted(named.name()));
          return named.with(crop.middle());
        });
    return new NetworkSpec(network.input(), layers, network.pretrained());
  }

  private KerasModel keras(FolderModels store, StoredModel model) {
    Meaning meaning =
        new Meaning(
            store.models().facts().data().classes(),
            model.trial().data().pixels(),
            Optional.of(model.outputs()));
    return new KerasModel(
        store.models().study().name().replaceAll("[^A-Za-z0-9_.-]", "_"),
        usable(model.trial().training().trained(model.trial().network())),
        ModelStores.fitting(store, model),
        Optional.of(meaning));
  }

  private static OnnxModel onnx(FolderModels store, StoredModel model) {
    return new OnnxModel(
        store.models().study().name() + " (" + model.title() + ")",
        model.trial().network(),
        ModelStores.fitting(store, model),
        new OnnxModel.Meaning(
            store.models().facts().data().classes(),
            model.trial().data().pixels(),
            model.outputs()));
  }

  private String size() throws IOException {
    return Phrase.counted(Files.size(to), "byte");
  }
}
