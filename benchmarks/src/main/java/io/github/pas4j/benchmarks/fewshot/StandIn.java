package io.github.pas4j.benchmarks.fewshot;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client without a model: it keeps what it is asked and says what it is given. One prompt at a time. */
final class StandIn implements LlmClient {

    private @Nullable ChatRequest asked;
    private String answer = "none";

    /** What is answered from now on. */
    void answer(String text) {
        this.answer = text;
    }

    /** What it was asked since it was last looked at, or null where it was not. */
    @Nullable
    ChatRequest takeAsked() {
        ChatRequest taken = asked;
        asked = null;
        return taken;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        asked = request;
        return ChatResponse.of(answer);
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        return CompletableFuture.completedFuture(chat(request));
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        throw new UnsupportedOperationException("no generator streams");
    }

    @Override
    public void close() {}
}
