package io.github.pas4j.client;

import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.Usage;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Is told how a client's calls go. Each call has one start and then, whatever happens, exactly one end or failure; tries
 * again, the first token and the usage come between. Events hold neither text nor keys.
 *
 * <p>Called by the threads that do the work, so it should be quick; {@link #onStart} by the thread that calls the client.
 * What it throws is dropped. Implementations are thread-safe: calls run at once.
 */
public interface LlmClientListener {

    /** A call begins. */
    default void onStart(Start event) {}

    /** The first piece of a streamed answer is there. Not told of answers that come as a whole. */
    default void onFirstToken(FirstToken event) {}

    /** A try failed, and there will be another. */
    default void onRetry(Retry event) {}

    /** The provider told the tokens used. Not every provider does. */
    default void onUsage(UsageReport event) {}

    /** The answer is complete. */
    default void onEnd(End event) {}

    /** The call failed or was cancelled; a stream that is closed before its end was cancelled. */
    default void onFailure(Failure event) {}

    /**
     * One call, whatever it took.
     *
     * @param id another one for each call in this JVM
     * @param provider the provider, as its client calls it
     * @param model the model that is asked
     */
    record Call(long id, String provider, String model) {

        /** Provider and model are non-null. */
        public Call {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(model, "model");
        }
    }

    /**
     * A call begins.
     *
     * @param call the call
     */
    record Start(Call call) {}

    /**
     * The first piece of an answer is there.
     *
     * @param call the call
     * @param attempt the try that brought it, from 1
     * @param elapsed time since the call began
     */
    record FirstToken(Call call, int attempt, Duration elapsed) {}

    /**
     * A try failed, and there will be another.
     *
     * @param call the call
     * @param attempt the number of the next try, at least 2
     * @param pause the time before it
     * @param kind why the last one failed
     */
    record Retry(Call call, int attempt, Duration pause, Class<? extends LlmException> kind) {}

    /**
     * Tokens that a call used.
     *
     * @param call the call
     * @param usage as the provider counts them
     */
    record UsageReport(Call call, Usage usage) {}

    /**
     * An answer is complete.
     *
     * @param call the call
     * @param attempts how many tries it took, at least 1
     * @param duration time since the call began, pauses included
     * @param responseModel the model that answered, as the provider names it, where it does
     */
    record End(Call call, int attempts, Duration duration, Optional<String> responseModel) {}

    /**
     * A call failed.
     *
     * @param call the call
     * @param attempts how many tries were made, at least 1
     * @param duration time since the call began, pauses included
     * @param kind what the last try failed with
     */
    record Failure(Call call, int attempts, Duration duration, Class<? extends Throwable> kind) {}
}
