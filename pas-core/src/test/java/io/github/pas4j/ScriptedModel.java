package io.github.pas4j;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Remembers what it is asked and answers as the test says. */
final class ScriptedModel implements LlmClient {

    final List<ChatRequest> requests = new CopyOnWriteArrayList<>();
    private final Function<ChatRequest, ChatResponse> answers;

    private ScriptedModel(Function<ChatRequest, ChatResponse> answers) {
        this.answers = answers;
    }

    static ScriptedModel saying(String text) {
        return new ScriptedModel(request -> ChatResponse.of(text));
    }

    static ScriptedModel answering(Function<ChatRequest, ChatResponse> answers) {
        return new ScriptedModel(answers);
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        requests.add(request);
        return answers.apply(request);
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
