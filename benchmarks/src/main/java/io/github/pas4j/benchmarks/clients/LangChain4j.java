package io.github.pas4j.benchmarks.clients;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.concurrent.CompletableFuture;

/** LangChain4j's OpenAI client, on the JDK's HTTP client as it comes. */
final class LangChain4j implements Caller {

    private final OpenAiChatModel model;
    private final OpenAiStreamingChatModel streaming;

    LangChain4j(String baseUrl) {
        this.model = OpenAiChatModel.builder()
                .baseUrl(baseUrl)
                .apiKey("key")
                .modelName("benchmark")
                .maxRetries(0)
                .build();
        this.streaming = OpenAiStreamingChatModel.builder()
                .baseUrl(baseUrl)
                .apiKey("key")
                .modelName("benchmark")
                .build();
    }

    @Override
    public String name() {
        return Versions.of("langchain4j");
    }

    @Override
    public String chat(String prompt) {
        return model.chat(prompt);
    }

    @Override
    public String stream(String prompt) {
        CompletableFuture<String> text = new CompletableFuture<>();
        streaming.chat(prompt, new Collector(text));
        return text.join();
    }

    private static final class Collector implements StreamingChatResponseHandler {
        private final StringBuilder pieces = new StringBuilder();
        private final CompletableFuture<String> text;

        Collector(CompletableFuture<String> text) {
            this.text = text;
        }

        @Override
        public void onPartialResponse(String piece) {
            pieces.append(piece);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            text.complete(pieces.toString());
        }

        @Override
        public void onError(Throwable error) {
            text.completeExceptionally(error);
        }
    }

    /** It has nothing to close. */
    @Override
    public void close() {}
}
