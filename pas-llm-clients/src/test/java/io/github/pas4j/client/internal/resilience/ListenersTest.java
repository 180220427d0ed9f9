package io.github.pas4j.client.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.client.LlmClientListener;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private final LlmException failure =
            new LlmServerException("HTTP 500", LlmException.Failure.of("openai", "gpt-4o-mini"), null);

    /** Keeps what it hears. */
    private static final class Recorder implements LlmClientListener {
        final List<Object> events = new ArrayList<>();

        @Override
        public void onStart(Start event) {
            events.add(event);
        }

        @Override
        public void onFirstToken(FirstToken event) {
            events.add(event);
        }

        @Override
        public void onRetry(Retry event) {
            events.add(event);
        }

        @Override
        public void onUsage(UsageReport event) {
            events.add(event);
        }

        @Override
        public void onEnd(End event) {
            events.add(event);
        }

        @Override
        public void onFailure(Failure event) {
            events.add(event);
        }
    }

    /** Throws at everything. */
    private static final class Thrower implements LlmClientListener {
        @Override
        public void onStart(Start event) {
            throw new IllegalStateException("start");
        }

        @Override
        public void onRetry(Retry event) {
            throw new NoClassDefFoundError("retry");
        }

        @Override
        public void onEnd(End event) {
            throw new AssertionError("end");
        }
    }

    private final FakeTime time = new FakeTime();
    private final Recorder recorder = new Recorder();
    private final Listeners listeners =
            new Listeners(List.of(new Thrower(), recorder, new LlmClientListener() {}), time);

    private LlmClientListener.Call call() {
        return ((LlmClientListener.Start) recorder.events.get(0)).call();
    }

    @Test
    void aCallIsToldFromStartToEndEvenBesideAListenerThatThrows() {
        CallEvents events = listeners.begin("openai", "gpt-4o-mini");
        time.advance(Duration.ofSeconds(1));
        events.retrying(failure, 2, Duration.ofMillis(500));
        events.trying(2);
        time.advance(Duration.ofSeconds(1));
        events.firstToken();
        events.firstToken();
        time.advance(Duration.ofSeconds(1));
        events.usage(new Usage(3, 4));
        events.end("gpt-4o-mini-2024-07-18");
        assertThat(call().provider()).isEqualTo("openai");
        assertThat(call().model()).isEqualTo("gpt-4o-mini");
        assertThat(recorder.events)
                .containsExactly(
                        new LlmClientListener.Start(call()),
                        new LlmClientListener.Retry(call(), 2, Duration.ofMillis(500), LlmServerException.class),
                        new LlmClientListener.FirstToken(call(), 2, Duration.ofSeconds(2)),
                        new LlmClientListener.UsageReport(call(), new Usage(3, 4)),
                        new LlmClientListener.End(
                                call(), 2, Duration.ofSeconds(3), Optional.of("gpt-4o-mini-2024-07-18")));
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        CallEvents events = listeners.begin("openai", "gpt-4o-mini");
        events.failure(new CompletionException(failure));
        events.failure(failure);
        events.end(null);
        events.firstToken();
        events.usage(new Usage(1, 1));
        events.retrying(failure, 2, Duration.ZERO);
        assertThat(recorder.events)
                .containsExactly(
                        new LlmClientListener.Start(call()),
                        new LlmClientListener.Failure(call(), 1, Duration.ZERO, LlmServerException.class));
    }

    @Test
    void callsAreToldApart() {
        listeners.begin("openai", "gpt-4o-mini");
        LlmClientListener.Call first = call();
        recorder.events.clear();
        listeners.begin("openai", "gpt-4o-mini");
        assertThat(call()).isNotEqualTo(first);
    }
}
