package io.github.pas4j.client.openai;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.testkit.LlmClientContract;
import java.net.URI;

class OpenAiClientTest extends LlmClientContract {

    @Override
    protected LlmClient newClient(URI baseUrl) {
        return OpenAiClient.builder("gpt-4o-mini")
                .retry(RetryOptions.none())
                .apiKey(KEY)
                .baseUrl(baseUrl)
                .build();
    }
}
