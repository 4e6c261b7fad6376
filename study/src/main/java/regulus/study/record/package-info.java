/** The study's memory: the SQLite record and the run folder. */
@NullMarked
package regulus.study.record;

import org.jspecify.annotations.NullMarked;
