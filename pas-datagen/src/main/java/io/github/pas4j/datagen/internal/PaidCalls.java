package io.github.pas4j.datagen.internal;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.runs.Answer;
import io.github.pas4j.runs.BudgetExceededException;
import io.github.pas4j.runs.CallKey;
import io.github.pas4j.runs.RecordedCall;
import io.github.pas4j.runs.Spending;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The paid calls of a run: each is made once and recorded before it counts. Near a cap, callers wait for those before them, whose
 * calls mostly take less than was set aside. Where nothing but failures comes back, it says so. Thread-safe.
 */
public final class PaidCalls implements Calls {

    /** One answer in so many more than calls at once may be on its way to the disk: their places need not stay empty meanwhile. */
    private static final int SHARE_UNRECORDED = 8;

    private final Spending spending;
    private final Semaphore inFlight;
    private final Semaphore unrecorded;
    private final int patience;
    private long ended; // guarded by this
    private int failuresInARow; // guarded by this

    /**
     * Calls within a budget.
     *
     * @param atOnce most calls that a model has before it at once; positive. With those that are answered and not yet recorded they
     *     are an eighth more, rounded down, which is what a crash may lose
     * @param patience so many failures in a row, without an answer between them, mean that the model is gone; positive
     */
    public PaidCalls(Spending spending, int atOnce, int patience) {
        this.spending = spending;
        this.inFlight = new Semaphore(atOnce);
        this.unrecorded = new Semaphore(atOnce + atOnce / SHARE_UNRECORDED);
        this.patience = patience;
    }

    @Override
    public RecordedCall once(CallKey key, Usage estimate, Optional<ChatRequest> request, Supplier<Answer> call) {
        while (true) {
            long before = ended();
            try {
                RecordedCall recorded = inTurn(key, estimate, call);
                ended(0);
                return recorded;
            } catch (LlmCancelledException e) { // by whoever stops the run, not by the model
                ended(0);
                throw e;
            } catch (LlmException e) {
                if (ended(1) >= patience || ModelGoneException.isFinal(e)) {
                    throw new ModelGoneException(e);
                }
                throw e;
            } catch (BudgetExceededException e) {
                if (e.reserved().signum() == 0 || !awaitNext(before)) {
                    throw e;
                }
            }
        }
    }

    /** Waiting for a place is not interruptible: those before it are, and so is the call itself. */
    private RecordedCall inTurn(CallKey key, Usage estimate, Supplier<Answer> call) {
        AtomicBoolean placed = new AtomicBoolean();
        try {
            return spending.callOnce(key, estimate, () -> {
                unrecorded.acquireUninterruptibly();
                placed.set(true);
                return made(call);
            });
        } finally {
            if (placed.get()) {
                unrecorded.release();
            }
        }
    }

    private Answer made(Supplier<Answer> call) {
        inFlight.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            inFlight.release();
        }
    }

    /** How many wait until others are recorded. For tests. */
    int queueLength() {
        return unrecorded.getQueueLength();
    }

    private synchronized long ended() {
        return ended;
    }

    private synchronized int ended(int failures) {
        ended++;
        failuresInARow = failures == 0 ? 0 : failuresInARow + failures;
        notifyAll();
        return failuresInARow;
    }

    /** Whether another call has ended; not where the thread is interrupted. */
    private synchronized boolean awaitNext(long before) {
        try {
            while (ended == before) {
                wait();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
