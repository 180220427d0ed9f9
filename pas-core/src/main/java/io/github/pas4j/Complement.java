package io.github.pas4j;

import io.github.pas4j.llm.Usage;
import java.util.Objects;
import java.util.Optional;

/**
 * A short text that says how a prompt's answer should be approached. Immutable. The text is whatever the generator
 * made; {@link ComplementGuard} decides whether it is fit to be sent.
 */
public final class Complement implements ComplementResult {

    private final String text;
    private final Optional<Category> category;
    private final Optional<String> intent;
    private final Optional<Evidence> evidence;
    private final Optional<Usage> usage;

    private Complement(
            String text,
            Optional<Category> category,
            Optional<String> intent,
            Optional<Evidence> evidence,
            Optional<Usage> usage) {
        this.text = text;
        this.category = category;
        this.intent = intent;
        this.evidence = evidence;
        this.usage = usage;
    }

    /** A complement of which only the text is known. */
    public static Complement of(String text) {
        Objects.requireNonNull(text, "text");
        return new Complement(text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with the prompt's category. */
    public Complement withCategory(Category value) {
        return new Complement(text, Optional.of(value), intent, evidence, usage);
    }

    /** The same with the prompt's intent. */
    public Complement withIntent(String value) {
        return new Complement(text, category, Optional.of(value), evidence, usage);
    }

    /** The same with what was measured of complements like it. */
    public Complement withEvidence(Evidence value) {
        return new Complement(text, category, intent, Optional.of(value), usage);
    }

    /** The same with the tokens that it cost. */
    public Complement withUsage(Usage value) {
        return new Complement(text, category, intent, evidence, Optional.of(value));
    }

    /** The complement itself. */
    public String text() {
        return text;
    }

    @Override
    public Optional<Category> category() {
        return category;
    }

    @Override
    public Optional<String> intent() {
        return intent;
    }

    /** What was measured of complements like this one, where anything was. */
    public Optional<Evidence> evidence() {
        return evidence;
    }

    @Override
    public Optional<Usage> usage() {
        return usage;
    }

    /** Says how long the text is, not what it says. */
    @Override
    public String toString() {
        return "Complement[" + text.length() + " characters, " + category + ", " + intent + "]";
    }
}
