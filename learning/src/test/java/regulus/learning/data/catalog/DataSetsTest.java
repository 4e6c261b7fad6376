package regulus.learning.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.Shape;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;
import regulus.learning.data.catalog.Found.Where;
import regulus.learning.data.catalog.KnownSet.Format;
import regulus.learning.data.file.CifarFiles;
import regulus.learning.data.file.IdxBytes;

class DataSetsTest {
  private static final DataSource SHAPES = new DataSource.Known("shapes");
  private static final DatasetInfo INFO =
      new DatasetInfo("shapes", Shape.of(2, 3, 1), List.of("round", "square", "flat"), 6, 3);
  private static final String NO_SHA256 = "0".repeat(64);

  @TempDir Path folder;

  @Test
  void opensTheShippedSubsetWithoutAnyRoot() {
    Dataset small = sets().open(new DataSource.Known("fashion-mnist-small"));
    assertThat(small.examples().shape()).isEqualTo(Shape.of(28, 28, 1));
    assertThat(small.train().count()).isEqualTo(3_000);
    assertThat(small.test().count()).isEqualTo(1_000);
    assertThat(small.classes()).hasSize(10).startsWith("T-shirt/top");
    assertThat(small.info())
        .isEqualTo(sets().describe(new DataSource.Known("fashion-mnist-small")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist", "fashion-mnist", "cifar10"})
  void describesKnownSetsThatAreNotHere(String name) {
    assertThat(sets().describe(new DataSource.Known(name)).classes()).hasSize(10);
  }

  @Test
  void looksInTheGivenRootThenTheEnvironmentsThenTheCache() throws IOException {
    Path given = Files.createDirectory(folder.resolve("given"));
    Path environment = Files.createDirectory(folder.resolve("environment"));
    Path cache = Files.createDirectory(folder.resolve("cache"));
    DataSets sets = sets(new DataRoots(Optional.of(given), Optional.of(environment), cache));
    assertThat(sets.find(SHAPES)).isEmpty();
    IdxBytes.writeSet(cache.resolve("shapes"), "");
    assertThat(sets.find(SHAPES).map(Found::where)).contains(Where.CACHE);
    IdxBytes.writeSet(environment.resolve("shapes"), "");
    assertThat(sets.find(SHAPES).map(Found::where)).contains(Where.ENVIRONMENT);
    IdxBytes.writeSet(given.resolve("shapes"), "");
    assertThat(sets.find(SHAPES).map(Found::where)).contains(Where.GIVEN);
  }

  @Test
  void findsOtherUsualLayoutsUnderARoot() {
    IdxBytes.writeSet(folder.resolve("Shapes/raw"), "");
    assertThat(under(folder).open(SHAPES).info()).isEqualTo(INFO);
  }

  @Test
  void takesAFolderOfItsNameAsItsOwn() {
    IdxBytes.writeSet(folder.resolve("shapes"), "");
    assertThat(under(folder.resolve("shapes")).open(SHAPES).info()).isEqualTo(INFO);
    IdxBytes.writeSet(folder.resolve("others"), "");
    assertThat(under(folder.resolve("others")).find(SHAPES)).isEmpty();
  }

  @Test
  void refusesARootThatIsNoFolder() {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> under(absent).describe(SHAPES))
        .isInstanceOf(InvalidData.class)
        .hasMessage(
            "--data names "
                + absent
                + ", which is not a folder: name the folder that holds the data sets.");
  }

  @Test
  void refusesAnotherDataSetInTheNamedPlace() {
    IdxBytes.writeSet(folder.resolve("mnist"), "");
    DataRoots roots = new DataRoots(Optional.of(folder), Optional.empty(), folder);
    assertThatThrownBy(
            () -> new DataSets(roots, line -> {}).describe(new DataSource.Known("mnist")))
        .hasMessageContaining("has images of 2×3×1: expected 28×28×1 as mnist has");
  }

  @Test
  void refusesLabelsThatAKnownSetHasNot() {
    IdxBytes.writeSet(folder.resolve("shapes"), "");
    IdxBytes.write(
        folder.resolve("shapes"),
        "t10k-labels-idx1-ubyte",
        IdxBytes.join(IdxBytes.header(3), new byte[] {0, 3, 0}));
    assertThatThrownBy(() -> under(folder).open(SHAPES))
        .hasMessageContaining("gives image 1 the label 3: expected 0 to 2");
  }

  @Test
  void opensAFolderThatTheStudyFileNames() {
    IdxBytes.writeSet(folder.resolve("mine"), ".gz");
    DataSource mine = new DataSource.IdxFolder(folder.resolve("mine").toString());
    Dataset dataset = sets().open(mine);
    assertThat(dataset.name()).isEqualTo("mine");
    assertThat(dataset.classes()).containsExactly("0", "1", "2");
    assertThat(sets().check(mine).content().sameness()).isEqualTo(Sameness.UNKNOWN);
  }

  @Test
  void takesClassNamesFromTheFolder() throws IOException {
    IdxBytes.writeSet(folder, "");
    Files.writeString(folder.resolve("classes.txt"), "round\nsquare\n\nflat\n");
    DataSource mine = new DataSource.IdxFolder(folder.toString());
    assertThat(sets().describe(mine).classes()).containsExactly("round", "square", "flat");
    Files.writeString(folder.resolve("classes.txt"), "round\nround\n");
    assertThatThrownBy(() -> sets().describe(mine))
        .hasMessage(
            folder.resolve("classes.txt")
                + " must have the name of one class in each line: 1 to 256 names, each once.");
  }

  @Test
  void opensAFolderOfCifarBatches() throws IOException {
    Path batches = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
    for (String name : CifarFiles.batches()) {
      Files.write(batches.resolve(name), new byte[2 * 3073]);
    }
    DatasetInfo info = sets().describe(new DataSource.CifarFolder(folder.toString()));
    assertThat(info.classes()).hasSize(10).contains("truck");
    assertThat(info.trainCount()).isEqualTo(10);
    Files.writeString(batches.resolve("batches.meta.txt"), "only\n");
    info = sets().describe(new DataSource.CifarFolder(folder.toString()));
    assertThat(info.classes()).containsExactly("only");
  }

  @Test
  void saysWhatAFolderShouldHold() {
    assertThatThrownBy(() -> sets().open(new DataSource.IdxFolder(folder.toString())))
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith(
            "expected a folder with train-images-idx3-ubyte.gz and its three companions.");
    assertThatThrownBy(() -> sets().open(new DataSource.CifarFolder("no\0name")))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("cannot be the name of a folder");
  }

  @Test
  void listsWhatIsHereAndWhatIsNot() throws IOException {
    IdxBytes.writeSet(folder.resolve("shapes"), "");
    assertThat(under(folder).list())
        .extracting(listing -> listing.info().name() + " " + listing.found().map(Found::where))
        .containsExactly("shapes Optional[GIVEN]", "fashion-mnist-small Optional[SHIPPED]");
    Files.delete(folder.resolve("shapes/train-labels-idx1-ubyte"));
    Listing broken = under(folder).list().get(0);
    assertThat(broken.found()).isEmpty();
    assertThat(broken.problem()).get().asString().contains("lacks train-labels-idx1-ubyte.gz");
    assertThat(broken.info()).isEqualTo(INFO);
  }

  @Test
  void checkTellsOfficialFilesFromOthers() {
    IdxBytes.writeSet(folder.resolve("shapes"), ".gz");
    String fingerprint = under(folder).open(SHAPES).fingerprint();
    DataCheck other = under(folder).check(SHAPES);
    assertThat(other.content().sameness()).isEqualTo(Sameness.DIFFERS);
    assertThat(other.files()).extracting(CheckedFile::sameness).contains(Sameness.DIFFERS);
    DataCheck same = sets(roots(folder), shapes(fingerprint)).check(SHAPES);
    assertThat(same.content().sameness()).isEqualTo(Sameness.OFFICIAL);
    assertThat(same.content().parts().train().perClass()).containsExactly(2, 2, 2);
    assertThat(same.content().parts().train().channels()).hasSize(1);
  }

  @Test
  void suggestsTheKnownNameThatWasMeant() {
    assertThatThrownBy(() -> sets().open(new DataSource.Known("fashion_mnist")))
        .isInstanceOf(InvalidData.class)
        .hasMessage(
            "Invalid dataset: expected one of mnist, fashion-mnist, cifar10, fashion-mnist-small,"
                + " received 'fashion_mnist'. Did you mean 'fashion-mnist'?");
  }

  private static KnownSet shapes(String fingerprint) {
    URI nowhere = URI.create("http://127.0.0.1:9/absent");
    return new KnownSet(
        INFO,
        Format.IDX,
        List.of("shapes", "Shapes/raw"),
        new Publication(
            List.of(new Publication.File("train-images-idx3-ubyte.gz", 1, NO_SHA256, nowhere)),
            Optional.of(fingerprint),
            "none"));
  }

  private DataSets sets() {
    return new DataSets(new DataRoots(Optional.empty(), Optional.empty(), folder), line -> {});
  }

  private static DataSets under(Path given) {
    return sets(roots(given));
  }

  private static DataRoots roots(Path given) {
    return new DataRoots(Optional.of(given), Optional.empty(), given.resolve("cache"));
  }

  private static DataSets sets(DataRoots roots) {
    return sets(roots, shapes(NO_SHA256));
  }

  private static DataSets sets(DataRoots roots, KnownSet set) {
    return new DataSets(roots, List.of(set), line -> {});
  }
}
