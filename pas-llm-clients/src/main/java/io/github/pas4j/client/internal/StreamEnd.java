package io.github.pas4j.client.internal;

import io.github.pas4j.client.internal.resilience.CallEvents;
import io.github.pas4j.client.internal.resilience.Permit;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.Usage;
import org.jspecify.annotations.Nullable;

/** What is due when a stream is over, however it ends: limits and listeners hear of it. Thread-safe. */
final class StreamEnd {

    private final CallEvents events;
    private final @Nullable Permit permit;

    StreamEnd(CallEvents events, @Nullable Permit permit) {
        this.events = events;
        this.permit = permit;
    }

    void saw(ChatChunk chunk) {
        events.firstToken();
        chunk.usage().ifPresent(this::used);
    }

    private void used(Usage usage) {
        if (permit != null) {
            permit.settle(usage);
        }
        events.usage(usage);
    }

    void completed() {
        free();
        events.end(null);
    }

    void failed(Throwable failure) {
        free();
        events.failure(failure);
    }

    private void free() {
        if (permit != null) {
            permit.close();
        }
    }
}
