package regulus.learning.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.Shape;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.InvalidData;
import regulus.learning.data.Parts;
import regulus.learning.image.ImageForm;

class ImageFolderTest {
  private static final ImageForm SMALL = ImageForm.of(2, 3);

  @TempDir Path folder;

  @Test
  void readsPartsInOrderWithClassesSortedByName() throws IOException {
    picture("train/zebra/1.png", Color.RED);
    picture("train/ape/2.png", Color.GREEN);
    picture("train/ape/10.png", Color.BLUE);
    picture("validation/ape/a.png", Color.WHITE);
    picture("validation/zebra/a.png", Color.BLACK);
    picture("test/ape/b.png", Color.RED);
    picture("test/zebra/b.png", Color.BLUE);
    Dataset dataset = read();
    assertThat(dataset.classes()).containsExactly("ape", "zebra");
    assertThat(dataset.parts()).isEqualTo(new Parts(3, 2, 2));
    assertThat(dataset.examples().shape()).isEqualTo(Shape.of(2, 3, 3));
    assertThat(dataset.examples().labels()).containsExactly(0, 0, 1, 0, 1, 0, 1);
    assertThat(colours(dataset))
        .containsExactly("0000ff", "00ff00", "ff0000", "ffffff", "000000", "ff0000", "0000ff");
    assertThat(dataset.info()).isEqualTo(images().describe());
  }

  @ParameterizedTest
  @ValueSource(strings = {"validation", "valid", "val"})
  void knowsTheValidationPartByThreeNames(String name) throws IOException {
    for (String part : List.of("train", name)) {
      picture(part + "/a/1.png", Color.RED);
      picture(part + "/b/1.png", Color.RED);
    }
    assertThat(images().describe().parts()).isEqualTo(new Parts(2, 2, 0));
  }

  @Test
  void takesClassFoldersWithoutPartsAsTraining() throws IOException {
    picture("train/1.png", Color.RED);
    picture("plane/deeper/still/1.png", Color.RED);
    assertThat(images().describe().classes()).containsExactly("plane", "train");
    assertThat(images().describe().parts()).isEqualTo(Parts.of(2, 0));
  }

  @Test
  void makesThePositiveClassTheSecond() throws IOException {
    picture("ape/1.png", Color.RED);
    picture("bear/1.png", Color.BLUE);
    Dataset dataset = images(Optional.of("ape")).read();
    assertThat(dataset.classes()).containsExactly("bear", "ape");
    assertThat(dataset.examples().labels()).containsExactly(1, 0);
    assertThat(images(Optional.of("bear")).describe()).isEqualTo(images().describe());
  }

  @Test
  void setsTestPicturesApartByTheirNames() throws IOException {
    for (int i = 0; i < 10; i++) {
      picture("a/" + i + ".png", Color.RED);
      picture("b/" + i + ".png", Color.BLUE);
    }
    picture("b/10.png", Color.BLUE);
    ImageListing listing = heldOut(0.3).listing();
    assertThat(listing.parts()).isEqualTo(Parts.of(15, 6));
    List<String> test = names(listing.images().subList(15, 21));
    assertThat(test).doesNotHaveDuplicates().filteredOn(name -> name.startsWith("a")).hasSize(3);
    assertThat(names(listing.images().subList(0, 15))).doesNotContainAnyElementsOf(test);
    assertThat(heldOut(0.3).listing()).isEqualTo(listing);
    assertThat(heldOut(0.001).describe().parts()).isEqualTo(Parts.of(19, 2));
    assertThat(heldOut(0.999).describe().parts()).isEqualTo(Parts.of(2, 19));
  }

  private ImageFolder heldOut(double fraction) {
    DataSource.ImageFolder source =
        new DataSource.ImageFolder(
            folder.toString(), SMALL, Optional.empty(), OptionalDouble.of(fraction));
    return ImageFolder.in(folder, source, DecodedImages.UNCACHED).orElseThrow();
  }

  private static List<String> names(List<ImageListing.ListedImage> images) {
    return images.stream().map(ImageListing.ListedImage::name).toList();
  }

  @Test
  void saysWhatItSkips() throws IOException {
    picture("a/1.png", Color.RED);
    picture("b/1.png", Color.RED);
    picture("stray.jpg", Color.RED);
    Files.writeString(folder.resolve("README.md"), "beside the classes");
    Files.writeString(folder.resolve("a/.DS_Store"), "hidden");
    Files.writeString(folder.resolve("a/Thumbs.db"), "known");
    Files.writeString(folder.resolve("b/notes.txt"), "text");
    assertThat(images().listing().skipped())
        .containsExactly("a/Thumbs.db", "b/notes.txt", "stray.jpg");
    assertThat(images().describe().trainCount()).isEqualTo(2);
  }

  @Test
  void looksAtHeadersWithoutDecoding() throws IOException {
    picture("a/1.png", Color.RED);
    picture("b/1.png", Color.RED);
    images().checkHeaders();
    Files.writeString(folder.resolve("a/2.jpg"), "no picture");
    assertThatThrownBy(() -> images().checkHeaders())
        .isInstanceOf(InvalidData.class)
        .hasMessageEndingWith(
            "has a picture that cannot be read: a/2.jpg is no JPEG, PNG, GIF or BMP picture."
                + " Repair or remove it.");
  }

