package regulus.learning.data.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import regulus.learning.data.InvalidData;
import regulus.learning.data.file.ImageListing.ListedImage;
import regulus.learning.image.ImageForm;
import regulus.learning.image.UnreadablePicture;

/** Decodes every picture of a listing into its place, on all cores. */
final class Decoding {
  private static final int NAMED = 10;
  private static final long MOST_BYTES = 100_000_000;
  private static final int MOST_KILOPIXELS = 60_000;

  /** Pixels of the pictures that are decoded at a time, in thousands: some 700 MB. */
  private final Semaphore room = new Semaphore(MOST_KILOPIXELS);

  private final String dataset;
  private final ImageListing listing;
  private final ImageForm form;
  private final ByteBuffer pixels;

  Decoding(String dataset, ImageListing listing, ImageForm form, ByteBuffer pixels) {
    this.dataset = dataset;
    this.listing = listing;
    this.form = form;
    this.pixels = pixels;
  }

  /**
   * @throws InvalidData naming the pictures that cannot be read, all of them or ten
   */
  void run() {
    List<String> problems =
        IntStream.range(0, listing.images().size())
            .parallel()
            .mapToObj(this::problem)
            .flatMap(Optional::stream)
            .toList();
    if (!problems.isEmpty()) {
      throw refusal(problems);
    }
  }

  /** Why a picture cannot be read; none once it stands in its place. */
  private Optional<String> problem(int index) {
    ListedImage image = listing.images().get(index);
    try {
      byte[] picture = read(content(image));
      pixels.duplicate().position(index * picture.length).put(picture);
      return Optional.empty();
    } catch (UnreadablePicture unreadable) {
      return Optional.of(image.name() + " " + unreadable.reason());
    } catch (IOException e) {
      return Optional.of(image.name() + " cannot be read (" + e + ")");
    }
  }

  private byte[] read(byte[] file) {
    int kilopixels = 1 + ImageForm.pixels(file) / 1000;
    room.acquireUninterruptibly(kilopixels);
    try {
      return form.read(file);
    } finally {
      room.release(kilopixels);
    }
  }

  private static byte[] content(ListedImage image) throws IOException {
    if (image.size() > MOST_BYTES) {
      throw new UnreadablePicture("has more than 100 MB");
    }
    return Files.readAllBytes(image.file());
  }

  private InvalidData refusal(List<String> problems) {
    String more = problems.size() > NAMED ? "; and " + (problems.size() - NAMED) + " more" : "";
    String named = String.join("; ", problems.subList(0, Math.min(NAMED, problems.size())));
    return new InvalidData(
        dataset
            + " has "
            + (problems.size() == 1 ? "a picture" : problems.size() + " pictures")
            + " that cannot be read: "
            + named
            + more
            + ". Repair or remove "
            + (problems.size() == 1 ? "it." : "them."));
  }
}
