package io.github.pas4j.client.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded answers of a real llama.cpp server. */
@EnabledIfSystemProperty(
        named = "pas.shared",
        matches = ".+",
        disabledReason = "no folder of recorded answers: give it with -Dpas.shared=FOLDER")
class RealLlamaCppTest {

    private final FaultServer server = FaultServer.start();
    private final LlamaClient client = LlamaClient.llamaCpp("stories260K")
            .retry(RetryOptions.none())
            .baseUrl(server.url())
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static String recorded(String file) throws IOException {
        return Files.readString(Path.of(System.getProperty("pas.shared"), "data", "llm", "wire", file));
    }

    /** What comes after the head. */
    private static String body(String file) throws IOException {
        String text = recorded(file).replace("\r\n", "\n");
        return text.substring(text.indexOf("\n\n") + 2);
    }

    @Test
    void answers() throws IOException {
        server.enqueue(FaultResponse.json(200, recorded("llamacpp-chat-jinja.json")));

        ChatResponse response = client.chat(ChatRequest.user("Once upon a time"));

        assertThat(response.text()).startsWith(" little girl named Lily.");
        assertThat(response.usage().orElseThrow().totalTokens()).isEqualTo(129);
    }

    @Test
    void streams() throws IOException {
        server.enqueue(FaultResponse.chunked(List.of(body("llamacpp-chat-stream.txt")))
                .header("Content-Type", "text/event-stream"));
        StringBuilder text = new StringBuilder();

        try (ChatStream stream = client.stream(ChatRequest.user("Once upon a time"))) {
            stream.forEachRemaining(chunk -> text.append(chunk.text()));
        }

        assertThat(text.toString()).isEqualTo("\"Here?\" Annab");
    }

    @Test
    void aBuildThatIgnoredTheSchemaIsFoundOut() throws IOException {
        server.enqueue(FaultResponse.json(200, recorded("llamacpp-chat-jsonschema.json")));
        ChatRequest request = ChatRequest.builder()
                .user("Once upon a time")
                .responseFormat(ResponseFormat.jsonSchema("story", "{\"type\":\"object\"}"))
                .build();

        assertThat(catchThrowableOfType(LlmProtocolException.class, () -> client.chat(request)))
                .hasMessageContaining("not the JSON that was asked for")
                .hasMessageEndingWith("it was cut at its token limit")
                .hasMessageNotContaining("Jack");
    }

    @ParameterizedTest
    @CsvSource({
        "llamacpp-err-401.txt, 401, LlmAuthenticationException, authentication_error",
        "llamacpp-err-badjson.txt, 500, LlmServerException, server_error",
        "llamacpp-err-ctx.txt, 400, LlmContextLengthException, invalid_request_error",
        "llamacpp-err-nomessages.txt, 500, LlmServerException, server_error"
    })
    void fails(String file, int status, String kind, String code) throws IOException {
        server.enqueue(FaultResponse.json(status, body(file)));

        LlmException failure = catchThrowableOfType(LlmException.class, () -> client.chat(ChatRequest.user("Hi")));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.code()).contains(code);
    }
}
