package io.github.pas4j.client.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

    private final ScheduledThreadPoolExecutor alarms = SystemTime.newAlarms();

    @AfterEach
    void close() {
        alarms.shutdownNow();
    }

    @Test
    void aDaemonHandsTasksToTheExecutor() throws Exception {
        CompletableFuture<Thread> handedBy = new CompletableFuture<>();
        SystemTime time = new SystemTime(alarms, task -> {
            handedBy.complete(Thread.currentThread());
            task.run();
        });
        CompletableFuture<String> ran = new CompletableFuture<>();
        time.after(1, () -> ran.complete("yes"));
        assertThat(ran.get()).isEqualTo("yes");
        assertThat(handedBy.get().isDaemon()).isTrue();
    }

    @Test
    void nothingOfACancelledTaskIsKept() {
        SystemTime time = new SystemTime(alarms, Runnable::run);
        TimeSource.Pending pending = time.after(TimeUnit.HOURS.toNanos(1), () -> {});
        assertThat(alarms.getQueue()).hasSize(1);
        pending.cancel();
        assertThat(alarms.getQueue()).isEmpty();
    }

    @Test
    void aClosedExecutorLosesNoTask() throws Exception {
        SystemTime time = new SystemTime(alarms, task -> {
            throw new RejectedExecutionException("closed");
        });
        CompletableFuture<String> ran = new CompletableFuture<>();
        time.after(0, () -> ran.complete("yes"));
        assertThat(ran.get()).isEqualTo("yes");
    }
}
