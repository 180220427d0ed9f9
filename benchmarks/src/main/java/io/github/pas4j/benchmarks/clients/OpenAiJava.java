package io.github.pas4j.benchmarks.clients;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;

/** OpenAI's own Java client, on the OkHttp that we use. */
final class OpenAiJava implements Caller {

    private final OpenAIClient client;

    OpenAiJava(String baseUrl) {
        this.client = OpenAIOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey("key")
                .maxRetries(0)
                .build();
    }

    @Override
    public String name() {
        return Versions.of("openai-java");
    }

    @Override
    public String chat(String prompt) {
        return client.chat()
                .completions()
                .create(asked(prompt).build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElse("");
    }

    @Override
    public String stream(String prompt) {
        ChatCompletionCreateParams request = asked(prompt)
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        StringBuilder text = new StringBuilder();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(request)) {
            stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .forEach(choice -> choice.delta().content().ifPresent(text::append));
        }
        return text.toString();
    }

    private static ChatCompletionCreateParams.Builder asked(String prompt) {
        return ChatCompletionCreateParams.builder().model("benchmark").addUserMessage(prompt);
    }

    @Override
    public void close() {
        client.close();
    }
}
