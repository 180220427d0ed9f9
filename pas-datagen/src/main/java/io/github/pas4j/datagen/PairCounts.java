package io.github.pas4j.datagen;

import io.github.pas4j.CriticAgreement;
import io.github.pas4j.datagen.RunSummary.Ending;
import io.github.pas4j.datagen.internal.Try;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Item;
import io.github.pas4j.runs.RoleCalls;
import io.github.pas4j.runs.RunStore;
import io.github.pas4j.runs.Spending;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts what a run store holds. */
final class PairCounts {

    private static final String NO_CATEGORY = "none";

    private final RunStore store;
    private final PairItems items;
    private final Map<PairState, Long> states = new EnumMap<>(PairState.class);
    private final TreeMap<String, Long> accepted = new TreeMap<>();
    private final TreeMap<String, Long> rejections = new TreeMap<>();
    private final CriticAgreement agreement = new CriticAgreement();
    private long silent;

    PairCounts(RunStore store) {
        this.store = store;
        this.items = new PairItems(store);
    }

    RunSummary summary(Ending ending, Spending spending, Duration elapsed) {
        try (Stream<Item> all = store.items().stream()) {
            all.forEach(this::count);
        }
        long generatorCalls = 0;
        long criticCalls = 0;
        Usage usage = new Usage(0, 0);
        for (RoleCalls role : store.journal().byRole()) {
            if (role.role().equals(PairPipeline.GENERATOR)) {
                generatorCalls += role.calls();
            } else {
                criticCalls += role.calls();
            }
            usage = usage.plus(new Usage(role.tokensIn(), role.tokensOut()));
        }
        return new RunSummary(
                ending,
                states.values().stream().mapToLong(Long::longValue).sum(),
                count(PairState.ACCEPTED),
                count(PairState.QUARANTINED),
                count(PairState.UNVERIFIED),
                count(PairState.SURPLUS),
                count(PairState.PENDING),
                silent,
                generatorCalls,
                criticCalls,
                usage,
                spending.cost(),
                accepted,
                rejections,
                elapsed,
                agreement.disagreements(),
                defined(agreement.agreement()),
                defined(agreement.kappa()));
    }

    private static OptionalDouble defined(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private long count(PairState state) {
        return states.getOrDefault(state, 0L);
    }

    private void count(Item item) {
        PairState state = PairItems.state(item.state());
        states.merge(state, 1L, Long::sum);
        if (state == PairState.PENDING) {
            return;
        }
        if (state == PairState.ACCEPTED) {
            PairItems.Accepted pair = items.accepted(item);
            accepted.merge(pair.category().isEmpty() ? NO_CATEGORY : pair.category(), 1L, Long::sum);
            silent += pair.complement().isEmpty() ? 1 : 0;
        }
        items.tries(item).forEach(this::count);
    }

    private void count(Try attempt) {
        if (attempt.opinions().size() == 2) {
            agreement.add(attempt.opinions().get(0), attempt.opinions().get(1));
        }
        PairItems.step(attempt).objections().forEach(why -> rejections.merge(why, 1L, Long::sum));
    }
}
