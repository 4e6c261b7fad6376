/**
 * Statistics of paired repetitions: summaries, intervals, paired tests, corrections, verdicts. Pure
 * functions over arrays; distributions come from Apache Commons Statistics. In go figures by
 * repetition, or what each repetition did with each image; out come estimates, p values and {@link
 * regulus.statistics.Comparison}s. Imports the JDK and Commons Statistics only. A new test is one
 * file here, one table in {@code src/test/python/tables.py} and one test of it.
 */
@NullMarked
package regulus.statistics;

import org.jspecify.annotations.NullMarked;
