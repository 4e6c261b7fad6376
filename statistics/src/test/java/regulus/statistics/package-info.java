/** Tests against tables made with SciPy and statsmodels ({@code src/test/python/tables.py}). */
@NullMarked
package regulus.statistics;

import org.jspecify.annotations.NullMarked;
