package io.github.pas4j.datagen;

import io.github.pas4j.datagen.internal.Made;
import io.github.pas4j.datagen.internal.PairMaker;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Item;
import io.github.pas4j.runs.PriceTable;
import io.github.pas4j.runs.RoleCalls;
import io.github.pas4j.runs.RunStore;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Works on a few prompts from all over the input, and says what all of them will take. Decides nothing. */
final class PairSample {

    /** A sample in which fewer are right says little of how few it will be. */
    private static final double LEAST_SHARE = 0.1;

    private final RunStore store;
    private final PairMaker maker;
    private final PairRules rules;

    PairSample(RunStore store, PairMaker maker, PairRules rules) {
        this.store = store;
        this.maker = maker;
        this.rules = rules;
    }

    PairForecast forecast(int size, Optional<PriceTable> prices) {
        long waiting = store.items().countByState().entrySet().stream()
                .filter(entry -> PairItems.isPending(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        PairItems items = new PairItems(store);
        int accepted = 0;
        long calls = 0;
        Usage usage = new Usage(0, 0);
        List<Item> sample = sample(waiting, size);
        for (Item item : sample) {
            Made made = maker.make(items.task(item), phase -> {});
            accepted += made.end() == Made.End.ACCEPTED ? 1 : 0;
            calls += made.calls();
            usage = usage.plus(made.usage());
        }
        int sampled = sample.size();
        long prompts = needed(sampled == 0 ? 1 : Math.max(LEAST_SHARE, accepted / (double) sampled));
        double times = sampled == 0 ? 0 : prompts / (double) sampled;
        Usage all = new Usage(Math.round(usage.promptTokens() * times), Math.round(usage.completionTokens() * times));
        return new PairForecast(
                sampled,
                accepted,
                prompts,
                Math.round(calls * times),
                all,
                prices.flatMap(table -> cost(table, usage(), all)));
    }

    private Usage usage() {
        return store.journal().byRole().stream()
                .map(role -> new Usage(role.tokensIn(), role.tokensOut()))
                .reduce(new Usage(0, 0), Usage::plus);
    }

    /** What tokens cost on the average so far, times the tokens to come; the models share them as they did. */
    private Optional<BigDecimal> cost(PriceTable prices, Usage spent, Usage all) {
        if (spent.totalTokens() == 0) {
            return Optional.empty();
        }
        BigDecimal cost = BigDecimal.ZERO;
        for (RoleCalls role : store.journal().byRole()) {
            cost = cost.add(prices.cost(role.model(), role.tokensIn(), role.tokensOut()));
        }
        BigDecimal times = BigDecimal.valueOf(all.totalTokens())
                .divide(BigDecimal.valueOf(spent.totalTokens()), MathContext.DECIMAL64);
        return Optional.of(cost.multiply(times, MathContext.DECIMAL64));
    }

    /** How many prompts it takes to fill the quotas, or to come to the end. */
    private long needed(double acceptedShare) {
        long needed = 0;
        for (Map.Entry<String, Long> state : store.items().countByState().entrySet()) {
            if (PairItems.isPending(state.getKey())) {
                long quota = rules.quota(PairItems.category(state.getKey()));
                double toFill = Math.ceil(quota / acceptedShare);
                needed += (long) Math.min((double) state.getValue(), toFill);
            }
        }
        return needed;
    }

    private List<Item> sample(long waiting, int size) {
        List<Item> sample = new ArrayList<>();
        long step = Math.max(1, waiting / size);
        long[] seen = {0};
        try (Stream<Item> all = store.items().stream()) {
            all.filter(item -> PairItems.isPending(item.state()))
                    .filter(item -> seen[0]++ % step == 0)
                    .limit(size)
                    .forEach(sample::add);
        }
        return sample;
    }
}
