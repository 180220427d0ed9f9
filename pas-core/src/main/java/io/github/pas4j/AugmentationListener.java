package io.github.pas4j;

/**
 * Is told how each call ended. Called by the waiting thread, or before a future is completed on the thread that completes
 * it; the caller gets the result after it returns, so it should be quick. What it throws is dropped. Thread-safe.
 */
@FunctionalInterface
public interface AugmentationListener {

    /** One call ended; the result has its outcome, its time and, where a model was asked, the tokens. */
    void onAugmentation(AugmentedPrompt result);
}
