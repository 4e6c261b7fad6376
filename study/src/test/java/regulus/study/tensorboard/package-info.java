@NullMarked
package regulus.study.tensorboard;

import org.jspecify.annotations.NullMarked;
