package io.github.pas4j;

import io.github.pas4j.llm.Usage;
import java.util.Optional;

/** What a generator has to say about a prompt: a {@link Complement}, or {@link Declined}. */
public sealed interface ComplementResult permits Complement, Declined {

    /** The prompt's category, where the generator knows it. */
    Optional<Category> category();

    /** The prompt's intent, finer than its category, where the generator knows it. */
    Optional<String> intent();

    /** Tokens that the generator used, where it asked a model. */
    Optional<Usage> usage();
}
