package regulus.study.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import regulus.learning.Shape;
import regulus.learning.data.DataSource;
import regulus.learning.data.DataSource.ImageFolder;
import regulus.learning.data.InvalidData;
import regulus.learning.explanation.ShownImage;
import regulus.learning.explanation.Subject;
import regulus.learning.image.ColorMode;
import regulus.learning.image.ImageForm;
import regulus.learning.image.PictureFacts;
import regulus.learning.image.Sizing;
import regulus.learning.image.UnreadablePicture;
import regulus.learning.network.NetworkSpec;
import regulus.learning.setting.Pair;
import regulus.learning.storage.FileTrouble;
import regulus.study.TrialSpec;

/**
 * Image files of any size, as a network is fed them: resized as the images that it was trained on
 * were, or as Keras does by default; in grey where the network sees one channel.
 */
public record Photographs(ImageForm form) {
  private static final int MOST_BYTES = 256 << 20;

  /** As this trial's network was fed its images. */
  public static Photographs like(TrialSpec trial) {
    return like(trial.data().source(), trial.network());
  }

  /** As this network is fed images of this source. */
  public static Photographs like(DataSource source, NetworkSpec network) {
    return source instanceof ImageFolder folder
        ? new Photographs(folder.form())
        : like(network.input());
  }

  /** In the size and colours of this shape, resized as Keras does by default. */
  public static Photographs like(Shape shape) {
    if (shape.rank() != 3) {
      throw new InvalidData("No image file can be shown to a network that is fed " + shape + ".");
    }
    return new Photographs(
        new ImageForm(shape.height(), shape.width(), color(shape.channels()), Sizing.USUAL));
  }

  private static ColorMode color(int channels) {
    for (ColorMode mode : ColorMode.values()) {
      if (mode.channels() == channels) {
        return mode;
      }
    }
    throw new InvalidData(
        "No image file can be shown to a network that is fed " + channels + " channels.");
  }

  /** The sizes of pictures in files, upright; those that cannot be read have none. */
  public static Set<Pair> sizes(List<Path> files) {
    Set<Pair> sizes = new LinkedHashSet<>();
    for (Path file : files) {
      try {
        PictureFacts facts = PictureFacts.of(bytes(file));
        sizes.add(new Pair(facts.height(), facts.width()));
      } catch (InvalidData | UnreadablePicture unreadable) {
        // Said where it is read to be shown.
      }
    }
    return sizes;
  }

  /**
   * Reads one file for a page that others will read, to whom folders say nothing.
   *
   * @throws InvalidData if it is missing or no whole image, its name in front
   */
  public Subject shown(Path file) {
    return read(file).named(String.valueOf(file.getFileName()));
  }

  /**
   * Reads one file.
   *
   * @throws InvalidData if it is missing or no whole image, its name in front
   */
  public Subject read(Path file) {
    try {
      ShownImage image = new ShownImage(form.shape(), form.read(bytes(file)));
      return new Subject(file.toString(), image, OptionalInt.empty());
    } catch (UnreadablePicture unreadable) {
      throw new InvalidData(file + " " + unreadable.reason() + ".", unreadable);
    }
  }

  private static byte[] bytes(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidData("There is no file " + file + ".");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new InvalidData(file + " has more than " + MOST_BYTES + " bytes.");
      }
      return bytes;
    } catch (IOException unreadable) {
      throw new InvalidData(
          file + " cannot be read: " + FileTrouble.words(unreadable) + ".", unreadable);
    }
  }
}
