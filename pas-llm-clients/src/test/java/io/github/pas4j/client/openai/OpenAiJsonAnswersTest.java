package io.github.pas4j.client.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that were asked for as JSON. */
class OpenAiJsonAnswersTest {

    private static final ChatRequest OBJECT = ChatRequest.builder()
            .user("Hi")
            .responseFormat(ResponseFormat.jsonObject())
            .build();

    private static final ChatRequest SCHEMA = ChatRequest.builder()
            .user("Hi")
            .responseFormat(ResponseFormat.jsonSchema(
                    "answer", "{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\"}}}"))
            .build();

    private final FaultServer server = FaultServer.start();
    private final OpenAiClient client = OpenAiClient.builder("m")
            .retry(RetryOptions.none())
            .baseUrl(server.url())
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static FaultResponse whole(String text, String reason) {
        return FaultResponse.json(
                200,
                "{\"choices\":[{\"message\":{\"content\":" + quoted(text) + "},\"finish_reason\":\"" + reason
                        + "\"}]}");
    }

    private static FaultResponse stream(String reason, String... pieces) {
        List<String> events = new ArrayList<>();
        for (String piece : pieces) {
            events.add("{\"choices\":[{\"delta\":{\"content\":" + quoted(piece) + "}}]}");
        }
        events.add("{\"choices\":[{\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
        events.add("[DONE]");
        return FaultResponse.events(events);
    }

    private LlmProtocolException failure(ChatRequest request, FaultResponse answer) {
        server.enqueue(answer);
        LlmProtocolException failure = catchThrowableOfType(LlmProtocolException.class, () -> client.chat(request));
        assertThat(failure).hasMessageNotContaining("Ada");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.status()).hasValue(200);
        return failure;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Ada; stop; the answer is not the JSON that was asked for: bad JSON at line 1, column 1",
                "{} Ada; stop; the answer is not the JSON that was asked for: bad JSON at line 1, column 4",
                "[\"Ada\"]; stop; the answer is no JSON object",
                "` `; stop; the answer is empty where JSON was asked for",
                "{\"Ada; length; the answer is not the JSON that was asked for: bad JSON at line 1, column 6"
            })
    void whatIsNoObjectFails(String text, String reason, String expected) {
        String cut = reason.equals("length") ? "; it was cut at its token limit" : "";

        assertThat(failure(OBJECT, whole(text, reason))).hasMessage("openai (m): " + expected + cut);
    }

    @Test
    void whatBreaksTheSchemaFails() {
        assertThat(failure(SCHEMA, whole("{\"age\":\"Ada\"}", "stop")))
                .hasMessage("openai (m): the answer breaks its schema at /age: type");
        assertThat(failure(SCHEMA, whole("{\"age\":\"Ada\"}", "content_filter")))
                .hasMessageEndingWith("/age: type; the provider withheld a part of it");
    }

    @Test
    void whatKeepsToItPasses() {
        server.enqueue(whole("{\"age\":36}", "stop"), whole(" {} ", "length"));

        assertThat(client.chat(SCHEMA).text()).isEqualTo("{\"age\":36}");
        assertThat(client.chatAsync(OBJECT).join().text()).isEqualTo(" {} ");
    }

    @Test
    void aRefusalIsNoBrokenJson() {
        server.enqueue(FaultResponse.json(200, "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"No.\"}}]}"));

        ChatResponse response = client.chat(SCHEMA);

        assertThat(response.refusal()).contains("No.");
        assertThat(response.text()).isEmpty();
    }

    @Test
    void theWishForAToolIsNoBrokenJson() {
        server.enqueue(
                FaultResponse.json(
                        200,
                        "{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{}]},\"finish_reason\":\"tool_calls\"}]}"));

        assertThat(client.chat(SCHEMA).rawJson().orElseThrow()).contains("tool_calls");
    }

    @Test
    void aStreamFailsBeforeItEnds() {
        server.enqueue(stream("stop", "{\"age\":", "\"Ada\"}"));
        List<String> texts = new ArrayList<>();
        try (ChatStream stream = client.stream(SCHEMA)) {
            LlmProtocolException failure = catchThrowableOfType(
                    LlmProtocolException.class, () -> stream.forEachRemaining(chunk -> texts.add(chunk.text())));

            assertThat(failure).hasMessage("openai (m): the answer breaks its schema at /age: type");
            assertThat(texts).containsExactly("{\"age\":", "\"Ada\"}", "");
            assertThat(catchThrowableOfType(LlmProtocolException.class, stream::hasNext))
                    .isSameAs(failure);
        }
    }

    @Test
    void aStreamThatIsCutAtItsTokenLimitSaysSo() {
        server.enqueue(stream("length", "{\"age\":"));
        try (ChatStream stream = client.stream(SCHEMA)) {
            assertThat(catchThrowableOfType(LlmProtocolException.class, () -> stream.forEachRemaining(chunk -> {})))
                    .hasMessageEndingWith("; it was cut at its token limit");
        }
    }

    @Test
    void aStreamThatKeepsToItEnds() {
        server.enqueue(stream("stop", "{\"age\":", "36}"));
        StringBuilder text = new StringBuilder();
        try (ChatStream stream = client.stream(SCHEMA)) {
            stream.forEachRemaining(chunk -> text.append(chunk.text()));
        }
        assertThat(text).hasToString("{\"age\":36}");
    }

    @Test
    void aSchemaThatIsNoneIsRefusedBeforeAnythingIsSent() {
        ChatRequest request = ChatRequest.builder()
                .user("Hi")
                .responseFormat(ResponseFormat.jsonSchema("x", "[]"))
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> client.chat(request));
        assertThatIllegalArgumentException().isThrownBy(() -> client.chatAsync(request));
        assertThatIllegalArgumentException().isThrownBy(() -> client.stream(request));
        assertThat(server.requests()).isEmpty();
    }
}
