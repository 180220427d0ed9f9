package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmContentFilterException;
import io.github.pas4j.llm.LlmContextLengthException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmRateLimitException.Limit;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.testkit.LlmDialect.Problem;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** What the server refuses arrives as an exception of its kind, with its fields. */
abstract class LlmRefusalContract extends LlmAnswerContract {

    private FaultResponse failure(Problem problem) {
        return dialect()
                .failure(problem, "these are the words")
                .header(dialect().requestIdHeader(), "req-44");
    }

    private void assertFields(LlmException failure, int status) {
        assertThat(failure.status()).hasValue(status);
        assertThat(failure.requestId()).contains("req-44");
        assertThat(failure).hasMessageContaining("these are the words");
    }

    @Test
    final void tellsHowManySecondsARateLimitLasts() {
        FaultResponse response = failure(Problem.RATE_LIMIT).header("Retry-After", "17");

        LlmRateLimitException failure = assertFailure(LlmRateLimitException.class, response);

        assertFields(failure, 429);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(failure.limit()).isEqualTo(Limit.RATE);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    final void tellsHowLongARateLimitLastsWhereTheServerGivesADate() {
        ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plusDays(1);
        FaultResponse response =
                failure(Problem.RATE_LIMIT).header("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(then));

        LlmRateLimitException failure = assertFailure(LlmRateLimitException.class, response);

        // Half a day of room: this tests the reading of a date, not a clock.
        assertThat(failure.retryAfter().orElseThrow()).isBetween(Duration.ofHours(12), Duration.ofHours(25));
    }

    @Test
    final void aRateLimitMayComeWithoutAHint() {
        LlmRateLimitException failure = assertFailure(LlmRateLimitException.class, failure(Problem.RATE_LIMIT));

        assertThat(failure.retryAfter()).isEmpty();
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    final void aHintThatCannotBeReadIsNone() {
        FaultResponse response = failure(Problem.RATE_LIMIT).header("Retry-After", "soon");

        assertThat(assertFailure(LlmRateLimitException.class, response).retryAfter())
                .isEmpty();
    }

    @Test
    final void anExhaustedQuotaIsNotWorthAnotherTry() {
        LlmRateLimitException failure = assertFailure(LlmRateLimitException.class, failure(Problem.NO_QUOTA));

        assertFields(failure, 429);
        assertThat(failure.limit()).isEqualTo(Limit.QUOTA);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    final void reportsAWrongKey() {
        LlmAuthenticationException failure = assertFailure(LlmAuthenticationException.class, failure(Problem.BAD_KEY));

        assertFields(failure, 401);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    final void reportsABadRequest() {
        LlmRequestException failure = assertFailure(LlmRequestException.class, failure(Problem.BAD_REQUEST));

        assertFields(failure, 400);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    final void reportsAConversationThatIsTooLong() {
        assertFields(assertFailure(LlmContextLengthException.class, failure(Problem.CONTEXT_TOO_LONG)), 400);
    }

    @Test
    final void reportsWhatTheContentFilterRefuses() {
        assertFields(assertFailure(LlmContentFilterException.class, failure(Problem.FILTERED)), 400);
    }

    @Test
    final void reportsAServerThatFails() {
        LlmServerException failure = assertFailure(LlmServerException.class, failure(Problem.SERVER_ERROR));

        assertFields(failure, 500);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    final void reportsAGatewayThatAnswersWithAPage() {
        FaultResponse page = FaultResponse.json(502, "<html><h1>Bad gateway</h1></html>");

        assertThat(assertFailure(LlmServerException.class, page).status()).hasValue(502);
    }

    @Test
    final void doesNotSendAgainByItselfWhatAServerPutsOff() {
        // HTTP libraries like to.
        assertFailure(LlmServerException.class, FaultResponse.json(503, "{}").header("Retry-After", "0"));
    }

    @Test
    final void followsNoRedirect() {
        try (FaultServer other = FaultServer.start()) {
            for (int status : new int[] {302, 307, 308}) {
                server.enqueue(FaultResponse.json(status, "").header("Location", other.url() + "/elsewhere"));

                assertFailure(LlmRequestException.class, () -> client.chat(REQUEST));
            }
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    final void showsNeitherKeyNorPromptThatAServerEchoes() {
        for (Problem problem : Problem.values()) {
            String words = "You sent Bearer " + KEY + " and asked \"" + PROMPT + "\"\r\nX: " + "long ".repeat(500);
            server.enqueue(dialect().failure(problem, words).header(dialect().requestIdHeader(), KEY));

            LlmException failure = assertFailure(LlmException.class, problem);

            assertThat(failure.getMessage())
                    .hasSizeLessThan(400)
                    .doesNotContain("\n")
                    .doesNotContain("\r");
            assertThat(failure.requestId().orElse("")).doesNotContain(KEY);
        }
    }

    private LlmException assertFailure(Class<LlmException> kind, Problem problem) {
        try {
            client.chat(REQUEST);
        } catch (LlmException e) {
            assertNothingLeaks(e);
            return e;
        }
        throw new AssertionError(problem + " was not reported as " + kind.getSimpleName());
    }
}
