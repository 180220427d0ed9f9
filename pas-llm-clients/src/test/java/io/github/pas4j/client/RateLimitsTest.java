package io.github.pas4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RateLimitsTest {

    @Test
    void noneIsNone() {
        RateLimits none = RateLimits.none();
        assertThat(none.requestsPerMinute()).isEmpty();
        assertThat(none.tokensPerMinute()).isEmpty();
        assertThat(none.maxConcurrent()).isEmpty();
        assertThat(none.heedsServer()).isFalse();
    }

    @Test
    void anyOtherHeedsTheServer() {
        RateLimits limits = RateLimits.builder()
                .requestsPerMinute(60)
                .tokensPerMinute(10_000_000_000L)
                .maxConcurrent(8)
                .build();
        assertThat(limits.requestsPerMinute()).hasValue(60);
        assertThat(limits.tokensPerMinute()).hasValue(10_000_000_000L);
        assertThat(limits.maxConcurrent()).hasValue(8);
        assertThat(limits.heedsServer()).isTrue();
        assertThat(RateLimits.builder().build())
                .isEqualTo(RateLimits.byServer())
                .isNotEqualTo(RateLimits.none());
    }

    @Test
    void misuseIsNamed() {
        RateLimits.Builder builder = RateLimits.builder();
        assertThatThrownBy(() -> builder.requestsPerMinute(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("requestsPerMinute must be positive: 0");
        assertThatThrownBy(() -> builder.tokensPerMinute(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tokensPerMinute must be positive: -1");
        assertThatThrownBy(() -> builder.maxConcurrent(-2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxConcurrent must be positive: -2");
    }
}
