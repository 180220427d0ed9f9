package io.github.pas4j.client.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateHeadersTest {

    private static Duration pause(Map<String, String> headers) {
        return RateHeaders.of(name -> headers.get(name.replace("x-ratelimit-", "")))
                .pause();
    }

    @ParameterizedTest
    @CsvSource({
        "1s, 1000000000",
        "6m0s, 360000000000",
        "120ms, 120000000",
        "1h2m3.5s, 3723500000000",
        "7.66s, 7660000000",
        "17µs, 17000",
        "17us, 17000",
        "9ns, 9",
        "0.5ns, 1",
        "0s, 0",
        "59, 59000000000",
        "' 2.5 ', 2500000000"
    })
    void timesAreRead(String value, long nanos) {
        assertThat(RateHeaders.duration(value)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "-1s",
                "1 s",
                "1s?",
                "x1s",
                "1d",
                "s",
                "1..5s",
                "1e9s",
                "9999999999999s",
                "2026-11-22T00:00:00Z",
                "1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s"
            })
    void nonsenseIsNoTime(String value) {
        assertThat(RateHeaders.duration(value)).isNull();
    }

    @Test
    void nothingLeftMeansToWait() {
        assertThat(pause(Map.of("remaining-requests", "0", "reset-requests", "6m0s", "limit-requests", "60")))
                .isEqualTo(Duration.ofMinutes(6));
        assertThat(pause(Map.of("remaining-tokens", "0", "reset-tokens", "120ms")))
                .isEqualTo(Duration.ofMillis(120));
    }

    @Test
    void theLongerOfTwoWaitsCounts() {
        assertThat(pause(Map.of(
                        "remaining-requests", "0",
                        "reset-requests", "1s",
                        "remaining-tokens", "0",
                        "reset-tokens", "2s")))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void somethingLeftMeansNoWait() {
        assertThat(pause(Map.of("remaining-requests", "1", "reset-requests", "6m0s")))
                .isZero();
        assertThat(pause(Map.of())).isZero();
    }

    @Test
    void nonsenseMeansNoWait() {
        assertThat(pause(Map.of("remaining-requests", "-0", "reset-requests", "1s")))
                .isZero();
        assertThat(pause(Map.of("remaining-requests", "0", "reset-requests", "later")))
                .isZero();
        assertThat(pause(Map.of("remaining-requests", "0"))).isZero();
        assertThat(pause(Map.of("remaining-requests", "0", "reset-requests", "1s", "limit-requests", "0")))
                .isZero();
        assertThat(pause(Map.of("remaining-requests", "0", "reset-requests", "61m")))
                .isZero();
    }
}
