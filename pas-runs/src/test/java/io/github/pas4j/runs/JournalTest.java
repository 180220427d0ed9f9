package io.github.pas4j.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.RunStoreException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was paid for is there, once. */
class JournalTest {

    private static final int THREADS = 16;

    @TempDir
    Path folder;

    private Path file;
    private RunStore store;

    @BeforeEach
    void open() {
        file = folder.resolve("run.db");
        store = Stores.open(file, new AtomicLong());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = Stores.open(file, new AtomicLong());
    }

    private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatWasRecordedIsFoundAfterwards() {
        Answer answer = new Answer("{\"correct\": true}", 812, 64, FinishReason.LENGTH);
        assertThat(store.journal().find(Stores.key("1"))).isEmpty();
        assertThat(store.journal().record(Stores.key("1"), answer)).isEqualTo(Recording.NEW);
        reopen();
        assertThat(store.journal().find(Stores.key("1")))
                .contains(new RecordedCall(Stores.key("1"), answer, Stores.MORNING));
    }

    @Test
    void callsStreamInTheOrderOfRecordingWithTheirSessions() {
        int many = 2500; // more than a page
        for (int i = 0; i < many; i++) {
            store.journal().record(Stores.key("row " + (many - i)), new Answer("x", i, 2, FinishReason.STOP));
        }
        reopen();
        assertThat(store.journal().stream()).hasSize(many);
        store.journal().record(Stores.key("late"), Stores.answer("y"));
        List<JournalEntry> entries = store.journal().stream().toList();
        assertThat(entries).hasSize(many + 1);
        for (int i = 0; i < many; i++) {
            assertThat(entries.get(i).tokensIn()).isEqualTo(i);
        }
        JournalEntry last = entries.get(many);
        List<RunSession> sessions = store.sessions();
        assertThat(sessions).hasSize(2);
        assertThat(last)
                .isEqualTo(new JournalEntry(
                        last.id(), sessions.get(1).id(), "generator", "small", 100, 20, Stores.MORNING));
        assertThat(entries.get(0).session()).isEqualTo(sessions.get(0).id());
    }

    @Test
    void everyPartOfTheKeyCounts() {
        CallKey key = new CallKey("row", "critic", "small", "2", 1, "0".repeat(64));
        List<CallKey> others = List.of(
                new CallKey("row2", "critic", "small", "2", 1, "0".repeat(64)),
                new CallKey("row", "generator", "small", "2", 1, "0".repeat(64)),
                new CallKey("row", "critic", "large", "2", 1, "0".repeat(64)),
                new CallKey("row", "critic", "small", "3", 1, "0".repeat(64)),
                new CallKey("row", "critic", "small", "2", 2, "0".repeat(64)),
                new CallKey("row", "critic", "small", "2", 1, "1".repeat(64)));
        store.journal().record(key, Stores.answer("x"));
        assertThat(others)
                .allSatisfy(other -> assertThat(store.journal().find(other)).isEmpty());
        assertThat(others)
                .allSatisfy(other -> assertThat(store.journal().record(other, Stores.answer("y")))
                        .isEqualTo(Recording.NEW));
    }