  @Test
  void namesEveryPictureThatCannotBeRead() throws IOException {
    picture("a/1.png", Color.RED);
    picture("b/1.png", Color.RED);
    Files.writeString(folder.resolve("a/2.jpg"), "no picture");
    Files.write(folder.resolve("b/3.png"), new byte[0]);
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("has 2 pictures that cannot be read")
        .hasMessageContaining("a/2.jpg is no JPEG, PNG, GIF or BMP picture; b/3.png is empty.");
  }

  @Test
  void refusesFormatsThatAreNotRead() throws IOException {
    picture("a/1.png", Color.RED);
    picture("b/1.png", Color.RED);
    Files.writeString(folder.resolve("a/2.webp"), "RIFF");
    assertRefused("pictures of a format that is not read: a/2.webp");
  }

  @Test
  void refusesWhatIsNotLaidOutAsItShouldBe() throws IOException {
    assertRefused("has no class: expected a folder for each class");
    picture("a/1.png", Color.RED);
    assertRefused("has one class, a: expected a folder for each class");
    Files.createDirectories(folder.resolve("b"));
    assertRefused("has no training pictures of b");
  }

  @Test
  void refusesPartsThatDoNotFitTogether() throws IOException {
    picture("test/a/1.png", Color.RED);
    assertRefused("has a folder test and none named train");
    picture("train/a/1.png", Color.RED);
    picture("train/b/1.png", Color.RED);
    assertRefused("has no test pictures of b");
    picture("test/b/1.png", Color.RED);
    picture("test/c/1.png", Color.RED);
    assertRefused("has test pictures of c, which has no training pictures");
  }

  @Test
  void refusesTwoValidationParts() throws IOException {
    for (String part : List.of("train", "val", "validation")) {
      picture(part + "/a/1.png", Color.RED);
      picture(part + "/b/1.png", Color.RED);
    }
    assertRefused("has both val and validation");
  }

  @Test
  void followsNoLinkOutOfTheFolder(@TempDir Path outside) throws IOException {
    picture("a/1.png", Color.RED);
    picture("b/1.png", Color.RED);
    Files.createSymbolicLink(folder.resolve("a/2.png"), folder.resolve("b/1.png"));
    assertThat(images().describe().trainCount()).isEqualTo(3);
    Path secret = Files.copy(folder.resolve("a/1.png"), outside.resolve("secret.png"));
    Files.createSymbolicLink(folder.resolve("a/3.png"), secret);
    assertRefused("3.png is a link that leads out of the folder");
    Files.delete(folder.resolve("a/3.png"));
    Files.createSymbolicLink(folder.resolve("c"), outside);
    assertRefused("c is a link to a folder");
  }

  @Test
  void keepsPixelsInTheCacheUntilAFileChanges(@TempDir Path cache) throws IOException {
    picture("a/1.png", Color.RED);
    picture("b/1.png", Color.BLUE);
    DecodedImages decoded = new DecodedImages(Optional.of(cache.resolve("new")));
    String fingerprint = cached(decoded).fingerprint();
    assertThat(fingerprint).isEqualTo(read().fingerprint());
    Path kept = onlyFile(cache.resolve("new"));
    assertThat(cached(decoded).fingerprint()).isEqualTo(fingerprint);

    byte[] bytes = Files.readAllBytes(kept);
    bytes[0] ^= 1;
    Files.write(kept, bytes);
    assertThat(cached(decoded).fingerprint()).as("damaged").isEqualTo(fingerprint);
    assertThat(Files.readAllBytes(kept)).as("written anew").isNotEqualTo(bytes);

    picture("a/1.png", Color.GREEN);
    Files.setLastModifiedTime(
        folder.resolve("a/1.png"), java.nio.file.attribute.FileTime.fromMillis(1));
    assertThat(colours(cached(decoded))).containsExactly("00ff00", "0000ff");
  }

  @Test
  void worksWhereNothingCanBeKept() throws IOException {
    picture("a/1.png", Color.RED);
    picture("b/1.png", Color.BLUE);
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThat(colours(cached(new DecodedImages(Optional.of(file.resolve("cache"))))))
        .containsExactly("ff0000", "0000ff");
  }

  private Dataset cached(DecodedImages decoded) {
    return ImageFolder.in(folder, source(Optional.empty()), decoded).orElseThrow().read();
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(this::images)
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining(sentence)
        .hasMessageEndingWith(".");
  }

  private void picture(String name, Color colour) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 24; i++) {
      image.setRGB(i % 6, i / 6, colour.getRGB());
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private Dataset read() {
    return images().read();
  }

  private ImageFolder images() {
    return images(Optional.empty());
  }

  private ImageFolder images(Optional<String> positive) {
    return ImageFolder.in(folder, source(positive), DecodedImages.UNCACHED).orElseThrow();
  }

  private DataSource.ImageFolder source(Optional<String> positive) {
    return new DataSource.ImageFolder(folder.toString(), SMALL, positive, OptionalDouble.empty());
  }

  /** The first pixel of each image. */
  private static List<String> colours(Dataset dataset) {
    ByteBuffer pixels = dataset.examples().pixels();
    return java.util.stream.IntStream.range(0, dataset.examples().count())
        .map(i -> i * SMALL.shape().elements())
        .mapToObj(
            i -> String.format("%02x%02x%02x", pixels.get(i), pixels.get(i + 1), pixels.get(i + 2)))
        .toList();
  }
}
