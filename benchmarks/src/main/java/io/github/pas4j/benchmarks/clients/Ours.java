package io.github.pas4j.benchmarks.clients;

import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatStream;

/** Our own client. */
final class Ours implements Caller {

    private final OpenAiClient client;

    Ours(String baseUrl) {
        this.client =
                OpenAiClient.builder("benchmark").baseUrl(baseUrl).apiKey("key").build();
    }

    @Override
    public String name() {
        return Versions.of("pas");
    }

    @Override
    public String chat(String prompt) {
        return client.chat(ChatRequest.user(prompt)).text();
    }

    @Override
    public String stream(String prompt) {
        StringBuilder text = new StringBuilder();
        try (ChatStream stream = client.stream(ChatRequest.user(prompt))) {
            stream.forEachRemaining(chunk -> text.append(chunk.text()));
        }
        return text.toString();
    }

    @Override
    public void close() {
        client.close();
    }
}
