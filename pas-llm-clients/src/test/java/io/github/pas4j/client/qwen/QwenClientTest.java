package io.github.pas4j.client.qwen;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.testkit.LlmClientContract;
import java.net.URI;

class QwenClientTest extends LlmClientContract {

    @Override
    protected LlmClient newClient(URI baseUrl) {
        return QwenClient.builder("qwen-plus")
                .retry(RetryOptions.none())
                .apiKey(KEY)
                .baseUrl(baseUrl)
                .build();
    }
}
