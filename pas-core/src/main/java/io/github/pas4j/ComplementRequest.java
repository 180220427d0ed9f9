package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a gate, a generator and a guard are told of one call. Immutable. */
public final class ComplementRequest {

    private final String prompt;
    private final Target target;
    private final Optional<Category> category;
    private final List<ChatMessage> earlier;
    private final List<RejectedComplement> rejected;

    private ComplementRequest(
            String prompt,
            Target target,
            Optional<Category> category,
            List<ChatMessage> earlier,
            List<RejectedComplement> rejected) {
        this.prompt = Objects.requireNonNull(prompt, "prompt");
        this.target = Objects.requireNonNull(target, "target");
        this.category = Objects.requireNonNull(category, "category");
        this.earlier = earlier;
        this.rejected = rejected;
    }

    /** A request for one prompt, for {@link Target#strong()}. */
    public static ComplementRequest of(String prompt) {
        return new ComplementRequest(prompt, Target.strong(), Optional.empty(), List.of(), List.of());
    }

    /** The same for another target. */
    public ComplementRequest withTarget(Target value) {
        return new ComplementRequest(prompt, value, category, earlier, rejected);
    }

    /** The same with a category that the caller is sure of. */
    public ComplementRequest withCategory(Category value) {
        return new ComplementRequest(prompt, target, Optional.of(value), earlier, rejected);
    }

    /** The same with the messages that came before the prompt, oldest first. */
    public ComplementRequest withEarlier(List<ChatMessage> messages) {
        return new ComplementRequest(prompt, target, category, List.copyOf(messages), rejected);
    }

    /**
     * The same with what was rejected before, the first try first, so that the generator writes something else. Generators
     * that cannot be told pass over it.
     */
    public ComplementRequest withRejected(List<RejectedComplement> tries) {
        return new ComplementRequest(prompt, target, category, earlier, List.copyOf(tries));
    }

    /** What the user wrote, exactly. */
    public String prompt() {
        return prompt;
    }

    /** How strong the model is that will answer. */
    public Target target() {
        return target;
    }

    /** The category, where the caller gave one. */
    public Optional<Category> category() {
        return category;
    }

    /** The messages before the prompt, oldest first; empty outside of conversations. */
    public List<ChatMessage> earlier() {
        return earlier;
    }

    /** What was rejected before, the first try first; empty at the first try. */
    public List<RejectedComplement> rejected() {
        return rejected;
    }

    /** Says how long the prompt is, not what it says. */
    @Override
    public String toString() {
        return "ComplementRequest[" + prompt.length() + " characters, " + target + ", " + category + ", "
                + earlier.size() + " earlier messages]";
    }
}
