package io.github.pas4j.datagen;

import io.github.pas4j.datagen.PairLane.Decision;
import io.github.pas4j.datagen.PairLane.Due;
import io.github.pas4j.datagen.PairLane.Work;
import io.github.pas4j.datagen.internal.Made;
import io.github.pas4j.runs.Item;
import io.github.pas4j.runs.RunStore;
import io.github.pas4j.runs.Spending;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which prompts come next, and what was decided of those before. Decisions are written many at once: those that a crash loses
 * are made again from the journal, and cost nothing. Its user holds the lock.
 */
final class PairBook {

    private static final int WRITTEN_AT_ONCE = 200;
    private static final int UPDATED_AT_ONCE = 1000;

    private final RunStore store;
    private final PairItems items;
    private final Spending spending;
    private final List<PairLane> lanes; // the rarest category first
    private final Map<PairState, Long> counts = new EnumMap<>(PairState.class);
    private final List<Item> unwritten = new ArrayList<>();
    private int undecided;

    PairBook(RunStore store, Spending spending, PairRules rules) {
        this.store = store;
        this.items = new PairItems(store);
        this.spending = spending;
        this.lanes = lanes(rules);
    }

    private List<PairLane> lanes(PairRules rules) {
        Map<String, Long> states = store.items().countByState();
        states.forEach((state, count) -> counts.merge(PairItems.state(state), count, Long::sum));
        List<PairLane> found = states.entrySet().stream()
                .filter(entry -> PairItems.isPending(entry.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> lane(PairItems.category(entry.getKey()), rules))
                .toList();
        try (Stream<Item> accepted = store.items().stream(PairState.ACCEPTED.id())) {
            accepted.map(items::accepted)
                    .forEach(pair -> found.stream()
                            .filter(lane -> lane.category().equals(pair.category()))
                            .forEach(lane -> lane.remember(pair.complement())));
        }
        return found;
    }

    private PairLane lane(String category, PairRules rules) {
        String state = PairItems.pending(category);
        return new PairLane(category, rules.quota(category), () -> store.items().stream(state), rules);
    }

    /** Prompts that are begun and not decided. */
    int undecided() {
        return undecided;
    }

    /** The next prompt to begin, if one is needed. */
    Optional<Work> next() {
        for (PairLane lane : lanes) {
            Optional<Item> item = lane.next();
            if (item.isPresent()) {
                undecided++;
                return Optional.of(lane.begin(item.get(), items.task(item.get())));
            }
        }
        return Optional.empty();
    }

    /** Takes down how a prompt ended, and decides what can be decided; tells which one has to be worked on again for that. */
    Optional<Work> ended(Work work, Made made) {
        PairLane lane = work.lane();
        lane.ended(work, made);
        for (Due due = lane.decide(); due != null; due = lane.decide()) {
            if (due instanceof Work once) {
                return Optional.of(once);
            }
            decided((Decision) due);
        }
        return Optional.empty();
    }

    private void decided(Decision decision) {
        undecided--;
        unwritten.add(items.ended(decision.work().item(), decision.state(), decision.made(), decision.reason()));
        counts.merge(PairState.PENDING, -1L, Long::sum);
        counts.merge(decision.state(), 1L, Long::sum);
        if (unwritten.size() >= WRITTEN_AT_ONCE) {
            write();
        }
    }

    /** In the order of the decisions, so that what is on the disk is the beginning of each lane. */
    void write() {
        store.items().update(unwritten);
        unwritten.clear();
    }

    /** At the end: what full categories do not need any more. */
    void close() {
        lanes.stream().filter(PairLane::isFull).forEach(this::closeLane);
    }

    private void closeLane(PairLane lane) {
        List<Item> batch = new ArrayList<>();
        try (Stream<Item> rest = store.items().stream(PairItems.pending(lane.category()))) {
            rest.forEach(item -> {
                batch.add(items.unneeded(item));
                if (batch.size() == UPDATED_AT_ONCE) {
                    store.items().update(batch);
                    batch.clear();
                }
            });
        }
        store.items().update(batch);
    }

    PairProgress progress(long generating, long judging) {
        return new PairProgress(
                count(PairState.PENDING) - generating - judging,
                generating,
                judging,
                count(PairState.ACCEPTED),
                count(PairState.QUARANTINED),
                count(PairState.UNVERIFIED),
                count(PairState.SURPLUS),
                spending.calls(),
                spending.usage(),
                spending.cost());
    }

    private long count(PairState state) {
        return counts.getOrDefault(state, 0L);
    }
}
