package io.github.pas4j.examples;

import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.embedded.EmbeddedPas;

/** Augments one prompt, with no key and no network. The README shows this program and what it prints. */
public final class QuickStart {

    private QuickStart() {}

    // tag::quick-start[]
    public static void main(String[] args) {
        try (PasAugmenter pas = EmbeddedPas.augmenter()) { // no key, no network
            AugmentedPrompt onions = pas.augment("Why do onions make you cry when you cut them?");
            System.out.println(onions.text()); // what to send to your model

            AugmentedPrompt story = pas.augment("Write a short story about a lighthouse");
            System.out.println(story.outcome() + ": " + story.reason().orElse(""));
        }
    }
    // end::quick-start[]
}
