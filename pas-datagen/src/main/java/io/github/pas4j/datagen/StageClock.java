package io.github.pas4j.datagen;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long stages took. */
final class StageClock {

    private final Map<CurationStage, Duration> times = new EnumMap<>(CurationStage.class);

    <T> T time(CurationStage stage, Supplier<T> work) {
        long begin = System.nanoTime();
        try {
            return work.get();
        } finally {
            times.merge(stage, Duration.ofNanos(System.nanoTime() - begin), Duration::plus);
        }
    }

    void run(CurationStage stage, Runnable work) {
        time(stage, () -> {
            work.run();
            return stage;
        });
    }

    Map<CurationStage, Duration> times() {
        return new EnumMap<>(times);
    }
}
