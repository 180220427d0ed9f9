package io.github.pas4j;

/** Puts prompt and complement together: {@code cat(p, pc)} of the paper (section 3.3). Thread-safe. */
@FunctionalInterface
public interface PromptComposer {

    /**
     * What is sent to the model.
     *
     * @param prompt the user's words, to be kept as they are
     * @param complement a complement that the guard let through, without blanks around it
     */
    String compose(String prompt, String complement);

    /** The prompt, an empty line, the complement. */
    static PromptComposer append() {
        return (prompt, complement) -> prompt + "\n\n" + complement;
    }
}
