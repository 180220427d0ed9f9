package io.github.pas4j.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what threads bring at once together: what comes while one commit is under way shares the next. Nothing waits for
 * company, and nobody returns before their own is on the disk.
 */
final class SharedCommits<T, R> {

    private static final Logger LOG = LoggerFactory.getLogger(SharedCommits.class);

    /** Writes all of a list in one transaction and tells what became of each, in order; or throws, having written none. */
    @FunctionalInterface
    interface Writer<T, R> {
        List<R> write(List<T> all);
    }

    private final Writer<T, R> writer;
    private final Queue<Waiting<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    SharedCommits(Writer<T, R> writer) {
        this.writer = writer;
    }

    /** Something to be written, and the thread that waits for it. */
    private static final class Waiting<T, R> {
        private final T thing;
        private final Thread thread = Thread.currentThread();
        private @Nullable R result; // as the failure, written before the end
        private @Nullable RuntimeException failure;
        private volatile boolean ended;

        private Waiting(T thing) {
            this.thing = thing;
        }
    }

    /** Writes one thing; what the writer throws at it alone is thrown on. Interrupts do not end it. */
    R write(T thing) {
        Waiting<T, R> mine = new Waiting<>(thing);
        waiting.add(mine);
        boolean interrupted = false;
        while (!mine.ended) {
            if (turn.tryLock()) {
                try {
                    writeWaiting();
                } finally {
                    turn.unlock();
                }
                wakeNext();
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
        R result = mine.result;
        return result != null ? result : writer.write(List.of(thing)).get(0);
    }

    /** Whoever came during a write found the turn taken, and stands in line. */
    private void wakeNext() {
        Waiting<T, R> next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.thread);
        }
    }

    private void writeWaiting() {
        List<Waiting<T, R>> group = new ArrayList<>();
        for (Waiting<T, R> next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
        }
        if (group.isEmpty()) {
            return;
        }
        try {
            List<R> results = writer.write(group.stream().map(one -> one.thing).toList());
            for (int i = 0; i < results.size(); i++) {
                group.get(i).result = results.get(i);
            }
        } catch (RuntimeException e) {
            failed(group, e);
        } finally {
            for (Waiting<T, R> one : group) {
                one.ended = true;
                LockSupport.unpark(one.thread);
            }
        }
    }

    /** Of several that could not be written together each of their threads writes its own, and knows its own failure. */
    private static <T, R> void failed(List<Waiting<T, R>> group, RuntimeException failure) {
        if (group.size() == 1) {
            group.get(0).failure = failure;
        } else {
            LOG.debug("{} could not be written together", group.size(), failure);
        }
    }

    /** How many stand in line. For tests. */
    int queueLength() {
        return waiting.size();
    }
}
