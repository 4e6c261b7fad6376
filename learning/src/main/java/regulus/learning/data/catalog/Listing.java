package regulus.learning.data.catalog;

import java.util.Optional;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;

/**
 * A known data set and whether it is here.
 *
 * @param info of what is here, or else of what is published
 * @param licence in a few words
 * @param found where it is; empty if it is not here or cannot be used
 * @param problem why what lies in its place cannot be used
 */
public record Listing(
    DatasetInfo info, String licence, Optional<Found> found, Optional<InvalidData> problem) {}
