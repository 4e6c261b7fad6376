/**
 * How facts are said on a terminal: aligned columns, counts, durations, figures, JSON. Pure
 * functions; imports nothing of Regulus but statistics' facts. A new way of saying something is a
 * method of the class that says its kind.
 */
@NullMarked
package regulus.app.text;

import org.jspecify.annotations.NullMarked;