    @Test
    void theRequestIsHashed() {
        assertThat(CallKey.builder("row")
                        .role("r")
                        .model("m")
                        .templateVersion("t")
                        .request("abc")
                        .build())
                .isEqualTo(new CallKey(
                        "row", "r", "m", "t", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Test
    void theFirstAnswerStays() {
        CallKey key = Stores.key("1");
        store.journal().record(key, Stores.answer("first"));
        assertThat(store.journal().record(key, Stores.answer("first"))).isEqualTo(Recording.KNOWN);
        assertThat(store.journal().record(key, Stores.answer("second"))).isEqualTo(Recording.OTHER_KEPT);
        assertThat(store.journal().find(key).orElseThrow().answer().text()).isEqualTo("first");
        assertThat(store.journal().size()).isEqualTo(1);
    }

    @Test
    void anyTextComesBackAsItWas() {
        String text = "a\0b 😀 \uFEFF 中文 \r\n\u2028 \uFFFF".repeat(3);
        RecordedCall first = store.journal().callOnce(Stores.key(text), () -> Stores.answer(text));
        reopen();
        assertThat(store.journal().find(Stores.key(text))).contains(first);
        assertThat(first.answer().text()).isEqualTo(text);
    }

    /** SQLite's text is UTF-8, which cannot hold it: what the first caller sees is what is read after a resume. */
    @Test
    void halfASurrogatePairIsReplacedBeforeAnybodySeesIt() {
        RecordedCall first = store.journal().callOnce(Stores.key("1"), () -> Stores.answer("a\uD83Db"));
        assertThat(first.answer().text()).isEqualTo("a\uFFFDb");
        assertThat(store.journal().record(Stores.key("1"), Stores.answer("a\uD83Db")))
                .isEqualTo(Recording.KNOWN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stores.key("row \uDE00"))
                .withMessageContaining("index 4");
    }

    @Test
    void sixteenThreadsRecordAtOnce() throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            tasks.add(() -> {
                int fresh = 0;
                for (int i = 0; i < 50; i++) {
                    String row = i % 2 == 0 ? "shared " + i : thread + " own " + i;
                    Recording recording = store.journal().record(Stores.key(row), Stores.answer("of " + row));
                    fresh += recording == Recording.NEW ? 1 : 0;
                }
                return fresh;
            });
        }
        int expected = 25 + THREADS * 25;
        assertThat(together(tasks).stream().mapToInt(Integer::intValue).sum()).isEqualTo(expected);
        reopen();
        assertThat(Stores.query(file, "SELECT count(*), sum(answer = 'of ' || row_id) FROM journal"))
                .containsExactly(expected + "|" + expected);
        assertThat(store.spending(Budget.unlimited()).calls()).isEqualTo(expected);
    }

    @Test
    void threadsWithOneKeyMakeOneCall() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch allAreHere = new CountDownLatch(THREADS);
        Callable<RecordedCall> task = () -> {
            allAreHere.countDown();
            allAreHere.await();
            return store.journal().callOnce(Stores.key("1"), () -> Stores.answer("call " + calls.incrementAndGet()));
        };
        assertThat(together(java.util.Collections.nCopies(THREADS, task)))
                .extracting(call -> call.answer().text())
                .containsOnly("call 1");
        assertThat(calls).hasValue(1);
    }

