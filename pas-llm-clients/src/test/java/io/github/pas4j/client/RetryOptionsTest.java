package io.github.pas4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryOptionsTest {

    @Test
    void defaultsAreThoseOfTheDescription() {
        RetryOptions options = RetryOptions.defaults();
        assertThat(options.maxAttempts()).isEqualTo(3);
        assertThat(options.firstBackoff()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.maxBackoff()).isEqualTo(Duration.ofSeconds(8));
        assertThat(options.maxRetryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void eachOptionLeavesTheOthersAlone() {
        RetryOptions options = RetryOptions.defaults()
                .withMaxRetryAfter(Duration.ZERO)
                .withBackoff(Duration.ZERO, Duration.ofSeconds(1))
                .withMaxAttempts(7);
        assertThat(options)
                .hasToString("RetryOptions[maxAttempts=7, backoff=PT0S to PT1S, maxRetryAfter=PT0S]")
                .isEqualTo(RetryOptions.none()
                        .withMaxAttempts(7)
                        .withMaxRetryAfter(Duration.ZERO)
                        .withBackoff(Duration.ZERO, Duration.ofSeconds(1)))
                .isNotEqualTo(RetryOptions.defaults());
        assertThat(RetryOptions.none()).isEqualTo(RetryOptions.defaults().withMaxAttempts(1));
    }

    @Test
    void misuseIsNamed() {
        RetryOptions options = RetryOptions.defaults();
        assertThatThrownBy(() -> options.withMaxAttempts(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxAttempts must be positive: 0");
        assertThatThrownBy(() -> options.withBackoff(Duration.ofSeconds(-1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S");
        assertThatThrownBy(() -> options.withBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT2S, PT1S");
        assertThatThrownBy(() -> options.withMaxRetryAfter(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S");
    }
}
