package io.github.pas4j.datagen;

import io.github.pas4j.datagen.PairLane.Work;
import io.github.pas4j.datagen.RunSummary.Ending;
import io.github.pas4j.datagen.internal.Made;
import io.github.pas4j.datagen.internal.ModelGoneException;
import io.github.pas4j.datagen.internal.PairMaker;
import io.github.pas4j.datagen.internal.Phase;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.runs.BudgetExceededException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One session of a run: so many workers, who take prompts of the rarest category that still needs some. Holds a window of
 * prompts in memory, however many there are. Used once.
 */
final class PairRun {

    /** Prompts begun and not decided, for each call at once: room to go on while the first of them takes its time. */
    private static final int WINDOW = 16;

    private final PairBook book; // guarded by this
    private final PairMaker maker;
    private final PairListener listener;
    /** One worker in so many more than calls at once: what happens between two calls of a prompt leaves no call's place empty. */
    private static final int SHARE_BESIDE_CALLS = 2;

    private final int concurrency;
    private final Map<Phase, Long> phases = new EnumMap<>(Phase.class); // guarded by this
    private final Deque<Work> again = new ArrayDeque<>(); // guarded by this
    private final List<Thread> workers = new ArrayList<>();
    private int working; // guarded by this
    private @Nullable Ending stopped; // guarded by this
    private @Nullable Throwable failure; // guarded by this

    PairRun(PairBook book, PairMaker maker, PairListener listener, int concurrency) {
        this.book = book;
        this.maker = maker;
        this.listener = listener;
        this.concurrency = concurrency;
    }

    /** Works until all is decided, or something ends it. */
    Ending run() {
        for (int i = 1; i <= concurrency + concurrency / SHARE_BESIDE_CALLS; i++) {
            Thread worker = new Thread(this::work, "pas-pairs-" + i);
            worker.setDaemon(true);
            workers.add(worker);
        }
        workers.forEach(Thread::start);
        boolean interrupted = join();
        Ending ending = ending();
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
            book.write();
            throw gone.last();
        }
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        book.write();
        if (stopped != null) {
            return stopped;
        }
        book.close();
        return Ending.FINISHED;
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
        return book.undecided() < WINDOW * concurrency ? book.next().orElse(null) : null;
    }

    private synchronized void left() {
        working--;
        notifyAll();
    }

    private synchronized void decide(Work work, Made made) {
        int before = book.undecided();
        book.ended(work, made).ifPresent(again::add);
        if (book.undecided() < before) {
            listener.progressed(
                    book.progress(phases.getOrDefault(Phase.GENERATING, 0L), phases.getOrDefault(Phase.JUDGING, 0L)));
        }
        notifyAll();
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
