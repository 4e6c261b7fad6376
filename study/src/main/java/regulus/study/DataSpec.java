package regulus.study;

import regulus.learning.data.DataSource;
import regulus.learning.data.Pixels;
import regulus.learning.data.SplitSpec;

/**
 * What is classified.
 *
 * @param source where it comes from
 * @param split how it is divided
 * @param pixels what the network is fed
 */
public record DataSpec(DataSource source, SplitSpec split, Pixels pixels) {}
