package io.github.pas4j.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Budget.Cap;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
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

/** No cap is passed, whoever calls at once and however often the run is resumed. */
class SpendingTest {

    /** What {@link Stores#answer} takes. */
    private static final Usage ESTIMATE = new Usage(100, 20);

    private static final PriceTable PRICES = PriceTable.builder()
            .perMillion("small", new BigDecimal("0.15"), new BigDecimal("0.60"))
            .build();

    @TempDir
    Path folder;

    private Path file;
    private final AtomicLong nanos = new AtomicLong();
    private RunStore store;

    @BeforeEach
    void open() {
        file = folder.resolve("run.db");
        store = Stores.open(file, nanos);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = Stores.open(file, nanos);
    }

    private static void call(Spending spending, String row) {
        spending.callOnce(Stores.key(row), ESTIMATE, () -> Stores.answer("of " + row));
    }

    private static BudgetExceededException refused(Spending spending, String row) {
        return catchThrowableOfType(
                BudgetExceededException.class,
                () -> spending.callOnce(Stores.key(row), ESTIMATE, () -> {
                    throw new AssertionError("it was called");
                }));
    }

    @Test
    void tokensAreCapped() {
        Spending spending = store.spending(Budget.maxTokens(300));
        call(spending, "1");
        call(spending, "2");
        BudgetExceededException refused = refused(spending, "3");
        assertThat(refused.cap()).isEqualTo(Cap.TOKENS);
        assertThat(refused.limit()).isEqualByComparingTo("300");
        assertThat(refused.used()).isEqualByComparingTo("240");
        assertThat(refused.reserved()).isEqualByComparingTo("0");
        assertThat(refused.asked()).isEqualByComparingTo("120");
        assertThat(refused)
                .hasMessage(
                        "the budget of 300 tokens does not allow another call: 240 used, 0 reserved by running calls,"
                                + " 120 asked for");
        assertThat(spending.usage()).isEqualTo(new Usage(200, 40));
    }

    @Test
    void aCapMayBeReachedExactly() {
        Spending spending = store.spending(Budget.maxTokens(240));
        call(spending, "1");
        call(spending, "2");
        assertThat(refused(spending, "3")).isNotNull();
    }

    @Test
    void aResumedRunHasSpentWhatItHad() {
        call(store.spending(Budget.maxCalls(2)), "1");
        reopen();
        Spending spending = store.spending(Budget.maxCalls(2));
        assertThat(spending.calls()).isEqualTo(1);
        call(spending, "2");
        reopen();
        assertThat(refused(store.spending(Budget.maxCalls(2)), "3").cap()).isEqualTo(Cap.CALLS);
    }

    @Test
    void whatIsRecordedIsFreeAndBeyondEveryCap() {
        call(store.spending(Budget.unlimited()), "1");
        Spending none = store.spending(Budget.maxCalls(0));
        assertThat(none.callOnce(Stores.key("1"), ESTIMATE, () -> Stores.answer("never"))
                        .answer()
                        .text())
                .isEqualTo("of 1");
        assertThat(refused(none, "2")).isNotNull();
    }

    @Test
    void whatACallReallyTookCounts() {
        Spending spending = store.spending(Budget.maxTokens(1000));
        spending.callOnce(Stores.key("1"), new Usage(500, 500), () -> new Answer("x", 3, 4, FinishReason.STOP));
        assertThat(spending.usage().totalTokens()).isEqualTo(7);
        call(spending, "2");
        assertThat(spending.usage().totalTokens()).isEqualTo(127);
    }

