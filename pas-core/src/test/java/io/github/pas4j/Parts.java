package io.github.pas4j;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Small generators and waits for the tests of the augmenter. */
final class Parts {

    static final String COMPLEMENT = "Answer plainly and name the main reason.";

    private Parts() {}

    static ComplementGenerator fixed() {
        return request -> Complement.of(COMPLEMENT);
    }

    static PasAugmenter.Builder bare(ComplementGenerator generator) {
        return PasAugmenter.builder(generator).gate(AugmentationGate.none()).guard(ComplementGuard.none());
    }

    /** Counts its calls. */
    static final class Counting implements ComplementGenerator {
        final AtomicInteger calls = new AtomicInteger();
        private final Function<ComplementRequest, ComplementResult> answer;

        Counting(Function<ComplementRequest, ComplementResult> answer) {
            this.answer = answer;
        }

        Counting() {
            this(request -> Complement.of(COMPLEMENT));
        }

        @Override
        public ComplementResult generate(ComplementRequest request) {
            calls.incrementAndGet();
            return answer.apply(request);
        }

        @Override
        public String fingerprint() {
            return "counting";
        }
    }

    /** Something that does not come back before it is let go, whatever interrupts it. */
    static final class Hang implements AutoCloseable {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch left = new CountDownLatch(1);
        final AtomicInteger entries = new AtomicInteger();
        private final CountDownLatch release = new CountDownLatch(1);
        private volatile boolean released;

        void block() {
            entries.incrementAndGet();
            entered.countDown();
            boolean interrupted = false;
            while (true) {
                try {
                    release.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            left.countDown();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void spin() {
            entries.incrementAndGet();
            entered.countDown();
            while (!released) {
                Thread.onSpinWait();
            }
            left.countDown();
        }

        @Override
        public void close() {
            released = true;
            release.countDown();
        }
    }

    /** Waits far longer than anything here takes, so that a failure is a failure and not a slow machine. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("did not happen within 60 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Throws anything without declaring it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X extends Throwable> RuntimeException sneak(Throwable throwable) throws X {
        throw (X) throwable;
    }

    /** A null for places where the types forbid it. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T nil() {
        @Nullable T none = null;
        return none;
    }
}
