package regulus.learning.data.catalog;

import java.util.Optional;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;

/**
 * A folder of pictures beside the known data sets.
 *
 * @param name of the folder in its root, by which a study may name it
 * @param where the root that has it
 * @param info its classes and how many pictures there are; none if it cannot be used
 * @param problem why it cannot
 */
public record ListedFolder(
    String name, Found.Where where, Optional<DatasetInfo> info, Optional<InvalidData> problem) {}
