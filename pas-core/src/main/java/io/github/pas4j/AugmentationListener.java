package io.github.pas4j;

/**
 * Is told how each call ended. Called on the thread that ends the call, so it should be quick; what it throws is
 * dropped. Thread-safe.
 */
@FunctionalInterface
public interface AugmentationListener {

    /** One call ended; the result has its outcome, its time and, where a model was asked, the tokens. */
    void onAugmentation(AugmentedPrompt result);
}
