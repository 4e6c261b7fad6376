/** How facts are said. */
@NullMarked
package regulus.app.text;

import org.jspecify.annotations.NullMarked;
