package io.github.pas4j.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.PasException;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmRateLimitException.Limit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LlmExceptionTest {

    private static final Failure FAILURE =
            new Failure("openai", "gpt", "req-1", 429, "rate_limit_exceeded", 3, Duration.ofSeconds(2), null);

    @Test
    void everyKindCarriesItsFields() {
        IOException cause = new IOException();
        for (LlmException e : List.of(
                new LlmAuthenticationException("no", FAILURE, cause),
                new LlmRequestException("no", FAILURE, cause),
                new LlmContextLengthException("no", FAILURE, cause),
                new LlmContentFilterException("no", FAILURE, cause),
                new LlmServerException("no", FAILURE, cause),
                new LlmIoException("no", FAILURE, cause),
                new LlmTimeoutException("no", FAILURE, cause),
                new LlmProtocolException("no", FAILURE, cause),
                new LlmCancelledException("no", FAILURE, cause))) {
            assertThat(e)
                    .isInstanceOf(PasException.class)
                    .hasMessage("openai (gpt): no")
                    .hasCause(cause);
            assertFields(e);
        }
    }

    @Test
    void onlyWhatMayPassIsWorthAnotherTry() {
        assertThat(new LlmServerException("", FAILURE, null).isRetryable()).isTrue();
        assertThat(new LlmIoException("", FAILURE, null).isRetryable()).isTrue();
        assertThat(new LlmTimeoutException("", FAILURE, null).isRetryable()).isTrue();
        assertThat(new LlmAuthenticationException("", FAILURE, null).isRetryable())
                .isFalse();
        assertThat(new LlmRequestException("", FAILURE, null).isRetryable()).isFalse();
        assertThat(new LlmContextLengthException("", FAILURE, null).isRetryable())
                .isFalse();
        assertThat(new LlmContentFilterException("", FAILURE, null).isRetryable())
                .isFalse();
        assertThat(new LlmCancelledException("", FAILURE, null).isRetryable()).isFalse();
    }

    @Test
    void aRateLimitSaysWhatRanOutAndForHowLong() {
        LlmRateLimitException rate = new LlmRateLimitException("slow down", FAILURE, Limit.RATE);
        assertThat(rate.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(rate.limit()).isEqualTo(Limit.RATE);
        assertThat(rate.isRetryable()).isTrue();
        assertFields(rate);
        LlmRateLimitException quota = new LlmRateLimitException("spent", told(true), Limit.QUOTA);
        assertThat(quota.isRetryable()).isFalse();
    }

    @Test
    void theProviderKnowsBetterWhetherAnotherTryMakesSense() {
        assertThat(new LlmServerException("", told(false), null).isRetryable()).isFalse();
        assertThat(new LlmRequestException("", told(true), null).isRetryable()).isTrue();
        assertThat(new LlmRateLimitException("", told(false), Limit.RATE).isRetryable())
                .isFalse();
    }

    private static Failure told(boolean shouldRetry) {
        return new Failure("p", "m", null, 500, null, 1, null, shouldRetry);
    }

    @Test
    void aProtocolFailureSaysWhere() {
        LlmProtocolException known = new LlmProtocolException("no", FAILURE, 17, 3, null);
        assertThat(known.offset()).hasValue(17);
        assertThat(known.length()).hasValue(3);
        LlmProtocolException unknown = new LlmProtocolException("no", FAILURE, null);
        assertThat(unknown.offset()).isEmpty();
        assertThat(unknown.length()).isEmpty();
    }

    @Test
    void whatIsUnknownIsEmpty() {
        LlmException e = new LlmIoException("cut", Failure.of("ollama", "llama"), null);
        assertThat(e.requestId()).isEmpty();
        assertThat(e.status()).isEmpty();
        assertThat(e.code()).isEmpty();
        assertThat(e.attempts()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Failure("p", "m", null, null, null, 0))
                .withMessageContaining("0");
    }

    @Test
    void survivesSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new LlmRateLimitException("slow", FAILURE, Limit.RATE));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            LlmRateLimitException back = (LlmRateLimitException) in.readObject();
            assertFields(back);
            assertThat(back.retryAfter()).contains(Duration.ofSeconds(2));
        }
    }

    private static void assertFields(LlmException e) {
        assertThat(e.provider()).isEqualTo("openai");
        assertThat(e.model()).isEqualTo("gpt");
        assertThat(e.requestId()).contains("req-1");
        assertThat(e.status()).hasValue(429);
        assertThat(e.code()).contains("rate_limit_exceeded");
        assertThat(e.attempts()).isEqualTo(3);
    }
}
