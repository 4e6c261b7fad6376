package regulus.learning.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  @TempDir Path folder;

  @Test
  void writesTheWantedMembersOnly() throws IOException {
    byte[] tar =
        TarBytes.tar(
            TarBytes.member("inside/a.bin", "first"),
            TarBytes.member("inside/readme.html", "no"),
            TarBytes.member("b.bin", "second"));
    unpack(tar, "a.bin", "b.bin");
    assertThat(folder.resolve("a.bin")).hasContent("first");
    assertThat(folder.resolve("b.bin")).hasContent("second");
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void namesNeverBecomePaths() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    byte[] tar =
        TarBytes.tar(
            TarBytes.member("../../a.bin", "climbing"), TarBytes.member("/etc/b.bin", "rooted"));
    Archive.unpack(new ByteArrayInputStream(tar), List.of("a.bin", "b.bin"), 100, inner);
    assertThat(inner.toFile().list()).containsExactlyInAnyOrder("a.bin", "b.bin");
    assertThat(folder.toFile().list()).containsExactly("inner");
  }

  @Test
  void skipsLinksAndFolders() {
    byte[] link = TarBytes.member("a.bin", "");
    link[156] = '2';
    assertThatThrownBy(() -> unpack(TarBytes.tar(link), "a.bin"))
        .hasMessage("the archive lacks a.bin");
  }

  @Test
  void keepsTheFirstOfTwoMembersOfOneName() throws IOException {
    unpack(
        TarBytes.tar(TarBytes.member("a.bin", "first"), TarBytes.member("x/a.bin", "second")),
        "a.bin");
    assertThat(folder.resolve("a.bin")).hasContent("first");
  }

  @Test
  void refusesMembersThatAreTooLongOrCutOff() {
    byte[] tar = TarBytes.tar(TarBytes.member("a.bin", "x".repeat(101)));
    assertThatThrownBy(() -> unpack(tar, "a.bin"))
        .hasMessage("a.bin in the archive has 101 bytes, at most 100 are expected");
    byte[] whole = TarBytes.tar(TarBytes.member("a.bin", "x".repeat(90)));
    assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, 600), "a.bin"))
        .hasMessage("a.bin in the archive is cut off");
  }

  @Test
  void refusesMembersWithoutASize() {
    byte[] member = TarBytes.member("a.bin", "x");
    Arrays.fill(member, 124, 136, (byte) 0x80);
    assertThatThrownBy(() -> unpack(TarBytes.tar(member), "a.bin"))
        .hasMessage("the archive is damaged: a member has no size");
  }

  private void unpack(byte[] tar, String... wanted) throws IOException {
    Archive.unpack(new ByteArrayInputStream(tar), List.of(wanted), 100, folder);
  }
}
