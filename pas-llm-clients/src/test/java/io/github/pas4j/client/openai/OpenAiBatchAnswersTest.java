package io.github.pas4j.client.openai;

import static io.github.pas4j.client.openai.BatchScript.answered;
import static io.github.pas4j.client.openai.BatchScript.batch;
import static io.github.pas4j.client.openai.BatchScript.content;
import static io.github.pas4j.client.openai.BatchScript.notRun;
import static io.github.pas4j.client.openai.BatchScript.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.Batch.State;
import io.github.pas4j.llm.BatchAnswer;
import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmContextLengthException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.LlmTimeoutException;
import io.github.pas4j.testkit.FaultResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiBatchAnswersTest extends BatchTestBase {

    @Test
    void aBatchThatRunsHasNoAnswersYet() {
        script.on("GET /v1/batches/batch_1", batch("in_progress", "file-out", null));

        assertThatIllegalStateException()
                .isThrownBy(() -> client.answers("batch_1"))
                .withMessage("the batch has not ended: RUNNING");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatWasAnsweredBeforeABatchExpiredIsThere() {
        ended("expired", content(answered("one", "1")), content(notRun("two", "batch_expired")));

        Map<String, BatchAnswer> answers = answers();

        assertThat(item(answers, "one").response()).isPresent();
        assertThat(item(answers, "two").failure().orElseThrow())
                .isExactlyInstanceOf(LlmTimeoutException.class)
                .hasMessage("openai (gpt-4o-mini): the batch expired before")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
    }

    @Test
    void whatWasAnsweredBeforeABatchWasCancelledIsThere() {
        ended("cancelled", content(answered("one", "1")), content(notRun("two", "batch_cancelled")));

        Map<String, BatchAnswer> answers = answers();

        assertThat(item(answers, "one").response()).isPresent();
        assertThat(item(answers, "two").failure().orElseThrow()).isExactlyInstanceOf(LlmCancelledException.class);
    }

    @Test
    void aBatchWithoutFilesHasNoAnswers() {
        ended("cancelled", null, null);

        assertThat(client.answers("batch_1")).isEmpty();
    }

    @Test
    void aBatchThatCouldNotBeRunSaysWhyInCodes() {
        script.on("GET /v1/batches/batch_1", FaultResponse.json(200, """
                        {"id":"batch_1","status":"failed","errors":{"object":"list","data":[\
                        {"code":"mismatched_model","message":"%s","line":3},\
                        {"code":"not one word","message":"%s","line":null}]}}""".formatted(PROMPT, KEY)));

        LlmRequestException failure = failure(LlmRequestException.class, () -> client.answers("batch_1"));

        assertThat(failure)
                .hasMessage("openai (gpt-4o-mini): the batch could not be run: mismatched_model at line 3,"
                        + " unnamed problem");
        assertThat(failure.code()).contains("mismatched_model");
        assertThat(client.status("batch_1").state()).isEqualTo(State.FAILED);
    }

    @Test
    void whatTheFilesDoNotTellIsNotAmongTheAnswers() {
        ended("completed", content("", answered("one", "1"), "", ""), content(""));

        assertThat(answers()).containsOnlyKeys("one");
    }

    @Test
    void ofTwoWithOneIdAnAnswerStandsBeforeAFailureAndElseTheFirst() {
        ended(
                "completed",
                content(
                        refused("one", 500, "{}"),
                        answered("one", "right"),
                        answered("two", "right"),
                        answered("two", "wrong")),
                content(
                        notRun("one", "batch_expired"),
                        notRun("two", "batch_expired"),
                        refused("three", 429, "{}"),
                        refused("three", 500, "{}")));

        Map<String, BatchAnswer> answers = answers();

        assertThat(client.answers("batch_1")).hasSize(3);
        assertThat(item(answers, "one").response().orElseThrow().text()).isEqualTo("right");
        assertThat(item(answers, "two").response().orElseThrow().text()).isEqualTo("right");
        assertThat(item(answers, "three").failure().orElseThrow()).isExactlyInstanceOf(LlmRateLimitException.class);
    }

    @Test
    void failuresAreOfTheirKindAndQuoteNothing() {
        String words = "You asked \\\"" + PROMPT + "\\\" with " + KEY;
        ended(
                "completed",
                null,
                content(
                        refused("long", 400, "{\"code\":\"context_length_exceeded\",\"message\":\"" + words + "\"}"),
                        refused("key", 401, "{\"code\":\"" + KEY + "\",\"message\":\"" + words + "\"}"),
                        refused("quota", 429, "{\"code\":\"insufficient_quota\"}"),
                        refused("server", 500, "\"" + words + "\""),
                        notRun("odd", "rate_limit_exceeded")));

        Map<String, BatchAnswer> answers = answers();

        answers.values().forEach(answer -> {
            assertThat(answer.toString()).doesNotContain(KEY).doesNotContain("must not be shown");
            assertNothingLeaks(answer.failure().orElseThrow());
        });
        assertThat(item(answers, "long").failure().orElseThrow()).isExactlyInstanceOf(LlmContextLengthException.class);
        LlmException key = item(answers, "key").failure().orElseThrow();
        assertThat(key).isExactlyInstanceOf(LlmAuthenticationException.class);
        assertThat(key.code()).isEmpty();
        LlmException quota = item(answers, "quota").failure().orElseThrow();
        assertThat(((LlmRateLimitException) quota).limit()).isEqualTo(LlmRateLimitException.Limit.QUOTA);
        assertThat(item(answers, "server").failure().orElseThrow()).isExactlyInstanceOf(LlmServerException.class);
        assertThat(item(answers, "odd").failure().orElseThrow())
                .isExactlyInstanceOf(LlmRateLimitException.class)
                .hasMessage("openai (gpt-4o-mini): the request was not run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"custom_id\":\"odd\",\"response\":{\"status_code\":200,\"body\":{\"choices\":[]}},\"error\":null}",
                "{\"custom_id\":\"odd\",\"response\":{\"status_code\":200},\"error\":null}",
                "{\"custom_id\":\"odd\",\"response\":{\"body\":{}},\"error\":null}",
                "{\"custom_id\":\"odd\",\"response\":null,\"error\":null}",
                "{\"id\":{\"custom_id\":\"no\"},\"custom_id\":\"odd\",\"response\":{\"status_code\":200,\"body\":{\"cho",
                "{\"custom_id\":\"odd\"} {\"What must not be shown?\":1}"
            })
    void aLineThatCannotBeReadIsTheFailureOfItsItem(String line) {
        ended("completed", content(answered("one", "1"), "", line, answered("two", "2")), null);

        Map<String, BatchAnswer> answers = answers();

        assertThat(answers).containsOnlyKeys("one", "odd", "two");
        LlmProtocolException failure =
                (LlmProtocolException) item(answers, "odd").failure().orElseThrow();
        assertNothingLeaks(failure);
        assertThat(failure)
                .hasMessageStartingWith("openai (gpt-4o-mini): line 3 of the batch's answers cannot be read");
        assertThat(failure.offset()).hasValue(answered("one", "1").length() + 2L);
        assertThat(failure.length()).hasValue(line.length());
        assertThat(failure.isRetryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What must not be shown?",
                "{\"response\":{\"status_code\":200,\"body\":{\"custom_id\":\"one\"}},\"error\":null}",
                "{\"custom_id\":7,\"response\":null}",
                "{\"custom_id\":\"cut",
                "[1]",
                "null"
            })
    void aLineOfNobodyFailsAll(String line) {
        ended("completed", content(answered("one", "1"), line), null);

        LlmProtocolException failure = failure(LlmProtocolException.class, () -> client.answers("batch_1"));

        assertThat(failure).hasMessageContaining("line 2 of the batch's answers cannot be read");
        assertThat(failure.status()).hasValue(200);
        assertThat(server.requests()).as("asking again would not mend it").hasSize(2);
    }

    @Test
    void anErrorUnderStatus200IsAFailure() {
        String error = "{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"x\"}}";
        ended(
                "completed",
                content("{\"custom_id\":\"one\",\"response\":{\"status_code\":200,\"body\":" + error + "}}"),
                null);

        assertThat(item(answers(), "one").failure().orElseThrow()).isExactlyInstanceOf(LlmRateLimitException.class);
    }

    @Test
    void aDownloadThatBreaksIsTriedAgainFromItsStart() {
        String line = answered("one", "1");
        ended("completed", FaultResponse.json(200, line.substring(0, 90)).thenReset(), null);
        script.on("GET /v1/files/file-out/content", content(line));

        assertThat(answers()).containsOnlyKeys("one");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aDownloadThatIsCutIsNotTakenForWhole() {
        ended(
                "completed",
                FaultResponse.chunked(List.of(answered("one", "1") + "\n")).thenClose(),
                null);

        LlmIoException failure = failure(LlmIoException.class, () -> client.answers("batch_1"));

        assertThat(failure.attempts()).isEqualTo(3);
    }

    @Test
    void aLineThatDoesNotEndIsNotReadToItsEnd() {
        ended("completed", FaultResponse.chunked(Collections.nCopies(65, "x".repeat(1024 * 1024))), null);
        try (OpenAiBatchClient once = builder()
                .retry(RetryOptions.none())
                .baseUrl(server.url() + "/v1")
                .build()) {
            LlmProtocolException failure = failure(LlmProtocolException.class, () -> once.answers("batch_1"));

            assertThat(failure).hasMessageEndingWith("the answer is too large");
            assertThat(failure.offset()).hasValue(64L * 1024 * 1024);
        }
    }

    @Test
    void aFileThatIsGoneFailsTheAnswers() {
        script.on("GET /v1/batches/batch_1", batch("completed", "file-gone", null));

        LlmRequestException failure = failure(LlmRequestException.class, () -> client.answers("batch_1"));

        assertThat(failure.status()).hasValue(404);
        assertThat(failure).hasMessage("openai (gpt-4o-mini): HTTP 404");
    }

    @Test
    void takesNoFileThatLeadsElsewhere() {
        script.on("GET /v1/batches/batch_1", batch("completed", "../models?x=", null));

        failure(LlmProtocolException.class, () -> client.answers("batch_1"));

        assertThat(asked()).containsOnly("GET /v1/batches/batch_1");
    }
}
