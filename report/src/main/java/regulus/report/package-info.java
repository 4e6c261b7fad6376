/** Results to a page: tables, charts and pictures in one self-contained HTML file. */
@NullMarked
package regulus.report;

import org.jspecify.annotations.NullMarked;
