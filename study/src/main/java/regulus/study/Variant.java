package regulus.study;

import java.util.Optional;
import regulus.learning.network.NetworkSpec;
import regulus.learning.training.TrainingSpec;

/**
 * A network with its training, after its edits.
 *
 * @param name unique in the study: {@code base}, {@code dropout}
 * @param baseline the base that it edits and is compared with; none for a base
 */
public record Variant(
    String name, Optional<String> baseline, NetworkSpec network, TrainingSpec training) {}
