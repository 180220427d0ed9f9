package io.github.pas4j.client.secrets;

import static io.github.pas4j.client.secrets.Secrets.ANSWER;
import static io.github.pas4j.client.secrets.Secrets.KEY;
import static io.github.pas4j.client.secrets.Secrets.PROMPT;
import static io.github.pas4j.client.secrets.Secrets.QUOTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.client.secrets.Subject.Made;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.llm.Role;
import io.github.pas4j.llm.Usage;
import io.github.pas4j.testkit.FaultRequest;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * A key put in never comes out, nor does a prompt or an answer where it does not belong: each client is called in all
 * ways, well and badly, and all that it shows, logs and throws is searched.
 */
class KeySecrecyTest extends SecrecyTestBase {

    private static final ChatRequest REQUEST =
            ChatRequest.builder().system("Be brief.").user(PROMPT).build();

    private static void readAll(LlmClient client, ChatRequest request) {
        try (ChatStream stream = client.stream(request)) {
            stream.forEachRemaining(chunk -> {});
        }
    }

    private void failEachWay(String name, LlmClient client, ChatRequest request) {
        Throwable whole = failing(name + ", chat", () -> client.chat(request));
        assertThat(whole).isInstanceOf(LlmException.class);
        assertThat(Shown.serialised(whole)).isPresent();
        failing(name + ", chatAsync", () -> client.chatAsync(request).join());
        failing(name + ", stream", () -> readAll(client, request));
    }

