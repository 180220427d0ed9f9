package io.github.pas4j.client.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdleWatchTest {

    private final FakeTime time = new FakeTime();
    private final AtomicInteger aborted = new AtomicInteger();
    private final IdleWatch watch = new IdleWatch(Duration.ofSeconds(10), time, aborted::incrementAndGet);

    @Test
    void silenceAbortsOnce() {
        watch.waiting();
        time.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(watch.expired()).isFalse();
        time.advance(Duration.ofNanos(1));
        assertThat(watch.expired()).isTrue();
        watch.waiting();
        time.advance(Duration.ofHours(1));
        assertThat(aborted).hasValue(1);
        assertThat(time.pending()).isZero();
    }

    @Test
    void bytesPutItOff() {
        watch.waiting();
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofSeconds(9));
            watch.arrived();
        }
        assertThat(aborted).hasValue(0);
        assertThat(time.pending()).isEqualTo(1);
        time.advance(Duration.ofSeconds(10));
        assertThat(aborted).hasValue(1);
    }

    @Test
    void aSlowReaderIsNotASilentServer() {
        watch.waiting();
        time.advance(Duration.ofSeconds(9));
        watch.paused();
        time.advance(Duration.ofHours(1));
        watch.waiting();
        time.advance(Duration.ofSeconds(9));
        assertThat(aborted).hasValue(0);
        time.advance(Duration.ofSeconds(1));
        assertThat(aborted).hasValue(1);
    }

    @Test
    void nothingIsLeftAfterClose() {
        watch.waiting();
        watch.close();
        watch.close();
        assertThat(time.pending()).isZero();
        watch.waiting();
        time.advance(Duration.ofHours(1));
        assertThat(aborted).hasValue(0);
        assertThat(watch.expired()).isFalse();
        assertThat(time.pending()).isZero();
    }

    @Test
    void noTimeAtAllIsMisuse() {
        assertThatThrownBy(() -> new IdleWatch(Duration.ZERO, time, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }
}
