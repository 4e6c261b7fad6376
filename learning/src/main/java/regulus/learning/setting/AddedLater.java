package regulus.learning.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record component that facts of its kind did not always have. Where it says nothing it is
 * left out of the canonical text that trials are identified by, so that trials of before keep their
 * ids; and it is written into it as any other component where it says something.
 *
 * <p>Nothing is: no value, an empty list or map, {@code false}; and what is given here.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AddedLater {
  /**
   * The canonical text of one more value that says nothing: {@code "1"} for a whole number whose
   * default is 1, {@code "0x1.0p0"} for a real one.
   */
  String value() default "";
}
