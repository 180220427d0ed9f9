package io.github.pas4j.examples;

import io.github.pas4j.PasAugmenter;
import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.embedded.EmbeddedPas;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.LlmClient;

/** Puts the augmenter in front of a client: the application goes on as before. Needs {@code OPENAI_API_KEY}. */
public final class WrapClient {

    private WrapClient() {}

    // tag::wrap-client[]
    public static void main(String[] args) {
        try (LlmClient plain = OpenAiClient.fromEnv("gpt-4o-mini");
                PasAugmenter pas = EmbeddedPas.augmenter()) {
            System.out.println(ask(pas.wrap(plain), "Why do onions make you cry when you cut them?"));
        }
    }

    static String ask(LlmClient client, String question) {
        return client.chat(ChatRequest.user(question)).text();
    }
    // end::wrap-client[]
}
