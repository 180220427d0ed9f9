package io.github.pas4j.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a second process shows: locks, deaths, a small heap. */
class OtherProcessTest {

    private static final int KILLS = 12;
    private static final int VECTORS = Integer.getInteger("pas.vectors", 200_000);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.db");
    }

    @Test
    void aSecondProcessIsToldWhoHoldsTheStoreAndADeadOneHoldsNothing() throws Exception {
        try (OtherProcess holder = OtherProcess.start(List.of(), "hold", file.toString())) {
            assertThat(holder.line()).startsWith("open");
            RunStoreException refused = catchThrowableOfType(RunStoreException.class, () -> RunStore.sqlite(file));
            assertThat(refused.reason()).isEqualTo(Reason.IN_USE);
            assertThat(refused).hasMessageContaining("in use by pid " + holder.pid() + " since 2");
            holder.kill();
            RunStore.sqlite(file).close();
        }
    }

    /** On POSIX whoever closes any channel on a file drops the process's locks on it. */
    @Test
    void aSecondOpenHereDoesNotLetAnotherProcessIn() throws Exception {
        try (RunStore store = RunStore.sqlite(file)) {
            assertThat(catchThrowableOfType(RunStoreException.class, () -> RunStore.sqlite(file)))
                    .isNotNull();
            try (OtherProcess other =
                    OtherProcess.start(List.of(), "try", store.file().toString())) {
                assertThat(other.line())
                        .startsWith("IN_USE")
                        .contains("pid " + ProcessHandle.current().pid() + " since 2");
            }
        }
        try (OtherProcess other = OtherProcess.start(List.of(), "try", file.toString())) {
            assertThat(other.line()).startsWith("open");
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesKills() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> said = new ArrayList<>();
        for (int round = 0; round < KILLS; round++) {
            try (OtherProcess child = OtherProcess.start(List.of(), "record", file.toString(), "" + round)) {
                int lines = random.nextInt(1, 150);
                for (int i = 0; i < lines; i++) {
                    said.add(child.line());
                }
                said.addAll(child.kill());
            }
        }
        assertThat(said).doesNotContainNull().hasSizeGreaterThanOrEqualTo(KILLS);
        try (RunStore store = RunStore.sqlite(file)) {
            store.verify();
            Results results = store.results("vectors", "test");
            for (String line : said) {
                String row = line.substring(line.indexOf(' ') + 1);
                if (line.startsWith("call ")) {
                    assertThat(store.journal().find(Stores.key(row))).as(line).isPresent();
                } else {
                    assertThat(results.get(ResultKey.of(row + "/" + (OtherProcess.BATCH - 1))))
                            .as(line)
                            .isPresent();
                }
            }
        }
        noCallIsTwiceOrInPart();
        noBatchIsThereInPart();
        assertThat(Stores.query(file, "SELECT count(*) FROM session")).containsExactly("" + (KILLS + 1));
    }

    private void noCallIsTwiceOrInPart() throws Exception {
        List<String> rows = Stores.query(file, "SELECT row_id, answer FROM journal");
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            String id = row.substring(0, row.indexOf('|'));
            assertThat(row).isEqualTo(id + "|" + OtherProcess.answerOf(id));
        });
        assertThat(rows).doesNotHaveDuplicates();
    }

    private void noBatchIsThereInPart() throws Exception {
        assertThat(Stores.query(
                        file, "SELECT count(*) FROM result GROUP BY substr(key, 1, instr(key, '/')) ORDER BY 1"))
                .isNotEmpty()
                .containsOnly("" + OtherProcess.BATCH);
    }

    /** 307 MB of vectors through a heap of 64. */
    @Test
    void vectorsStreamInAndOutThroughASmallHeap() throws Exception {
        try (OtherProcess child = OtherProcess.start(List.of("-Xmx64m"), "vectors", file.toString(), "" + VECTORS)) {
            System.out.println(VECTORS + " vectors " + child.line());
            assertThat(child.line()).isEqualTo("right " + VECTORS + " heap 64");
            assertThat(child.exit()).isZero();
        }
        assertThat(Files.size(file)).isGreaterThan(4L * VECTORS * OtherProcess.DIMENSION);
    }
}
