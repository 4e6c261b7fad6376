/**
 * Named choices and their settings: the one mechanism by which every layer, optimizer, loss,
 * metric, schedule, regularizer, initializer and activation is declared, parsed, documented and
 * compared.
 *
 * <p>In go names and plain values (from a study file or another format); out come validated
 * records. Imports nothing but the JDK. To add a choice, write its record with a {@code KIND}
 * constant and add that constant to the {@link regulus.learning.setting.Family} it belongs to.
 */
@NullMarked
package regulus.learning.setting;

import org.jspecify.annotations.NullMarked;
