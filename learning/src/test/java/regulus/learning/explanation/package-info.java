/** What can be shown of networks, in small cases that are known by hand. */
@NullMarked
package regulus.learning.explanation;

import org.jspecify.annotations.NullMarked;
