package io.github.pas4j.embedded;

import io.github.pas4j.Complement;
import io.github.pas4j.PasAugmenter;

/** The augmenter that needs no key and no network. */
public final class EmbeddedPas {

    private EmbeddedPas() {}

    /** An augmenter for strong models. */
    public static PasAugmenter augmenter() {
        return builder().build();
    }

    /** The same, to be changed: every part of it can be set anew. */
    public static PasAugmenter.Builder builder() {
        return PasAugmenter.builder(request -> Complement.of("Placeholder."));
    }
}
