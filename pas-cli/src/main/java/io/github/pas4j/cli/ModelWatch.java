package io.github.pas4j.cli;

import io.github.pas4j.Outcome;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmRateLimitException.Limit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether a model answers at all. One that refuses the key, that has no quota left, or that never answered and
 * failed {@value #PATIENCE} times is asked no more: the rest of a file then fails at once instead of after hours. Thread-safe.
 */
final class ModelWatch {

    static final int PATIENCE = 10;

    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean answered;
    private volatile @Nullable LlmException last;
    private volatile @Nullable LlmException hopeless;

    /** The same client, watched. */
    LlmClient over(LlmClient client) {
        return new Watched(client);
    }

    /** Why a run over a file failed as a whole, if it did: a single prompt's failure is told in its row. */
    Optional<String> lost(Tally tally) {
        LlmException end = hopeless;
        if (end != null) {
            return Optional.of("the model is asked no more: " + end.getMessage());
        }
        boolean failed =
                tally.outcomes().containsKey(Outcome.FAILED) || tally.outcomes().containsKey(Outcome.TIMED_OUT);
        if (!failed || answered) {
            return Optional.empty();
        }
        LlmException e = last;
        return Optional.of("the model never answered" + (e == null ? "" : ": " + e.getMessage()));
    }

    private ChatResponse ask(LlmClient client, ChatRequest request) {
        LlmException end = hopeless;
        if (end != null) {
            throw end;
        }
        try {
            ChatResponse answer = client.chat(request);
            answered = true;
            return answer;
        } catch (LlmException e) {
            last = e;
            if (isFinal(e) || (failures.incrementAndGet() >= PATIENCE && !answered)) {
                hopeless = e;
            }
            throw e;
        }
    }

    private static boolean isFinal(LlmException e) {
        return e instanceof LlmAuthenticationException
                || (e instanceof LlmRateLimitException limited && limited.limit() == Limit.QUOTA);
    }

    /** Generators ask by {@link #chat} alone. */
    private final class Watched implements LlmClient {
        private final LlmClient client;

        Watched(LlmClient client) {
            this.client = client;
        }

        @Override
        public ChatResponse chat(ChatRequest request) {
            return ask(client, request);
        }

        @Override
        public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
            return client.chatAsync(request);
        }

        @Override
        public ChatStream stream(ChatRequest request) {
            return client.stream(request);
        }

        @Override
        public void close() {
            client.close();
        }

        @Override
        public String toString() {
            return client.toString();
        }
    }
}
