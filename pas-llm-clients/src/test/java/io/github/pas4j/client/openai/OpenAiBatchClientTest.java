package io.github.pas4j.client.openai;

import static io.github.pas4j.client.openai.BatchScript.answered;
import static io.github.pas4j.client.openai.BatchScript.batch;
import static io.github.pas4j.client.openai.BatchScript.content;
import static io.github.pas4j.client.openai.BatchScript.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.client.internal.Environment;
import io.github.pas4j.llm.Batch;
import io.github.pas4j.llm.Batch.State;
import io.github.pas4j.llm.BatchAnswer;
import io.github.pas4j.llm.Batches;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiBatchClientTest extends BatchTestBase {

    @Test
    void goesAllTheWay() {
        script.on("POST /v1/files", FILE)
                .on("POST /v1/batches", batch("validating"))
                .on(
                        "GET /v1/batches/batch_1",
                        batch("in_progress"),
                        batch("finalizing"),
                        batch("completed", "file-out", "file-err"))
                .on("GET /v1/files/file-out/content", content(answered("two", "2"), answered("one", "1")))
                .on("GET /v1/files/file-err/content", content(refused("three", 400, "{\"code\":\"bad\"}")));
        List<State> seen = new ArrayList<>();

        Batch submitted = client.submit(ITEMS);
        Batch done = Batches.await(client, submitted.id(), Duration.ofNanos(1), batch -> seen.add(batch.state()));
        Map<String, BatchAnswer> answers = answers();

        assertThat(submitted).isEqualTo(new Batch("batch_1", State.VALIDATING, 3, 2, 1));
        assertThat(done.state()).isEqualTo(State.COMPLETED);
        assertThat(seen).containsExactly(State.RUNNING, State.FINALIZING, State.COMPLETED);
        assertThat(answers).containsOnlyKeys("one", "two", "three");
        ChatResponse one = item(answers, "one").response().orElseThrow();
        assertThat(one.text()).isEqualTo("1");
        assertThat(one.requestId()).contains("req-one");
        assertThat(one.model()).contains("m-2024");
        assertThat(one.usage().orElseThrow().totalTokens()).isEqualTo(7);
        assertThat(one.rawJson().orElseThrow()).startsWith("{\"model\":\"m-2024\",\"choices\":[");
        LlmException three = item(answers, "three").failure().orElseThrow();
        assertThat(three).isExactlyInstanceOf(LlmRequestException.class).hasMessage("openai (gpt-4o-mini): HTTP 400");
        assertThat(three.code()).contains("bad");
        assertThat(three.status()).hasValue(400);
        assertThat(three.requestId()).contains("req-three");
    }

    @Test
    void anotherClientComesBackForABatchByItsId() {
        ended("completed", content(answered("one", "1")), null);

        try (OpenAiBatchClient other = builder().baseUrl(server.url() + "/v1").build()) {
            assertThat(other.status("batch_1").state()).isEqualTo(State.COMPLETED);
            assertThat(other.answers("batch_1")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "validating, VALIDATING",
        "in_progress, RUNNING",
        "finalizing, FINALIZING",
        "completed, COMPLETED",
        "failed, FAILED",
        "expired, EXPIRED",
        "cancelling, CANCELLING",
        "cancelled, CANCELLED"
    })
    void knowsTheStates(String status, State state) {
        script.on("GET /v1/batches/batch_1", batch(status));

        assertThat(client.status("batch_1").state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"batch_1\",\"status\":\"resting\"}", "{\"status\":\"completed\"}", "[]", "{", ""})
    void aBatchThatCannotBeReadIsNone(String body) {
        script.on("GET /v1/batches/batch_1", FaultResponse.json(200, body));

        failure(LlmProtocolException.class, () -> client.status("batch_1"));
    }

    @Test
    void cancels() {
        script.on("POST /v1/batches/batch_1/cancel", FaultResponse.json(500, "{}"), batch("cancelling"));

        assertThat(client.cancel("batch_1").state()).isEqualTo(State.CANCELLING);
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../other", "a/b", "..", "a?b", "", " "})
    void takesNoIdThatLeadsElsewhere(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> client.status(id));
        assertThatIllegalArgumentException().isThrownBy(() -> client.cancel(id));
        assertThatIllegalArgumentException().isThrownBy(() -> client.answers(id));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theKeyGoesToTheOneHostOnly() {
        try (FaultServer other = FaultServer.start()) {
            FaultResponse elsewhere = FaultResponse.json(302, "").header("Location", other.url() + "/v1/elsewhere");
            script.on("GET /v1/batches/batch_1", batch("completed", "file-out", null))
                    .on("GET /v1/files/file-out/content", elsewhere)
                    .on("POST /v1/files", elsewhere);

            failure(LlmRequestException.class, () -> client.answers("batch_1"));
            failure(LlmRequestException.class, () -> client.submit(ITEMS));

            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void aQueryOfTheBaseUrlIsKept() {
        script.on("GET /v1/batches/batch_1?api-version=3", batch("completed"));
        try (OpenAiBatchClient gateway =
                builder().baseUrl(server.url() + "/v1?api-version=3").build()) {
            assertThat(gateway.status("batch_1").state()).isEqualTo(State.COMPLETED);
        }
    }

    @Test
    void isOfNoUseAfterClosing() {
        client.close();
        client.close();

        assertThatIllegalStateException().isThrownBy(() -> client.submit(ITEMS));
        assertThatIllegalStateException().isThrownBy(() -> client.status("batch_1"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void showsModelAndBaseUrlOnly() {
        try (OpenAiBatchClient secret =
                builder().baseUrl("https://user:secret@host/v1?key=secret").build()) {
            assertThat(secret).hasToString("OpenAiBatchClient[model=gpt-4o-mini, baseUrl=https://host/v1]");
        }
    }

    @Test
    void readsTheEnvironment() {
        Map<String, String> environment = Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", server.url() + "/v1");
        script.on("GET /v1/batches/batch_1", batch("completed"));
        try (OpenAiBatchClient client = OpenAiBatchClient.fromEnv("m", new Environment(environment))) {
            assertThat(client.status("batch_1").state()).isEqualTo(State.COMPLETED);
        }
        assertThat(server.requests().get(0).header("authorization")).contains("Bearer " + KEY);
        assertThatThrownBy(() -> OpenAiBatchClient.fromEnv("m", new Environment(Map.of())))
                .hasMessage("OPENAI_API_KEY is not set");
    }
}