    @ParameterizedTest
    @EnumSource
    void whatFails(Subject subject) {
        for (Map.Entry<String, FaultResponse> fault : Faults.of(subject).entrySet()) {
            server.always(fault.getValue());
            // A client of its own for each: what the headers of one say of limits must not stop the next.
            try (LlmClient client = subject.make(server.url(), MINUTE, observed).client()) {
                failEachWay(fault.getKey(), client, REQUEST);
            }
        }
        assertThat(server.requests())
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).contains("Bearer " + KEY));
        assertThat(server.requests().get(0).body()).contains(PROMPT);
        assertNothingShows();
    }

    @ParameterizedTest
    @EnumSource
    void whatSucceeds(Subject subject) {
        FaultResponse whole =
                subject.dialect().answer(KEY, ANSWER, new Usage(1, 2)).header("x-request-id", KEY);
        FaultResponse streamed =
                subject.dialect().stream(List.of(ANSWER), new Usage(1, 2)).header("x-request-id", "id-" + KEY);
        server.otherwise(request -> request.body().contains("\"stream\":true") ? streamed : whole);
        try (LlmClient client = subject.make(server.url(), MINUTE, observed).client()) {
            List<Object> results = new ArrayList<>();
            ChatResponse answer = client.chat(REQUEST);
            assertThat(answer.text()).isEqualTo(ANSWER);
            results.add(answer);
            results.add(client.chatAsync(REQUEST).join());
            try (ChatStream stream = client.stream(REQUEST)) {
                stream.forEachRemaining(results::add);
                results.add(stream);
            }
            results.forEach(this::lookAtResult);
        }
        assertThat(observed.events()).isNotEmpty();
        assertThat(observed.observations()).hasSize(4); // three calls, and the stream's first token
        assertThat(observed.logged()).anyMatch(line -> line.contains("listener threw"));
        assertNothingShows();
    }

    @ParameterizedTest
    @EnumSource
    void clientsBuildersAndRequests(Subject subject) {
        Made made = subject.make(server.url(), MINUTE, observed);
        try (LlmClient client = made.client()) {
            List.of(client, made.builder(), REQUEST, REQUEST.messages(), REQUEST.toBuilder())
                    .forEach(this::lookAtResult);
            assertThat(Shown.json(client)).contains("{}");
            assertThat(Shown.serialised(client)).isEmpty();
        }
        assertNothingShows();
    }

    @ParameterizedTest
    @EnumSource
    void aRedirectIsNotFollowed(Subject subject) {
        elsewhere.always(subject.dialect().answer("m", ANSWER, new Usage(1, 2)));
        try (LlmClient client = subject.make(server.url(), MINUTE, observed).client()) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                String there = elsewhere.url().toString().replace("127.0.0.1", "localhost") + "/v1/" + KEY;
                server.always(FaultResponse.json(status, "{\"error\":\"" + QUOTED + "\"}")
                        .header("Location", there));
                failEachWay("redirect " + status, client, REQUEST);
            }
        }
        assertThat(server.requests()).hasSize(15);
        assertThat(elsewhere.requests()).isEmpty();
        assertNothingShows();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNeverAnswered(Subject subject) throws InterruptedException {
        server.always(FaultResponse.silence());
        try (LlmClient client =
                subject.make(server.url(), Duration.ofMillis(50), observed).client()) {
            failEachWay("timeout", client, REQUEST);
        }
        try (LlmClient client = subject.make(server.url(), MINUTE, observed).client()) {
            CompletableFuture<ChatResponse> future = client.chatAsync(REQUEST);
            future.cancel(true);
            failing("cancelled", future::join);
            Thread.currentThread().interrupt();
            failing("interrupted", () -> client.chat(REQUEST));
            assertThat(Thread.interrupted()).isTrue();
            client.close();
            failing("closed", () -> client.chat(REQUEST));
        }
        FaultServer gone = FaultServer.start();
        gone.close();
        try (LlmClient client = subject.make(gone.url(), MINUTE, observed).client()) {
            failEachWay("nobody there", client, REQUEST);
        }
        assertNothingShows();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotTheFormThatWasAskedFor(Subject subject) {
        String schema =
                "{\"type\":\"object\",\"properties\":{\"a\":{\"const\":\"" + PROMPT + "\"}},\"required\":[\"b\"]}";
        try (LlmClient client = subject.make(server.url(), MINUTE, observed).client()) {
            for (String text : List.of(ANSWER + QUOTED, "{\"a\":\"" + ANSWER + QUOTED + "\",\"" + QUOTED + "\":1}")) {
                server.otherwise(request -> answer(subject, request, text));
                for (ResponseFormat format :
                        List.of(ResponseFormat.jsonSchema("reply", schema), ResponseFormat.jsonObject())) {
                    ChatRequest request =
                            REQUEST.toBuilder().responseFormat(format).build();
                    if (format instanceof ResponseFormat.JsonSchema || !text.startsWith("{")) {
                        failEachWay("form", client, request);
                    }
                    secrets.lookFor("format", format.toString());
                }
            }
        }
        assertNothingShows();
    }

    private static FaultResponse answer(Subject subject, FaultRequest request, String text) {
        return request.body().contains("\"stream\":true")
                ? subject.dialect().stream(List.of(text), new Usage(1, 2))
                : subject.dialect().answer("m", text, new Usage(1, 2));
    }

    @ParameterizedTest
    @EnumSource
    void requestsThatCannotBeSent(Subject subject) {
        ChatRequest.Builder builder = REQUEST.toBuilder();
        List<ChatRequest> bad = List.of(
                REQUEST.toBuilder().extra("stream", QUOTED).build(),
                REQUEST.toBuilder()
                        .responseFormat(ResponseFormat.jsonSchema("s", "{" + PROMPT))
                        .build(),
                REQUEST.toBuilder()
                        .message(ChatMessage.of(Role.USER, "x").withFields("{" + PROMPT))
                        .build(),
                REQUEST.toBuilder()
                        .message(new ChatMessage(Role.USER, List.of(ContentPart.opaque("{" + PROMPT))))
                        .build());
        try (LlmClient client = subject.make(server.url(), MINUTE, observed).client()) {
            bad.forEach(request -> failing("bad request", () -> client.chat(request)));
        }
        failing("extra", () -> builder.extra("x", List.of(PROMPT, new Object())));
        assertThat(server.requests()).isEmpty();
        assertNothingShows();
    }

    @Test
    void theSearchFindsWhatIsThere() {
        LoggerFactory.getLogger("secrets").trace("logged: {}", PROMPT);
        secrets.lookFor("cause", Shown.stackTrace(new IllegalStateException(new RuntimeException(KEY))));
        Throwable nested = new IllegalStateException("outer");
        nested.addSuppressed(new RuntimeException(KEY.substring(1, 14)));
        lookAt("nested", nested);
        Shown.byAccessors(REQUEST).forEach(secrets::lookFor);
        assertThat(Shown.json(ContentPart.text(PROMPT)).orElseThrow()).contains(PROMPT);
        observed.logged().forEach(line -> secrets.lookFor("log", line));
        assertThat(secrets.found())
                .containsKeys(
                        "log",
                        "cause",
                        "nested: stack trace",
                        "nested: IllegalStateException.getSuppressed[0]",
                        "nested: JSON",
                        "nested: serialised",
                        "ChatRequest.messages[1].parts[0].text"); // text() is the same string
    }
}
