/**
 * The study file: YAML with the place of every value, options of the command line, edits and sweeps
 * of a base, and every problem at once. In goes text, out comes a {@link regulus.study.StudySpec}.
 *
 * <p>The way of a file: {@code YamlReader} makes nodes, {@code Replacement} puts options into them,
 * {@code StudyReader} reads the sections ({@code Sections} and {@code TrainingSection} declare them
 * as kinds), {@code BaseReader}, {@code VariantReader} and {@code EditReader} what is declared of
 * networks, {@code VariantBuilder} carries the edits out, still on nodes, and makes the variants,
 * {@code VariantChecks} and {@code StudyChecks} look at the whole.
 *
 * <p>Imports {@code regulus.study} and {@code regulus.learning}. A new key of a section is a
 * setting of its kind; a new edit is a record of {@code Edit} and a case of {@code EditReader}; the
 * schema and the reference follow by themselves from kinds.
 */
@NullMarked
package regulus.study.file;

import org.jspecify.annotations.NullMarked;
