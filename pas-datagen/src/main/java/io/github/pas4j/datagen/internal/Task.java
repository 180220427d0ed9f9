package io.github.pas4j.datagen.internal;

import io.github.pas4j.Category;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.RejectedComplement;
import io.github.pas4j.Target;
import java.util.List;
import java.util.Optional;

/**
 * A prompt that is to become a pair.
 *
 * @param id its id
 * @param prompt what the user wrote
 * @param category of it, where that is known
 */
public record Task(String id, String prompt, Optional<Category> category) {

    ComplementRequest request(Target target, List<RejectedComplement> rejected) {
        ComplementRequest request =
                ComplementRequest.of(prompt).withTarget(target).withRejected(rejected);
        return category.map(request::withCategory).orElse(request);
    }

    /** Names the prompt, without its text. */
    @Override
    public String toString() {
        return "Task[" + id + "]";
    }
}
