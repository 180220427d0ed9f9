package io.github.pas4j.client.qwen;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.testkit.LlmClientContract;
import io.github.pas4j.testkit.LlmFaultMatrix;
import java.net.URI;
import java.nio.file.Path;

class QwenClientTest extends LlmClientContract {

    @Override
    protected LlmClient newClient(URI baseUrl) {
        return QwenClient.builder("qwen-plus")
                .retry(RetryOptions.none())
                .apiKey(KEY)
                .baseUrl(baseUrl)
                .build();
    }

    @Override
    protected void faultsPlayed(LlmFaultMatrix matrix) {
        matrix.writeTo(Path.of("target/fault-matrix.md"));
        matrix.assertDocumentedIn(Path.of("../docs/fault-matrix.md"));
    }
}
