package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineProgressTest {

    private final AtomicLong now = new AtomicLong();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aLineEveryFewSecondsWithRateAndTimeLeft() {
        LineProgress progress = new LineProgress(Shell.utf8(err), 1_000, now::get);
        progress.at(1, 10);
        now.set(TimeUnit.SECONDS.toNanos(10));
        progress.at(1_500, 250);
        progress.at(1_501, 251);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("1,500 prompts, 150.0 a second, 25 % read, about 30 s left" + System.lineSeparator());
    }

    @Test
    void withoutASizeThereIsNoTimeLeft() {
        LineProgress progress = new LineProgress(Shell.utf8(err), -1, now::get);
        now.set(TimeUnit.SECONDS.toNanos(5));
        progress.at(10, 250);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("10 prompts, 2.0 a second")
                .doesNotContain("left");
    }

    @Test
    void theBarShowsItselfAndEnds() {
        Progress bar = new BarProgress(Shell.utf8(err), "encode", 2_048);
        bar.at(3, 1_024);
        bar.close();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("encode", "3 prompts");
    }
}
