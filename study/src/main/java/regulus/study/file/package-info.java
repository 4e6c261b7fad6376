/**
 * The study file: YAML with the place of every value, edits and sweeps of a base, and every error
 * at once. In goes text, out comes a {@link regulus.study.StudySpec}.
 */
@NullMarked
package regulus.study.file;

import org.jspecify.annotations.NullMarked;
