package io.github.pas4j.datagen.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Answer;
import io.github.pas4j.runs.Budget;
import io.github.pas4j.runs.CallKey;
import io.github.pas4j.runs.RecordedCall;
import io.github.pas4j.runs.RunStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaidCallsTest {

    private static final int CALLERS = 30;

    @TempDir
    Path folder;

    /** With those that are answered and not recorded, an eighth more than at once. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "8, 9", "20, 22"})
    @Timeout(60)
    void noMoreIsAskedWhileAnswersAreNotYetOnTheDisk(int atOnce, int unrecorded) throws Exception {
        Path file = folder.resolve("run.db");
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (RunStore store = RunStore.sqlite(file)) {
            PaidCalls calls = new PaidCalls(store.spending(Budget.unlimited()), atOnce, CALLERS);
            CountDownLatch answer = new CountDownLatch(1);
            AtomicInteger made = new AtomicInteger();
            List<Future<RecordedCall>> recorded = new ArrayList<>();
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE"); // nobody else can write meanwhile
                for (int i = 0; i < CALLERS; i++) {
                    String row = "row-" + i;
                    recorded.add(callers.submit(() -> calls.once(key(row), new Usage(10, 10), Optional.empty(), () -> {
                        made.incrementAndGet();
                        await(answer);
                        return new Answer("Of " + row, 1, 1, FinishReason.STOP);
                    })));
                }
                while (calls.queueLength() < CALLERS - unrecorded) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                answer.countDown();
                TimeUnit.MILLISECONDS.sleep(200); // in which a further call would be made
                assertThat(made).hasValue(unrecorded);
                statement.execute("ROLLBACK");
            }
            for (Future<RecordedCall> one : recorded) {
                one.get(1, TimeUnit.MINUTES);
            }
            assertThat(made).hasValue(CALLERS);
            assertThat(store.journal().size()).isEqualTo(CALLERS);
        } finally {
            callers.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CallKey key(String row) {
        return CallKey.builder(row)
                .role("generator")
                .model("m")
                .templateVersion("1")
                .attempt(1)
                .request("Ask of " + row)
                .build();
    }
}
