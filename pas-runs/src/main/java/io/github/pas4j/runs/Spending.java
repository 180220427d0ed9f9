package io.github.pas4j.runs;

import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Budget.Cap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Paid calls within a budget. Before a call its estimate is set aside, or the call refused; with its answer in the journal what
 * it really took counts. So calls that run at once stay within the caps together, as long as no estimate is too low: take the
 * most tokens that the answer may have. What the journal holds from earlier sessions counts; calls that failed without an
 * answer do not. Thread-safe; several of one store see each other's calls.
 */
public final class Spending {

    private final Budget budget;
    private final Journal journal;
    private final Ledger ledger;
    private final Session session;

    Spending(Budget budget, Journal journal, Ledger ledger, Session session) {
        this.budget = Objects.requireNonNull(budget, "budget");
        this.journal = journal;
        this.ledger = ledger;
        this.session = session;
        cost(); // a model of earlier sessions that has no price is named now
    }

    /**
     * As {@link Journal#callOnce}, within the budget: a recorded answer costs nothing and is given whatever the caps say.
     *
     * @param estimate the most tokens that the call may take
     * @throws BudgetExceededException if the call might pass a cap; it was not made
     * @throws IllegalArgumentException if money is capped and the key's model has no price
     */
    public RecordedCall callOnce(CallKey key, Usage estimate, Supplier<Answer> call) {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(estimate, "estimate");
        AtomicBoolean reserved = new AtomicBoolean();
        Tally asked = Tally.ofCall(estimate.promptTokens(), estimate.completionTokens());
        try {
            return journal.callOnce(key, () -> {
                ledger.reserve(key.model(), asked, check(key.model(), asked));
                reserved.set(true);
                return call.get();
            });
        } finally {
            if (reserved.get()) {
                ledger.release(key.model(), asked);
            }
        }
    }

    /**
     * Sets tokens and a call aside by hand, for calls whose answers come later, as those of a batch do: close it once the
     * answer is {@linkplain Journal#record recorded}, or will not come.
     *
     * @param model as in {@link CallKey#model()}
     * @param estimate the most tokens that the call may take
     * @throws BudgetExceededException if the call might pass a cap
     * @throws IllegalArgumentException if money is capped and the model has no price
     */
    public Reservation reserve(String model, Usage estimate) {
        Texts.id("model", model);
        Tally asked = Tally.ofCall(estimate.promptTokens(), estimate.completionTokens());
        ledger.reserve(model, asked, check(model, asked));
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                ledger.release(model, asked);
            }
        };
    }

    /** Something set aside. Closing it twice does no harm. */
    @FunctionalInterface
    public interface Reservation extends AutoCloseable {

        /** Gives back what was set aside; what the journal has recorded stays counted. */
        @Override
        void close();
    }

    private Ledger.Check check(String model, Tally asked) {
        return (spent, reserved) -> {
            Tally used = Ledger.total(spent);
            Tally running = Ledger.total(reserved);
            budget.maxCalls().ifPresent(max -> require(Cap.CALLS, max, used.calls(), running.calls(), asked.calls()));
            budget.maxTokens()
                    .ifPresent(max -> require(Cap.TOKENS, max, used.tokens(), running.tokens(), asked.tokens()));
            budget.maxTime().ifPresent(this::requireTime);
            budget.maxCost().ifPresent(max -> requireCost(max, spent, reserved, Map.of(model, asked)));
        };
    }

    private static void require(Cap cap, long limit, long used, long reserved, long asked) {
        require(
                cap,
                BigDecimal.valueOf(limit),
                BigDecimal.valueOf(used),
                BigDecimal.valueOf(reserved),
                BigDecimal.valueOf(asked));
    }

    private static void require(Cap cap, BigDecimal limit, BigDecimal used, BigDecimal reserved, BigDecimal asked) {
        if (used.add(reserved).add(asked).compareTo(limit) > 0) {
            throw new BudgetExceededException(cap, limit, used, reserved, asked);
        }
    }

    /** How long a call will take nobody knows: it may begin as long as there is time left. */
    private void requireTime(Duration limit) {
        Duration used = session.runTime();
        if (used.compareTo(limit) >= 0) {
            throw new BudgetExceededException(
                    Cap.TIME, seconds(limit), seconds(used), BigDecimal.ZERO, BigDecimal.ZERO);
        }
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    private void requireCost(
            BigDecimal limit, Map<String, Tally> spent, Map<String, Tally> reserved, Map<String, Tally> asked) {
        PriceTable prices = budget.prices().orElseThrow();
        require(Cap.COST, limit, prices.cost(spent), prices.cost(reserved), prices.cost(asked));
    }

    /** The caps. */
    public Budget budget() {
        return budget;
    }

    /** Calls that the run has recorded, earlier sessions included. */
    public long calls() {
        return Ledger.total(ledger.spent()).calls();
    }

    /** Tokens of these calls. */
    public Usage usage() {
        Tally total = Ledger.total(ledger.spent());
        return new Usage(total.tokensIn(), total.tokensOut());
    }

    /**
     * What they cost, where the budget has prices.
     *
     * @throws IllegalArgumentException if one of their models has no price
     */
    public Optional<BigDecimal> cost() {
        return budget.prices().map(prices -> prices.cost(ledger.spent()));
    }

    /** Time for which the run's store has been open, earlier sessions included; a killed one forgets up to a second. */
    public Duration time() {
        return session.runTime();
    }
}