    @Test
    void aFailedCallGivesItsShareBack() {
        Spending spending = store.spending(Budget.maxCalls(1));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> spending.callOnce(Stores.key("1"), ESTIMATE, () -> {
                    throw new UnsupportedOperationException();
                }));
        call(spending, "1");
        assertThat(refused(spending, "2").reserved()).isEqualByComparingTo("0");
    }

    @Test
    void timeIsCappedOverAllSessions() {
        Budget budget = Budget.maxTime(Duration.ofSeconds(100));
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        call(store.spending(budget), "1");
        reopen();
        nanos.addAndGet(Duration.ofSeconds(39).toNanos());
        call(store.spending(budget), "2");
        assertThat(store.spending(budget).time()).isEqualTo(Duration.ofSeconds(99));
        assertThat(store.sessions())
                .extracting(RunSession::open)
                .containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(39));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        BudgetExceededException refused = refused(store.spending(budget), "3");
        assertThat(refused.cap()).isEqualTo(Cap.TIME);
        assertThat(refused.used()).isEqualByComparingTo("100");
        assertThat(refused).hasMessageContaining("100.000 seconds");
    }

    @Test
    void moneyIsCountedExactly() {
        Budget budget = Budget.maxCost(new BigDecimal("0.00008"), PRICES);
        Spending spending = store.spending(budget);
        call(spending, "1"); // 100 at 0.15 and 20 at 0.60 for a million
        call(spending, "2");
        assertThat(spending.cost().orElseThrow()).isEqualByComparingTo("0.000054");
        BudgetExceededException refused = refused(spending, "3");
        assertThat(refused.cap()).isEqualTo(Cap.COST);
        assertThat(refused.asked()).isEqualByComparingTo("0.000027");
        assertThat(store.spending(Budget.maxTokens(1_000)).cost()).isEmpty();
    }

    @Test
    void aModelWithoutAPriceIsAnErrorNotFree() {
        PriceTable other = PriceTable.builder()
                .perMillion("large", BigDecimal.ONE, BigDecimal.TEN)
                .build();
        Spending spending = store.spending(Budget.maxCost(BigDecimal.TEN, other));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call(spending, "1"))
                .withMessageContaining("small")
                .withMessageContaining("large");
        assertThat(store.journal().size()).isZero();
        call(store.spending(Budget.unlimited()), "1");
        assertThatIllegalArgumentException()
                .as("one of an earlier session")
                .isThrownBy(() -> store.spending(Budget.maxCost(BigDecimal.TEN, other)));
    }

    @Test
    void callsAtOnceDoNotOvershoot() throws Exception {
        int threads = 16;
        Spending spending = store.spending(Budget.maxTokens(10 * 120 + 119).andMaxCalls(1_000));
        AtomicInteger made = new AtomicInteger();
        CountDownLatch allAreHere = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                tasks.add(() -> {
                    allAreHere.countDown();
                    allAreHere.await();
                    int refused = 0;
                    for (int i = 0; i < 10; i++) {
                        try {
                            spending.callOnce(Stores.key(thread + " " + i), ESTIMATE, () -> {
                                made.incrementAndGet();
                                return Stores.answer("x");
                            });
                        } catch (BudgetExceededException e) {
                            refused++;
                        }
                    }
                    return refused;
                });
            }
            int refused = 0;
            for (Future<Integer> future : pool.invokeAll(tasks)) {
                refused += future.get();
            }
            assertThat(refused).isEqualTo(threads * 10 - made.get());
        } finally {
            pool.shutdownNow();
        }
        assertThat(made).hasValue(10);
        assertThat(spending.usage().totalTokens()).isEqualTo(1_200);
        assertThat(refused(spending, "last").reserved()).as("all given back").isEqualByComparingTo("0");
    }

    @Test
    void budgetsOfOneStoreSeeEachOther() {
        Spending first = store.spending(Budget.maxCalls(1));
        try (Spending.Reservation batch = store.spending(Budget.unlimited()).reserve("small", ESTIMATE)) {
            assertThat(refused(first, "1").reserved()).isEqualByComparingTo("1");
            batch.close();
            batch.close();
            call(first, "1");
        }
        assertThat(refused(first, "2").used()).isEqualByComparingTo("1");
    }

    @Test
    void capsAreCheckedWhenTheyAreSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.maxTokens(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.maxCalls(-2))
                .withMessageContaining("-2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.maxTime(Duration.ofSeconds(-3)))
                .withMessageContaining("PT-3S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.maxCost(new BigDecimal("-0.5"), PRICES))
                .withMessageContaining("-0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceTable.builder().perMillion("m", BigDecimal.ONE, new BigDecimal("-4")))
                .withMessageContaining("-4");
        assertThat(Budget.maxTokens(5).andMaxCalls(6).andMaxTime(Duration.ofHours(1)))
                .hasToString("Budget[tokens 5, calls 6, time PT1H, cost unlimited]");
    }
}
