package io.github.pas4j.runs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Caps on what a run may spend in all, its earlier sessions included. By default none: {@link #unlimited()}. A call that would
 * pass one is refused before it is made ({@link Spending}). Immutable.
 */
public final class Budget {

    private static final Budget UNLIMITED = new Budget(null, null, null, null, null);

    private final @Nullable Long maxTokens;
    private final @Nullable Long maxCalls;
    private final @Nullable Duration maxTime;
    private final @Nullable BigDecimal maxCost;
    private final @Nullable PriceTable prices;

    private Budget(
            @Nullable Long maxTokens,
            @Nullable Long maxCalls,
            @Nullable Duration maxTime,
            @Nullable BigDecimal maxCost,
            @Nullable PriceTable prices) {
        this.maxTokens = maxTokens;
        this.maxCalls = maxCalls;
        this.maxTime = maxTime;
        this.maxCost = maxCost;
        this.prices = prices;
    }

    /** What a cap counts. */
    public enum Cap {
        /** Tokens of requests and answers together. */
        TOKENS,
        /** Calls whose answers are recorded. */
        CALLS,
        /** Seconds for which the run's store has been open. */
        TIME,
        /** Money, in the currency of the price table. */
        COST
    }

    /** No caps. */
    public static Budget unlimited() {
        return UNLIMITED;
    }

    /**
     * A cap on tokens alone.
     *
     * @param tokens of requests and answers together, at least 0
     * @throws IllegalArgumentException if it is negative
     */
    public static Budget maxTokens(long tokens) {
        return UNLIMITED.andMaxTokens(tokens);
    }

    /**
     * A cap on calls alone.
     *
     * @param calls at least 0
     * @throws IllegalArgumentException if it is negative
     */
    public static Budget maxCalls(long calls) {
        return UNLIMITED.andMaxCalls(calls);
    }

    /**
     * A cap on time alone.
     *
     * @param time for which the store may be open, all sessions together, before the last call begins; at least 0
     * @throws IllegalArgumentException if it is negative
     */
    public static Budget maxTime(Duration time) {
        return UNLIMITED.andMaxTime(time);
    }

    /**
     * A cap on money alone.
     *
     * @param cost in the currency of the prices, at least 0
     * @param prices of every model that is called
     * @throws IllegalArgumentException if the cost is negative
     */
    public static Budget maxCost(BigDecimal cost, PriceTable prices) {
        return UNLIMITED.andMaxCost(cost, prices);
    }

    /** This with a cap on tokens, in place of one that it has; as {@link #maxTokens(long)}. */
    public Budget andMaxTokens(long tokens) {
        return new Budget(notNegative("maxTokens", tokens), maxCalls, maxTime, maxCost, prices);
    }

    /** This with a cap on calls, in place of one that it has; as {@link #maxCalls(long)}. */
    public Budget andMaxCalls(long calls) {
        return new Budget(maxTokens, notNegative("maxCalls", calls), maxTime, maxCost, prices);
    }

    /** This with a cap on time, in place of one that it has; as {@link #maxTime(Duration)}. */
    public Budget andMaxTime(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("maxTime must not be negative: " + time);
        }
        return new Budget(maxTokens, maxCalls, time, maxCost, prices);
    }

    /** This with a cap on money, in place of one that it has; as {@link #maxCost(BigDecimal, PriceTable)}. */
    public Budget andMaxCost(BigDecimal cost, PriceTable newPrices) {
        Objects.requireNonNull(newPrices, "prices");
        if (cost.signum() < 0) {
            throw new IllegalArgumentException("maxCost must not be negative: " + cost);
        }
        return new Budget(maxTokens, maxCalls, maxTime, cost, newPrices);
    }

    private static long notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        return value;
    }

    /** The cap on tokens, if there is one. */
    public OptionalLong maxTokens() {
        return maxTokens == null ? OptionalLong.empty() : OptionalLong.of(maxTokens);
    }

    /** The cap on calls, if there is one. */
    public OptionalLong maxCalls() {
        return maxCalls == null ? OptionalLong.empty() : OptionalLong.of(maxCalls);
    }

    /** The cap on time, if there is one. */
    public Optional<Duration> maxTime() {
        return Optional.ofNullable(maxTime);
    }

    /** The cap on money, if there is one. */
    public Optional<BigDecimal> maxCost() {
        return Optional.ofNullable(maxCost);
    }

    /** The prices by which money is counted, if it is. */
    public Optional<PriceTable> prices() {
        return Optional.ofNullable(prices);
    }

    @Override
    public String toString() {
        return "Budget[tokens " + shown(maxTokens) + ", calls " + shown(maxCalls) + ", time " + shown(maxTime)
                + ", cost " + shown(maxCost) + "]";
    }

    private static Object shown(@Nullable Object cap) {
        return cap == null ? "unlimited" : cap;
    }
}
