package regulus.learning.data.file;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import regulus.learning.data.InvalidData;
import regulus.learning.data.file.ImageListing.ListedImage;
import regulus.learning.image.UnreadablePicture;

/**
 * Looks at every picture of a listing, on all cores, and names those that cannot be read.
 *
 * @param dataset its name, for messages
 */
record EachPicture(String dataset, ImageListing listing) {
  private static final int NAMED = 10;
  private static final long MOST_BYTES = 100_000_000;

  /** What is done with each. */
  interface Look {
    /**
     * @param index in the listing
     * @param file all its bytes
     * @throws UnreadablePicture if it is none
     */
    void at(int index, byte[] file);
  }

  /**
   * @throws InvalidData naming the pictures that cannot be read, all of them or ten
   */
  void run(Look look) {
    List<String> problems =
        IntStream.range(0, listing.images().size())
            .parallel()
            .mapToObj(index -> problem(index, look))
            .flatMap(Optional::stream)
            .toList();
    if (!problems.isEmpty()) {
      throw refusal(problems);
    }
  }

  private Optional<String> problem(int index, Look look) {
    ListedImage image = listing.images().get(index);
    try {
      look.at(index, content(image));
      return Optional.empty();
    } catch (UnreadablePicture unreadable) {
      return Optional.of(image.name() + " " + unreadable.reason());
    } catch (IOException e) {
      return Optional.of(image.name() + " cannot be read (" + e + ")");
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
