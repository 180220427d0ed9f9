package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmProtocolException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The model behind a generator, and how it is asked. */
record AskedModel(
        String generator,
        LlmClient client,
        @Nullable String model,
        int maxTokens,
        @Nullable Double temperature) {

    /** About three times what a complement takes, for languages and tokenizers that need more. */
    static final int DEFAULT_MAX_TOKENS = 120;

    ComplementResult ask(List<ChatMessage> messages, Optional<Category> category) {
        ChatResponse response = client.chat(request(messages));
        ComplementResult result = ComplementReply.read(response).orElseThrow(() -> empty(response));
        if (result instanceof Complement complement) {
            Complement known = category.map(complement::withCategory).orElse(complement);
            return response.usage().map(known::withUsage).orElse(known);
        }
        Declined declined = (Declined) result;
        Declined known = category.map(declined::withCategory).orElse(declined);
        return response.usage().map(known::withUsage).orElse(known);
    }

    /** The same, asking through another client. */
    AskedModel over(LlmClient other) {
        return new AskedModel(generator, other, model, maxTokens, temperature);
    }

    ChatRequest request(List<ChatMessage> messages) {
        ChatRequest.Builder request = ChatRequest.builder().maxTokens(maxTokens);
        messages.forEach(request::message);
        if (model != null) {
            request.model(model);
        }
        if (temperature != null) {
            request.temperature(temperature);
        }
        return request.build();
    }

    /** Another try may bring an answer, so this is a failure, which no cache keeps, and not a model that declines. */
    private LlmProtocolException empty(ChatResponse response) {
        String name = response.model().orElse(model == null ? "model not stated" : model);
        Failure failure = new Failure(generator, name, response.requestId().orElse(null), null, null, 1);
        return new LlmProtocolException("the answer is empty", failure, null);
    }

    /** What decides the answers beside the client, the same in every process. */
    String settings() {
        return "%s, %d tokens, temperature %s"
                .formatted(
                        model == null ? "the client's model" : model,
                        maxTokens,
                        temperature == null ? "the provider's" : temperature);
    }

    /** The client by which object it is: nothing else tells which model is behind it. */
    String fingerprint() {
        return "%s@%x, %d tokens, temperature %s"
                .formatted(model == null ? "" : model, System.identityHashCode(client), maxTokens, temperature);
    }
}
