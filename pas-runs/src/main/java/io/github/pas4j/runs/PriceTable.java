package io.github.pas4j.runs;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What models cost: your own prices, for a million tokens in and out, in whatever currency you count in. A model that is not
 * here is an error, not free. Discounts, such as for cached tokens, are not known here, so costs are upper bounds. Immutable.
 */
public final class PriceTable {

    private static final int MILLION_DIGITS = 6;

    private final Map<String, Price> prices;

    private PriceTable(Map<String, Price> prices) {
        this.prices = prices;
    }

    private record Price(BigDecimal in, BigDecimal out) {}

    /** A table to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What tokens of a model cost, exactly.
     *
     * @param model as in {@link CallKey#model()}
     * @param tokensIn tokens of requests
     * @param tokensOut tokens of answers
     * @throws IllegalArgumentException if the model has no price here
     */
    public BigDecimal cost(String model, long tokensIn, long tokensOut) {
        Price price = prices.get(Objects.requireNonNull(model, "model"));
        if (price == null) {
            throw new IllegalArgumentException(
                    "no price is known for model " + model + ", only for " + prices.keySet());
        }
        return price.in()
                .multiply(BigDecimal.valueOf(tokensIn))
                .add(price.out().multiply(BigDecimal.valueOf(tokensOut)))
                .movePointLeft(MILLION_DIGITS);
    }

    BigDecimal cost(Map<String, Tally> byModel) {
        return byModel.entrySet().stream()
                .map(entry -> cost(
                        entry.getKey(),
                        entry.getValue().tokensIn(),
                        entry.getValue().tokensOut()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public String toString() {
        return "PriceTable" + prices.keySet();
    }

    /** A price table being filled. */
    public static final class Builder {

        private final Map<String, Price> prices = new TreeMap<>();

        private Builder() {}

        /**
         * Sets a model's prices.
         *
         * @param model as in {@link CallKey#model()}, not blank
         * @param in price of a million tokens of requests, at least 0
         * @param out price of a million tokens of answers, at least 0
         * @throws IllegalArgumentException if a price is negative or the model has one already
         */
        public Builder perMillion(String model, BigDecimal in, BigDecimal out) {
            Texts.id("model", model);
            if (in.signum() < 0 || out.signum() < 0) {
                throw new IllegalArgumentException("prices must not be negative: " + in + ", " + out);
            }
            if (prices.putIfAbsent(model, new Price(in, out)) != null) {
                throw new IllegalArgumentException("model " + model + " has a price already");
            }
            return this;
        }

        /** The table. */
        public PriceTable build() {
            return new PriceTable(new TreeMap<>(prices));
        }
    }
}
