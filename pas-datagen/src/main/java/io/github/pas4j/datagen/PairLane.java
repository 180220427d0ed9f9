package io.github.pas4j.datagen;

import io.github.pas4j.datagen.internal.Made;
import io.github.pas4j.datagen.internal.Task;
import io.github.pas4j.runs.Item;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of one category: begun and decided in the order of the input, whatever order they end in, so that what is decided
 * depends on what came before alone. Never begins more than the quota still needs, so nothing is paid for in vain. Its user
 * holds the lock.
 */
final class PairLane {

    private final String category;
    private final long quota;
    private final Supplier<Stream<Item>> source;
    private final PairRules rules;
    private final Map<Long, Ended> ended = new HashMap<>();
    private final Map<String, Integer> complements = new HashMap<>();
    private @Nullable Iterator<Item> waiting;
    private long begun;
    private long decided;
    private long accepted;
    private long silent;

    /**
     * A lane.
     *
     * @param category id, or empty for prompts without one
     * @param quota how many pairs are wanted
     * @param source the items that wait, in order
     */
    PairLane(String category, long quota, Supplier<Stream<Item>> source, PairRules rules) {
        this.category = category;
        this.quota = quota;
        this.source = source;
        this.rules = rules;
    }

    /** Whether what is right and too common was sent back before. */
    enum Chance {
        FIRST,
        LAST
    }

    /** A prompt of which it is known how it ended, but not yet what that means. */
    record Ended(Work work, Made made, Chance chance) {}

    /** What comes out of the lane when its turn has come. */
    sealed interface Due permits Work, Decision {}

    /**
     * A prompt being worked on.
     *
     * @param number its place among those that were begun
     * @param first what was right and too common, if it is for that that it is worked on again
     */
    record Work(
            PairLane lane,
            long number,
            Item item,
            Task task,
            @Nullable Made first) implements Due {}

    /**
     * What was decided.
     *
     * @param reason why it is not accepted, or empty
     */
    record Decision(Work work, Made made, PairState state, String reason) implements Due {}

    String category() {
        return category;
    }

    /** Counts a pair that an earlier session accepted. */
    void remember(Optional<String> complement) {
        accepted++;
        complement.ifPresentOrElse(this::count, () -> silent++);
    }

    private void count(String complement) {
        complements.merge(rules.key(complement), 1, Integer::sum);
    }

    boolean isFull() {
        return accepted >= quota;
    }

    /** The next prompt to work on, if the quota needs another and there is one. */
    Optional<Item> next() {
        if (accepted + (begun - decided) >= quota) {
            return Optional.empty();
        }
        Iterator<Item> items = waiting;
        if (items == null) {
            items = source.get().iterator();
            waiting = items;
        }
        return items.hasNext() ? Optional.of(items.next()) : Optional.empty();
    }

    Work begin(Item item, Task task) {
        return new Work(this, begun++, item, task, null);
    }

    void ended(Work work, Made made) {
        ended.put(work.number(), new Ended(work, made, work.first() == null ? Chance.FIRST : Chance.LAST));
    }

    /** The next that is due and can be decided, or has to be worked on once more; null where that one is still on its way. */
    @Nullable
    Due decide() {
        Ended next = ended.remove(decided);
        if (next == null) {
            return null;
        }
        Made made = next.made();
        if (made.end() == Made.End.ACCEPTED && made.complement().isPresent()) {
            String complement = made.complement().get();
            int same = complements.getOrDefault(rules.key(complement), 0);
            if (next.chance() == Chance.FIRST && rules.isTooCommon(same, accepted)) {
                Work work = next.work();
                return new Work(this, work.number(), work.item(), work.task(), made);
            }
            count(complement);
        }
        decided++;
        return decided(next.work(), made);
    }

    private Decision decided(Work work, Made made) {
        return switch (made.end()) {
            case QUARANTINED -> new Decision(work, made, PairState.QUARANTINED, made.reason());
            case UNVERIFIED, UNANSWERED -> new Decision(work, made, PairState.UNVERIFIED, made.reason());
            case ACCEPTED -> {
                if (made.complement().isEmpty()) {
                    if (!rules.hasRoomForSilence(silent, accepted)) {
                        yield new Decision(work, made, PairState.SURPLUS, "its category has enough silence");
                    }
                    silent++;
                }
                accepted++;
                yield new Decision(work, made, PairState.ACCEPTED, "");
            }
        };
    }
}