    @Test
    void whenACallFailsTheNextThreadTries() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch allAreHere = new CountDownLatch(THREADS);
        Callable<String> task = () -> {
            allAreHere.countDown();
            allAreHere.await();
            try {
                return store.journal()
                        .callOnce(Stores.key("1"), () -> {
                            if (calls.incrementAndGet() == 1) {
                                throw new UnsupportedOperationException("down");
                            }
                            return Stores.answer("call " + calls);
                        })
                        .answer()
                        .text();
            } catch (UnsupportedOperationException e) {
                return e.getMessage();
            }
        };
        List<String> outcomes = together(java.util.Collections.nCopies(THREADS, task));
        assertThat(outcomes).containsOnlyOnce("down").containsOnly("down", "call 2");
        assertThat(calls).hasValue(2);
    }

    @Test
    void aCallThatAsksForItselfDoesNotHang() {
        CallKey key = Stores.key("1");
        assertThatIllegalStateException()
                .isThrownBy(() -> store.journal()
                        .callOnce(
                                key,
                                () -> store.journal()
                                        .callOnce(key, () -> Stores.answer("x"))
                                        .answer()));
        assertThat(store.journal().find(key)).isEmpty();
    }

    @Test
    void whoeverWaitsCanBeInterrupted() throws Exception {
        CallKey key = Stores.key("1");
        CountDownLatch calling = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        Thread maker = new Thread(() -> store.journal().callOnce(key, () -> {
            calling.countDown();
            awaitQuietly(mayAnswer);
            return Stores.answer("x");
        }));
        maker.start();
        calling.await();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(RunStoreException.class)
                .isThrownBy(() -> store.journal().callOnce(key, () -> Stores.answer("y")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
        mayAnswer.countDown();
        maker.join();
        assertThat(store.journal().find(key).orElseThrow().answer().text()).isEqualTo("x");
    }

    /** The call is paid for, whatever becomes of the thread. */
    @Test
    void anInterruptedThreadStillRecords() {
        Thread.currentThread().interrupt();
        store.journal().callOnce(Stores.key("1"), () -> Stores.answer("x"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.journal().find(Stores.key("1"))).isPresent();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fillTheDisk() {
        long pages = Long.parseLong(store.database().read("counting pages", connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("PRAGMA page_count")) {
                return row.getString(1);
            }
        }));
        store.database().limitPages(pages);
    }

    @Test
    void aFullDiskIsNamedAndLosesNothing() {
        store.journal().record(Stores.key("before"), Stores.answer("x"));
        fillTheDisk();
        Answer secret = Stores.answer("my secret ".repeat(10_000));
        assertThatExceptionOfType(RunStoreException.class)
                .isThrownBy(() -> store.journal().record(Stores.key("after"), secret))
                .withMessageContaining("recording an answer failed: the disk is full (SQLITE_FULL)")
                .withMessageContaining(file.toString())
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL))
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("secret"));
        assertThat(store.journal().find(Stores.key("before"))).isPresent();
        assertThat(store.journal().find(Stores.key("after"))).isEmpty();
        reopen();
        store.verify();
        assertThat(store.journal().size()).isEqualTo(1);
    }

    @Test
    void nothingMoreIsPaidForUntilAnAnswerThatDidNotFitIsWritten() {
        Answer large = Stores.answer("large ".repeat(10_000));
        AtomicInteger calls = new AtomicInteger();
        fillTheDisk();
        assertThatExceptionOfType(RunStoreException.class)
                .isThrownBy(() -> store.journal().callOnce(Stores.key("1"), () -> {
                    calls.incrementAndGet();
                    return large;
                }));
        assertThatExceptionOfType(RunStoreException.class)
                .isThrownBy(() -> store.journal().callOnce(Stores.key("2"), () -> {
                    calls.incrementAndGet();
                    return Stores.answer("x");
                }));
        assertThat(calls).hasValue(1);
        store.database().limitPages(1_000_000); // somebody made room
        RecordedCall first = store.journal().callOnce(Stores.key("1"), () -> {
            throw new AssertionError("it was paid for");
        });
        assertThat(first.answer()).isEqualTo(large);
    }

    @Test
    void noAnswerShowsInTexts() {
        RecordedCall call = new RecordedCall(Stores.key("1"), Stores.answer("secret"), Stores.MORNING);
        assertThat(call.toString()).doesNotContain("secret").contains("6 characters");
    }

    @Test
    void aChatAnswerWithoutUsageCountsAsItsEstimate() {
        Usage estimate = new Usage(11, 22);
        assertThat(Answer.of(ChatResponse.of("x"), estimate))
                .isEqualTo(new Answer("x", 11, 22, ChatResponse.of("x").finishReason()));
        ChatResponse told = ChatResponse.builder("x")
                .usage(new Usage(1, 2))
                .finishReason(FinishReason.STOP)
                .build();
        assertThat(Answer.of(told, estimate)).isEqualTo(new Answer("x", 1, 2, FinishReason.STOP));
    }

    @Test
    void aReasonOfANewerVersionIsOther() throws Exception {
        store.journal().record(Stores.key("1"), Stores.answer("x"));
        store.close();
        Stores.execute(file, "UPDATE journal SET finish_reason = 'BORED'");
        store = Stores.open(file, new AtomicLong());
        assertThat(store.journal().find(Stores.key("1")).orElseThrow().answer().finishReason())
                .isEqualTo(FinishReason.OTHER);
    }

    @Test
    void anUnfinishedKeySaysWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CallKey.builder("1")
                        .role("r")
                        .templateVersion("1")
                        .request("x")
                        .build())
                .withMessageContaining("model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallKey.builder("1").attempt(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallKey.builder(" "))
                .withMessageContaining("rowId");
    }
}
