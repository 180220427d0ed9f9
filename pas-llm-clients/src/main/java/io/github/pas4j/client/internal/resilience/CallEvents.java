package io.github.pas4j.client.internal.resilience;

import io.github.pas4j.client.LlmClientListener.Call;
import io.github.pas4j.client.LlmClientListener.End;
import io.github.pas4j.client.LlmClientListener.Failure;
import io.github.pas4j.client.LlmClientListener.FirstToken;
import io.github.pas4j.client.LlmClientListener.Retry;
import io.github.pas4j.client.LlmClientListener.UsageReport;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What listeners are told of one call. However many threads tell it, they hear one first token and one end, and nothing
 * after that. Thread-safe.
 */
public final class CallEvents implements RetryListener {

    private final Call call;
    private final Listeners listeners;
    private final TimeSource time;
    private final long began;
    private final AtomicBoolean firstToken = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile int attempt = 1;

    CallEvents(Call call, Listeners listeners, TimeSource time) {
        this.call = call;
        this.listeners = listeners;
        this.time = time;
        this.began = time.nanos();
    }

    @Override
    public void trying(int number) {
        // Not when it is announced: a call may be cancelled in the pause before.
        attempt = number;
    }

    @Override
    public void retrying(LlmException failure, int next, Duration wait) {
        if (!over.get()) {
            listeners.tell(listener -> listener.onRetry(new Retry(call, next, wait, failure.getClass())));
        }
    }

    /** The first piece of a stream is there. Only the first time counts. */
    public void firstToken() {
        if (!over.get() && firstToken.compareAndSet(false, true)) {
            FirstToken event = new FirstToken(call, attempt, elapsed());
            listeners.tell(listener -> listener.onFirstToken(event));
        }
    }

    /** The provider told the usage. */
    public void usage(Usage usage) {
        if (!over.get()) {
            listeners.tell(listener -> listener.onUsage(new UsageReport(call, usage)));
        }
    }

    /**
     * The answer is complete.
     *
     * @param responseModel the model that answered, or null
     */
    public void end(@Nullable String responseModel) {
        if (over.compareAndSet(false, true)) {
            End event = new End(call, attempt, elapsed(), Optional.ofNullable(responseModel));
            listeners.tell(listener -> listener.onEnd(event));
        }
    }

    /** The call failed or was cancelled. */
    public void failure(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            Class<? extends Throwable> kind = cause == null ? failure.getClass() : cause.getClass();
            Failure event = new Failure(call, attempt, elapsed(), kind);
            listeners.tell(listener -> listener.onFailure(event));
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(time.nanos() - began);
    }
}
