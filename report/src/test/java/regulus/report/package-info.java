/** Tests of whole pages, on disk and in a browser. */
@NullMarked
package regulus.report;

import org.jspecify.annotations.NullMarked;
