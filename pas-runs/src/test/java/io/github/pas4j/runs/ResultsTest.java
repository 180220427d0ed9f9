package io.github.pas4j.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of stages. */
class ResultsTest {

    @TempDir
    Path folder;

    private Path file;
    private RunStore store;
    private Results results;

    @BeforeEach
    void open() {
        file = folder.resolve("run.db");
        store = RunStore.sqlite(file);
        results = store.results("vectors", "encoder 1");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Map<ResultKey, byte[]> batch(int from, int to) {
        Map<ResultKey, byte[]> batch = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            batch.put(ResultKey.of(i * 0x9E3779B97F4A7C15L, i), FloatVectors.toBytes(new float[] {i, -i}));
        }
        return batch;
    }

    @Test
    void whatWasPutComesBack() {
        ResultKey hash = ResultKey.of(-1, Long.MIN_VALUE);
        ResultKey text = ResultKey.of("a text");
        results.put(Map.of(hash, new byte[] {1, 2}, text, new byte[0]));
        close();
        open();
        assertThat(results.get(hash)).contains(new byte[] {1, 2});
        assertThat(results.get(text)).contains(new byte[0]);
        assertThat(results.get(ResultKey.of(0, Long.MIN_VALUE))).isEmpty();
        results.put(Map.of(hash, new byte[] {9}));
        assertThat(results.get(hash)).contains(new byte[] {9});
        assertThat(results.size()).isEqualTo(2);
    }

    /** Sixteen bytes of text are not the number that they spell. */
    @Test
    void aTextAndAHashAreNeverTheSameKey() {
        results.put(Map.of(ResultKey.of("AAAAAAAABBBBBBBB"), new byte[] {1}));
        ResultKey sameBytes = ResultKey.of(0x4141414141414141L, 0x4242424242424242L);
        assertThat(results.get(sameBytes)).isEmpty();
        results.put(Map.of(sameBytes, new byte[] {2}));
        List<ResultKey> keys = new ArrayList<>();
        results.forEach((key, value) -> keys.add(key));
        assertThat(keys).containsExactly(ResultKey.of("AAAAAAAABBBBBBBB"), sameBytes);
        assertThat(sameBytes).hasToString("ResultKey[41414141414141414242424242424242]");
    }

    @Test
    void manyAreLookedUpAtOnceInTheOrderAskedFor() {
        results.put(batch(0, 3_000));
        List<ResultKey> asked = new ArrayList<>(batch(1_000, 4_000).keySet());
        java.util.Collections.reverse(asked);
        Map<ResultKey, byte[]> found = results.getAll(asked);
        assertThat(found.keySet()).containsExactlyElementsOf(asked.subList(1_000, 3_000));
        found.forEach((key, value) ->
                assertThat(value).isEqualTo(batch(0, 3_000).get(key)).hasSize(8));
        assertThat(results.missing(asked)).containsExactlyElementsOf(asked.subList(0, 1_000));
    }

    @Test
    void anotherFingerprintIsAnotherSpace() {
        results.put(batch(0, 10));
        Results other = store.results("vectors", "encoder 2");
        assertThat(other.size()).isZero();
        assertThat(other.missing(batch(0, 10).keySet())).hasSize(10);
        other.put(batch(5, 20));
        assertThat(results.size()).isEqualTo(10);
        assertThat(other.size()).isEqualTo(15);
        assertThat(store.results("vectors", "encoder 1").size()).isEqualTo(10);
        assertThat(store.results("scores", "encoder 1").size()).isZero();
    }

    @Test
    void streamingGivesAllInTheOrderOfWriting() {
        results.put(batch(0, 1_500));
        store.results("vectors", "another").put(batch(0, 1_500));
        results.put(batch(1_500, 3_100));
        List<ResultKey> seen = new ArrayList<>();
        results.forEach((key, value) -> {
            seen.add(key);
            if (seen.size() == 10) {
                results.put(Map.of(ResultKey.of("written meanwhile"), value));
            }
        });
        List<ResultKey> expected = new ArrayList<>(batch(0, 3_100).keySet());
        expected.add(ResultKey.of("written meanwhile"));
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void valuesLargerThanAPageOfTheStreamComeOneByOne() {
        for (int i = 0; i < 5; i++) {
            byte[] large = new byte[6 << 20];
            large[large.length - 1] = (byte) i;
            results.put(Map.of(ResultKey.of("large " + i), large));
        }
        List<Byte> last = new ArrayList<>();
        results.forEach((key, value) -> last.add(value[value.length - 1]));
        assertThat(last).containsExactly((byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
    }

    @Test
    void aBatchThatDoesNotFitIsNotThereInPart() {
        results.put(batch(0, 100));
        store.database().limitPages(30);
        assertThatExceptionOfType(RunStoreException.class)
                .isThrownBy(() -> results.put(batch(100, 50_000)))
                .withMessageContaining("writing results failed: the disk is full")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL));
        assertThat(results.size()).isEqualTo(100);
        close();
        open();
        store.verify();
        results.put(batch(100, 50_000));
        assertThat(results.size()).isEqualTo(50_000);
    }

    @Test
    void vectorsKeepEveryBit() {
        float[] odd = {0f, -0f, 1f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, .1f};
        assertThat(FloatVectors.fromBytes(FloatVectors.toBytes(odd))).isEqualTo(odd);
        assertThat(FloatVectors.toBytes(new float[] {1f})).containsExactly(0, 0, 0x80, 0x3f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FloatVectors.fromBytes(new byte[7]))
                .withMessageContaining("7");
    }
}
