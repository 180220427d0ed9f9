package io.github.pas4j;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/** {@link PasAugmenter#wrap}: every request is augmented, then sent as it would have been. */
final class AugmentingLlmClient implements LlmClient {

    private final PasAugmenter augmenter;
    private final LlmClient client;

    AugmentingLlmClient(PasAugmenter augmenter, LlmClient client) {
        this.augmenter = augmenter;
        this.client = Objects.requireNonNull(client, "client");
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return client.chat(toSend(request));
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        if (augmenter.isShadow()) {
            return client.chatAsync(toSend(request));
        }
        CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
        CompletableFuture<AugmentedChat> augmented = augmenter.augmentChatAsync(request);
        AtomicReference<CompletableFuture<?>> current = new AtomicReference<>(augmented);
        answer.whenComplete((response, failure) -> {
            if (answer.isCancelled()) {
                Objects.requireNonNull(current.get()).cancel(true);
            }
        });
        augmented
                .thenCompose(chat -> {
                    if (answer.isCancelled()) {
                        throw new CancellationException(); // nothing is sent that nobody waits for
                    }
                    CompletableFuture<ChatResponse> exchange = client.chatAsync(chat.request());
                    current.set(exchange);
                    if (answer.isCancelled()) {
                        exchange.cancel(true); // cancelled between the two steps
                    }
                    return exchange;
                })
                .whenComplete((response, failure) -> {
                    if (failure == null) {
                        answer.complete(response);
                    } else {
                        answer.completeExceptionally(unwrap(failure));
                    }
                });
        return answer;
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        return client.stream(toSend(request));
    }

    private ChatRequest toSend(ChatRequest request) {
        if (augmenter.isShadow()) {
            // Nobody waits for it: the listener is told what came of it.
            CompletableFuture<AugmentedChat> unused = augmenter.augmentChatAsync(request);
            return request;
        }
        return augmenter.augment(request).request();
    }

    /** Closes neither the augmenter nor the client: whoever made them closes them. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "Augmenting[" + client + "]";
    }
}
