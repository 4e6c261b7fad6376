package regulus.learning.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class FileTroubleTest {
  @Test
  void saysWhatHappenedAndWhere() {
    assertThat(FileTrouble.words(new AccessDeniedException("a/b")))
        .isEqualTo("permission denied (a/b)");
    assertThat(FileTrouble.words(new NoSuchFileException("a/b")))
        .isEqualTo("it or the folder that it is in is not there (a/b)");
    assertThat(FileTrouble.words(new FileSystemException("a/b", null, "No space left on device")))
        .isEqualTo("no space left on device (a/b)");
    assertThat(FileTrouble.words(new FileNotFoundException("a/b (Permission denied)")))
        .isEqualTo("permission denied (a/b)");
  }

  @Test
  void otherFailuresSpeakForThemselves() {
    assertThat(FileTrouble.words(new IOException("its data are cut off")))
        .isEqualTo("its data are cut off");
    assertThat(FileTrouble.words(new IOException())).isEqualTo("IOException");
  }
}
