package io.github.pas4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2015-10-21T07:28:00Z");

    private static @Nullable Duration of(String value) {
        return RetryAfter.of(Headers.of("Retry-After", value), NOW);
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "7, PT7S", " 7 , PT7S", "1.5, PT1.5S", "2678400, PT744H"})
    void readsSeconds(String value, Duration wait) {
        assertThat(of(value)).isEqualTo(wait);
    }

    @Test
    void readsADate() {
        assertThat(of("Wed, 21 Oct 2015 07:29:30 GMT")).isEqualTo(Duration.ofSeconds(90));
        assertThat(of("Wed, 21 Oct 2015 07:00:00 GMT")).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "soon",
                "1e999999999",
                "2678401",
                "999999999999999999999",
                "Fri, 31 Dec 9999 23:59:59 GMT"
            })
    void takesNothingElse(String value) {
        assertThat(of(value)).isNull();
    }

    @Test
    void prefersMillisecondsUnlessTheyCannotBeRead() {
        assertThat(RetryAfter.of(Headers.of("retry-after-ms", "250.5", "retry-after", "9"), NOW))
                .isEqualTo(Duration.ofMillis(250));
        assertThat(RetryAfter.of(Headers.of("retry-after-ms", "?", "retry-after", "9"), NOW))
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(RetryAfter.of(Headers.of(), NOW)).isNull();
    }
}
