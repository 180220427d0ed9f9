package io.github.pas4j.llm;

import java.util.Objects;

/**
 * A request of a batch.
 *
 * @param id by which its answer is found again, unique within the batch
 * @param request what is asked; its timeout means nothing here
 */
public record BatchItem(String id, ChatRequest request) {

    /**
     * @throws IllegalArgumentException if the id is blank
     */
    public BatchItem {
        Objects.requireNonNull(request, "request");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank");
        }
    }
}
