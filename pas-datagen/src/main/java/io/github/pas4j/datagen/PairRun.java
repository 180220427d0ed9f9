package io.github.pas4j.datagen;

import io.github.pas4j.datagen.PairLane.Decision;
import io.github.pas4j.datagen.PairLane.Due;
import io.github.pas4j.datagen.PairLane.Work;
import io.github.pas4j.datagen.RunSummary.Ending;
import io.github.pas4j.datagen.pairs.Made;
import io.github.pas4j.datagen.pairs.ModelGoneException;
import io.github.pas4j.datagen.pairs.PairMaker;
import io.github.pas4j.datagen.pairs.Phase;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.runs.BudgetExceededException;
import io.github.pas4j.runs.Item;
import io.github.pas4j.runs.RunStore;
import io.github.pas4j.runs.Spending;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One session of a run: so many workers, who take prompts of the rarest category that still needs some. Holds a window of
 * prompts in memory, however many there are. Decisions are written many at once: those that a crash loses are made again from the
 * journal, and cost nothing. Used once.
 */
final class PairRun {

    private static final int WRITTEN_AT_ONCE = 200;
    private static final int UPDATED_AT_ONCE = 1000;

    /** Prompts begun and not decided, for each worker: room to go on while the first of them takes its time. */
    private static final int WINDOW = 16;

    private final RunStore store;
    private final PairItems items;
    private final PairMaker maker;
    private final Spending spending;
    private final PairListener listener;
    private final int concurrency;
    private final List<PairLane> lanes; // the rarest category first
    private final Map<PairState, Long> counts = new EnumMap<>(PairState.class); // guarded by this
    private final Map<Phase, Long> phases = new EnumMap<>(Phase.class); // guarded by this
    private final Deque<Work> again = new ArrayDeque<>(); // guarded by this
    private final List<Item> unwritten = new ArrayList<>(); // guarded by this
    private final List<Thread> workers = new ArrayList<>();
    private int working; // guarded by this
    private int undecided; // guarded by this
    private @Nullable Ending stopped; // guarded by this
    private @Nullable Throwable failure; // guarded by this

    PairRun(
            RunStore store,
            PairMaker maker,
            Spending spending,
            PairRules rules,
            PairListener listener,
            int concurrency) {
        this.store = store;
        this.items = new PairItems(store);
        this.maker = maker;
        this.spending = spending;
        this.listener = listener;
        this.concurrency = concurrency;
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

    /** Works until all is decided, or something ends it. */
    Ending run() {
        for (int i = 1; i <= concurrency; i++) {
            Thread worker = new Thread(this::work, "pas-pairs-" + i);
            worker.setDaemon(true);
            workers.add(worker);
        }
        workers.forEach(Thread::start);
        boolean interrupted = join();
        Ending ending = ending();
        if (ending == Ending.FINISHED) {
            lanes.stream().filter(PairLane::isFull).forEach(this::closeLane);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ending;
    }

    private boolean join() {
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop(Ending.INTERRUPTED);
                    workers.forEach(Thread::interrupt);
                }
            }
        }
        return interrupted;
    }

    private synchronized Ending ending() {
        Throwable thrown = failure;
        if (thrown instanceof ModelGoneException gone) {
            write();
            throw gone.last();
        }
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        write();
        return stopped == null ? Ending.FINISHED : stopped;
    }

    /** What its category does not need any more. */
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

    private void work() {
        try {
            for (Work work = take(); work != null; work = take()) {
                Work taken = work;
                Phases phase = new Phases();
                try {
                    Made first = taken.first();
                    Made made =
                            first == null ? maker.make(taken.task(), phase) : maker.again(taken.task(), first, phase);
                    phase.end();
                    decide(taken, made);
                } finally {
                    phase.end();
                    left();
                }
            }
        } catch (BudgetExceededException e) {
            stop(Ending.AT_CAP);
        } catch (LlmCancelledException e) {
            stop(Ending.INTERRUPTED);
        } catch (Throwable e) { // whatever it is, run() throws it
            fail(e);
        }
    }

    /** The next prompt; null at the end. */
    private synchronized @Nullable Work take() {
        try {
            while (stopped == null && failure == null) {
                Work work = next();
                if (work != null) {
                    working++;
                    return work;
                }
                if (working == 0) {
                    notifyAll(); // nothing is under way that could make more work
                    return null;
                }
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private @Nullable Work next() {
        Work sentBack = again.poll();
        if (sentBack != null) {
            return sentBack;
        }
        if (undecided >= WINDOW * concurrency) {
            return null;
        }
        for (PairLane lane : lanes) {
            Optional<Item> item = lane.next();
            if (item.isPresent()) {
                undecided++;
                return lane.begin(item.get(), items.task(item.get()));
            }
        }
        return null;
    }

    private synchronized void left() {
        working--;
        notifyAll();
    }

    private synchronized void decide(Work work, Made made) {
        PairLane lane = work.lane();
        lane.ended(work, made);
        for (Due due = lane.decide(); due != null; due = lane.decide()) {
            if (due instanceof Work once) {
                again.add(once);
                break;
            }
            decided((Decision) due);
        }
        if (unwritten.size() >= WRITTEN_AT_ONCE) {
            write();
        }
        notifyAll();
    }

    private synchronized void decided(Decision decision) {
        undecided--;
        unwritten.add(items.ended(decision.work().item(), decision.state(), decision.made(), decision.reason()));
        counts.merge(PairState.PENDING, -1L, Long::sum);
        counts.merge(decision.state(), 1L, Long::sum);
        listener.progressed(progress());
    }

    private synchronized PairProgress progress() {
        long generating = phases.getOrDefault(Phase.GENERATING, 0L);
        long judging = phases.getOrDefault(Phase.JUDGING, 0L);
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

    private synchronized long count(PairState state) {
        return counts.getOrDefault(state, 0L);
    }

    /** In the order of the decisions, so that what is on the disk is the beginning of each lane. */
    private synchronized void write() {
        store.items().update(unwritten);
        unwritten.clear();
    }

    private synchronized void stop(Ending ending) {
        stopped = stopped == null ? ending : stopped;
        notifyAll();
    }

    private synchronized void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
        notifyAll();
    }

    private synchronized void move(@Nullable Phase from, @Nullable Phase to) {
        if (from != null) {
            phases.merge(from, -1L, Long::sum);
        }
        if (to != null) {
            phases.merge(to, 1L, Long::sum);
        }
    }

    /** The phase of one prompt, counted. Used by one thread. */
    private final class Phases implements Consumer<Phase> {
        private @Nullable Phase current;

        @Override
        public void accept(Phase next) {
            if (next != current) {
                move(current, next);
                current = next;
            }
        }

        void end() {
            move(current, null);
            current = null;
        }
    }
}
