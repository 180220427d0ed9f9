package io.github.pas4j.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** That what is measured is a real exchange, the same for all. */
class ClientOverheadTest {

    @Test
    void everyClientReadsTheWholeAnswer() throws Exception {
        try (AnswerServer server = AnswerServer.start()) {
            List<Caller> callers = ClientOverhead.callers("http://127.0.0.1:" + server.port() + "/v1");
            assertThat(callers).hasSize(4);
            for (Caller caller : callers) {
                // It throws where a text is not what was sent.
                Leg leg = Leg.run(caller, 3, 2);
                assertThat(leg.p99()).as(caller.name()).isGreaterThanOrEqualTo(leg.p50());
                caller.close();
            }
        }
    }

    @Test
    void allocationOfOtherThreadsCounts() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        other.submit(() -> {}).get();
        Allocations before = Allocations.now();
        byte[] kept = other.submit(() -> new byte[8_000_000]).get();
        double since = Allocations.now().since(before);
        // A thread of the JVM may have ended meanwhile.
        assertThat(Double.isNaN(since) || since >= kept.length).isTrue();
        other.shutdown();
    }

    @Test
    void allocationOfAThreadThatEndedIsCountedOrNotKnown() throws Exception {
        Allocations before = Allocations.now();
        AtomicReference<byte[]> kept = new AtomicReference<>();
        Thread other = new Thread(() -> kept.set(new byte[8_000_000]));
        other.start();
        other.join();
        double since = Allocations.now().since(before);
        boolean knowable = Runtime.version().feature() >= 21;
        assertThat(since >= 8_000_000 || (!knowable && Double.isNaN(since))).isTrue();
    }

    @Test
    void spreadIsMedianAndEnds() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0, 10.0)).format("%.1f")).isEqualTo("2.5 [1.0–10.0]");
    }
}
