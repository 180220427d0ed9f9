package io.github.pas4j.client.llama;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.testkit.LlmClientContract;
import java.net.URI;

class LlamaCppClientTest extends LlmClientContract {

    @Override
    protected LlmClient newClient(URI baseUrl) {
        return LlamaClient.llamaCpp("llama3.1")
                .retry(RetryOptions.none())
                .apiKey(KEY)
                .baseUrl(baseUrl)
                .build();
    }
}
