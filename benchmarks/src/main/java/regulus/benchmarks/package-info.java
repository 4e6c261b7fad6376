/**
 * What the project claims about its speed and memory, as commands that print the figures of the
 * machine at hand: training beside Keras and PyTorch, start-up, the gap between trials, resident
 * memory. Outside the default build; nothing here fails because of a time. Imports study.
 */
@NullMarked
package regulus.benchmarks;

import org.jspecify.annotations.NullMarked;
