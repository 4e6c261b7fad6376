/**
 * What a study is, as facts: its spec, its variants, the trials that follow from it, what each gave
 * and what the study says. Sub-packages read the file, plan, run, record and compare.
 */
@NullMarked
package regulus.study;

import org.jspecify.annotations.NullMarked;
