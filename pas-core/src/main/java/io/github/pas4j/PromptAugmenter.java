package io.github.pas4j;

/** Anything that makes a prompt better before a model sees it; {@link PasAugmenter} is the one of this library. */
@FunctionalInterface
public interface PromptAugmenter {

    /** Augments one prompt; the result always has the original. */
    AugmentedPrompt augment(String prompt);
}
