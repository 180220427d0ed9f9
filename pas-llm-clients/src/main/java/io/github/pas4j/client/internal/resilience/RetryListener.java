package io.github.pas4j.client.internal.resilience;

import io.github.pas4j.llm.LlmException;
import java.time.Duration;

/** Is told of a call's further tries. Must not throw. */
@FunctionalInterface
public interface RetryListener {

    /** Hears nothing. */
    RetryListener NONE = (failure, next, wait) -> {};

    /**
     * A try begins.
     *
     * @param number from 1
     */
    default void trying(int number) {}

    /**
     * A try failed, and there will be another.
     *
     * @param failure of the last try
     * @param next the number of the next try, at least 2
     * @param wait the pause before it
     */
    void retrying(LlmException failure, int next, Duration wait);
}
