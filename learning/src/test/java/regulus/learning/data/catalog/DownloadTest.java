package regulus.learning.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.learning.Shape;
import regulus.learning.data.DataSource;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.Fingerprint;
import regulus.learning.data.InvalidData;
import regulus.learning.data.catalog.KnownSet.Format;
import regulus.learning.data.file.CifarFiles;
import regulus.learning.data.file.IdxBytes;

class DownloadTest {
  private static final DataSource SHAPES = new DataSource.Known("shapes");

  @TempDir Path folder;

  private final Map<String, byte[]> served = new TreeMap<>();
  private final List<String> notices = new ArrayList<>();
  private final HttpServer server = server();

  @BeforeEach
  void serve() {
    server.createContext(
        "/",
        exchange -> {
          byte[] content = served.get(exchange.getRequestURI().getPath().substring(1));
          exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : 0);
          try (var body = exchange.getResponseBody()) {
            body.write(content == null ? new byte[0] : content);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void downloadsOnceAndThenFindsItInTheCache() throws IOException {
    KnownSet set = idxSet();
    Dataset first = sets(set).open(SHAPES);
    assertThat(first.train().count()).isEqualTo(6);
    assertThat(notices)
        .containsExactly(
            "Downloading shapes (0.0 MB) from 127.0.0.1 to " + cache().resolve("shapes") + ".");
    served.clear();
    assertThat(sets(set).open(SHAPES).fingerprint()).isEqualTo(first.fingerprint());
    assertThat(notices).hasSize(1);
    assertThat(cache().toFile().list()).containsExactly("shapes");
  }

  @Test
  void describingDownloadsNothing() {
    KnownSet set = idxSet();
    assertThat(sets(set).describe(SHAPES)).isEqualTo(set.info());
    assertThat(sets(set).find(SHAPES)).isEmpty();
    assertThatThrownBy(() -> sets(set).check(SHAPES))
        .hasMessageStartingWith("shapes is not here: expected it in a folder shapes under --data");
    assertThat(notices).isEmpty();
    assertThat(cache()).doesNotExist();
  }

  @Test
  void unpacksTheArchiveOfCifar() {
    byte[][] members =
        CifarFiles.batches().stream()
            .map(name -> TarBytes.member("cifar-10-batches-bin/" + name, new byte[3073]))
            .toArray(byte[][]::new);
    byte[] archive = IdxBytes.gzip(TarBytes.tar(members));
    KnownSet set =
        new KnownSet(
            info(Shape.of(32, 32, 3)),
            Format.CIFAR,
            List.of("shapes/batches"),
            new Publication(List.of(publish("archive.tar.gz", archive)), Optional.empty(), "none"));
    assertThat(sets(set).open(SHAPES).train().count()).isEqualTo(5);
    assertThat(cache().resolve("shapes/batches").toFile().list())
        .containsExactlyInAnyOrderElementsOf(CifarFiles.batches());
  }

  @Test
  void refusesAFileThatIsNotThePublishedOne() {
    KnownSet set = idxSet();
    served.computeIfPresent("t10k-labels-idx1-ubyte.gz", (name, content) -> changed(content));
    assertFails(set, "t10k-labels-idx1-ubyte.gz: its SHA-256 is ");
  }

  @Test
  void stopsReadingAFileThatIsTooLong() {
    KnownSet set = idxSet();
    served.computeIfPresent(
        "train-images-idx3-ubyte.gz", (name, content) -> IdxBytes.join(content, new byte[1]));
    assertFails(set, "it is longer than the ");
  }

  @Test
  void saysHowToGetByHandWhatCannotBeDownloaded() {
    KnownSet set = idxSet();
    served.remove("train-labels-idx1-ubyte.gz");
    assertFails(set, "train-labels-idx1-ubyte.gz: java.io.FileNotFoundException");
    assertFails(
        set,
        "get train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz,"
            + " t10k-labels-idx1-ubyte.gz another way, put them into a folder shapes, and name the"
            + " folder above with --data or REGULUS_DATA.");
  }

  @Test
  void isContentWhenAnotherProcessWasFirst() {
    KnownSet set = idxSet();
    IdxBytes.writeSet(cache().resolve("shapes"), ".gz");
    new Download(cache(), notices::add).fetch(set);
    assertThat(cache().toFile().list()).containsExactly("shapes");
  }

  @Test
  void clearsAwayWhatAKilledDownloadHasLeft() throws IOException {
    Path left = Files.createDirectories(cache().resolve("shapes.999999999999.part"));
    Files.write(left.resolve("train-images-idx3-ubyte.gz"), new byte[10]);
    sets(idxSet()).open(SHAPES);
    assertThat(left).doesNotExist();
  }

  private void assertFails(KnownSet set, String message) {
    assertThatThrownBy(() -> sets(set).open(SHAPES))
        .isInstanceOf(InvalidData.class)
        .hasMessageStartingWith("Cannot download shapes (http://127.0.0.1")
        .hasMessageContaining(message);
    assertThat(cache()).isEmptyDirectory();
  }

  private KnownSet idxSet() {
    IdxBytes.writeSet(folder.resolve("published"), ".gz");
    List<Publication.File> files =
        List.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")
            .stream()
            .map(stem -> stem + "-ubyte.gz")
            .map(name -> publish(name, read(folder.resolve("published").resolve(name))))
            .toList();
    return new KnownSet(
        info(Shape.of(2, 3, 1)),
        Format.IDX,
        List.of("shapes"),
        new Publication(files, Optional.empty(), "none"));
  }

  private Publication.File publish(String name, byte[] content) {
    served.put(name, content);
    String sha256 = HexFormat.of().formatHex(Fingerprint.sha256().digest(content));
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    return new Publication.File(name, content.length, sha256, uri);
  }

  private DataSets sets(KnownSet set) {
    DataRoots roots = new DataRoots(Optional.empty(), Optional.empty(), cache());
    return new DataSets(roots, List.of(set), notices::add);
  }

  private Path cache() {
    return folder.resolve("cache");
  }

  private static DatasetInfo info(Shape shape) {
    return new DatasetInfo("shapes", shape, List.of("round", "square", "flat"), 6, 3);
  }

  private static byte[] changed(byte[] content) {
    byte[] changed = content.clone();
    changed[changed.length / 2] ^= 1;
    return changed;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
