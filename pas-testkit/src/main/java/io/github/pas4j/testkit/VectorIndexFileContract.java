package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.IndexException;
import io.github.pas4j.embedding.VectorIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The half of {@link VectorIndexContract} that is about files. */
abstract class VectorIndexFileContract {

    static final int DIMENSION = 16;

    private static final Embeddings VECTORS = IndexVectors.clustered(600, DIMENSION, 7);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path folder;

    /** For the implementation's tests to call. */
    VectorIndexFileContract() {}

    /** A new, empty, open index of vectors of the dimension; whoever asked closes it. */
    protected abstract VectorIndex newIndex(int dimension);

    /** The index that {@link VectorIndex#save} wrote. */
    protected abstract VectorIndex load(Path file);

    @Test
    void aLoadedIndexGivesTheSameAnswers() {
        Path file = folder.resolve("index");
        try (VectorIndex index = saved(VECTORS, file);
                VectorIndex loaded = load(file)) {
            assertThat(loaded.size()).isEqualTo(VECTORS.size());
            assertThat(loaded.dimension()).isEqualTo(DIMENSION);
            for (int i = 0; i < 50; i++) {
                assertThat(loaded.search(VECTORS.row(i), 10)).isEqualTo(index.search(VECTORS.row(i), 10));
                assertThat(loaded.within(VECTORS.row(i), .8f)).isEqualTo(index.within(VECTORS.row(i), .8f));
            }
            assertThat(IndexVectors.pairs(loaded, .95f)).isEqualTo(IndexVectors.pairs(index, .95f));
        }
    }

    @Test
    void aLoadedIndexTakesFurtherVectors() {
        Path file = folder.resolve("index");
        saved(VECTORS, file).close();
        try (VectorIndex loaded = load(file)) {
            float[] next = VECTORS.row(3);
            assertThat(loaded.add(next)).isEqualTo(VECTORS.size());
            loaded.addAll(IndexVectors.clustered(40, DIMENSION, 8));
            assertThat(loaded.size()).isEqualTo(VECTORS.size() + 41);
            assertThat(loaded.within(next, 1)).extracting("id").containsExactly(3, VECTORS.size());
            assertThat(loaded.search(VECTORS.row(70), 1).get(0).cosine()).isEqualTo(1);

            Path again = folder.resolve("again");
            loaded.save(again);
            try (VectorIndex both = load(again)) {
                assertThat(both.size()).isEqualTo(loaded.size());
                assertThat(both.search(next, 5)).isEqualTo(loaded.search(next, 5));
            }
        }
    }

    @Test
    void anEmptyIndexIsSavedAndLoaded() {
        Path file = folder.resolve("index");
        saved(Embeddings.of(new float[0], DIMENSION), file).close();
        try (VectorIndex loaded = load(file)) {
            assertThat(loaded.size()).isZero();
            assertThat(loaded.search(VECTORS.row(0), 3)).isEmpty();
            assertThat(loaded.add(VECTORS.row(0))).isZero();
            assertThat(loaded.search(VECTORS.row(0), 3)).extracting("id").containsExactly(0);
        }
    }

    @Test
    void aShorterIndexTakesThePlaceOfALongerFile() throws IOException {
        Path file = folder.resolve("index");
        saved(VECTORS, file).close();
        long longer = Files.size(file);
        Embeddings few = IndexVectors.clustered(20, DIMENSION, 9);
        saved(few, file).close();

        assertThat(Files.size(file)).isLessThan(longer);
        try (VectorIndex loaded = load(file)) {
            assertThat(loaded.size()).isEqualTo(20);
            assertThat(loaded.search(few.row(4), 1)).extracting("id").containsExactly(4);
        }
    }

    @Test
    void anIndexIsSavedOverTheFileThatItWasLoadedFrom() {
        Path file = folder.resolve("index");
        saved(VECTORS, file).close();
        try (VectorIndex loaded = load(file)) {
            loaded.add(VECTORS.row(0));
            loaded.save(file);
            assertThat(loaded.search(VECTORS.row(5), 1)).extracting("id").containsExactly(5);
        }
        try (VectorIndex loaded = load(file)) {
            assertThat(loaded.size()).isEqualTo(VECTORS.size() + 1);
        }
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        Path file = folder.resolve("index");
        saved(VECTORS, file).close();
        try (VectorIndex index = newIndex(DIMENSION)) {
            Path occupied = folder.resolve("occupied");
            Files.createDirectories(occupied.resolve("full"));
            assertThatExceptionOfType(IndexException.class)
                    .isThrownBy(() -> index.save(occupied))
                    .withMessageContaining(occupied.toString());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(file, folder.resolve("occupied"));
        }
    }

    @Test
    void aFileThatIsCutIsNamed() throws IOException {
        Path file = folder.resolve("index");
        saved(VECTORS, file).close();
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 7, 40, whole.length / 2, whole.length - 1}) {
            assertRefused(Files.write(folder.resolve("cut" + length), Arrays.copyOf(whole, length)));
        }
        assertRefused(Files.write(folder.resolve("longer"), Arrays.copyOf(whole, whole.length + 4)));
    }

    @Test
    void aFileWithAFlippedBitIsNamed() throws IOException {
        Path file = folder.resolve("index");
        saved(VECTORS, file).close();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 40; i++) {
            byte[] damaged = whole.clone();
            damaged[(int) ((long) whole.length * i / 40)] ^= 0x10;
            assertRefused(Files.write(folder.resolve("damaged"), damaged));
        }
    }

    @Test
    void whatIsNoIndexIsNamed() throws IOException {
        assertRefused(folder.resolve("missing"));
        assertRefused(Files.createDirectory(folder.resolve("directory")));
        byte[] text = "No index, but a text that is long enough to be one. "
                .repeat(40)
                .getBytes(StandardCharsets.UTF_8);
        assertRefused(Files.write(folder.resolve("text"), text));
    }

    private VectorIndex saved(Embeddings vectors, Path file) {
        VectorIndex index = newIndex(DIMENSION);
        index.addAll(vectors);
        index.save(file);
        return index;
    }

    private void assertRefused(Path file) {
        assertThatExceptionOfType(IndexException.class)
                .isThrownBy(() -> load(file).close())
                .withMessageContaining(file.toString())
                .satisfies(e -> assertThat(e.file()).contains(file));
    }
}
