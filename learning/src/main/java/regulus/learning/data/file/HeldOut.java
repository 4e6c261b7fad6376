package regulus.learning.data.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import regulus.learning.data.InvalidData;
import regulus.learning.data.Parts;
import regulus.learning.data.file.ImageListing.ListedImage;
import regulus.learning.random.Purpose;
import regulus.learning.random.Stream;

/**
 * Sets pictures apart for the test where a folder does not: of each class its share, drawn by the
 * pictures' names, so that the same ones are drawn for every seed and another picture moves few.
 */
final class HeldOut {
  private static final Stream LOTS = Stream.of(0, -1, Purpose.SPLIT).named("test");

  private HeldOut() {}

  static ImageListing test(ImageListing listing, double fraction) {
    Set<ListedImage> drawn = new HashSet<>();
    for (int label = 0; label < listing.classes().size(); label++) {
      drawn.addAll(drawn(listing, label, fraction));
    }
    List<ListedImage> images = new ArrayList<>(listing.images());
    images.removeAll(drawn);
    int left = images.size();
    listing.images().stream().filter(drawn::contains).forEach(images::add);
    Parts parts = listing.parts();
    return new ImageListing(
        listing.classes(),
        images,
        new Parts(left - parts.validation(), parts.validation(), drawn.size()),
        listing.skipped());
  }

  /** Of the training pictures of one class; at least one is drawn and one left. */
  private static List<ListedImage> drawn(ImageListing listing, int label, double fraction) {
    List<ListedImage> members =
        listing.images().subList(0, listing.parts().train()).stream()
            .filter(image -> image.label() == label)
            .sorted(Comparator.comparingLong(image -> LOTS.named(image.name()).bits(0)))
            .toList();
    if (members.size() < 2) {
      throw new InvalidData(
          "The class "
              + listing.classes().get(label)
              + " has one picture only: expected two at least, to set one apart for the test.");
    }
    long wanted = Math.round(fraction * members.size());
    return members.subList(0, (int) Math.max(1, Math.min(members.size() - 1, wanted)));
  }
}
