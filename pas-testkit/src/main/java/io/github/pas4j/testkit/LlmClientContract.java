package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.github.pas4j.llm.LlmClient} that calls a server keeps to. A test of yours extends it and says in
 * {@link #newClient} how to make a client, and in {@link #dialect} how its server talks if that is not OpenAI's way. It
 * covers answers, refusals, broken answers and connections, timeouts, cancelling, closing, threads, every fault of {@link
 * LlmFaults}, and that neither key nor prompt shows. There are no opt-outs but the one of {@link #closesEachConnection}.
 */
public abstract class LlmClientContract extends LlmFaultContract {

    private static final ChatRequest HURRIED =
            REQUEST.toBuilder().timeout(Duration.ofMillis(300)).build();

    /** For subclasses. */
    protected LlmClientContract() {}

    @Test
    final void givesUpOnAServerThatNeverAnswers() throws InterruptedException {
        server.otherwise(request -> FaultResponse.silence());

        assertFailure(LlmTimeoutException.class, () -> client.chat(HURRIED));
        server.awaitClosedByClient();
        assertFailure(LlmTimeoutException.class, () -> client.chatAsync(HURRIED).join());
        server.awaitClosedByClient();
        assertThat(assertFailure(LlmTimeoutException.class, () -> readAll(HURRIED))
                        .isRetryable())
                .isTrue();
        server.awaitClosedByClient();
    }

    @Test
    final void givesUpOnAnAnswerThatStalls() throws InterruptedException {
        server.enqueue(answer("x").thenStall());

        assertFailure(LlmTimeoutException.class, () -> client.chat(HURRIED));
        server.awaitClosedByClient();
    }

    @Test
    final void givesUpOnAStreamThatStalls() throws InterruptedException {
        server.enqueue(dialect().unfinishedStream(List.of("one")).thenStall());

        try (ChatStream stream =
                client.stream(REQUEST.toBuilder().timeout(Duration.ofSeconds(2)).build())) {
            assertThat(stream.next().text()).isEqualTo("one");
            assertFailure(LlmTimeoutException.class, stream::hasNext);
            server.awaitClosedByClient();
        }
    }

    @Test
    final void cancellingTheFutureClosesTheConnection() throws InterruptedException {
        server.enqueue(FaultResponse.silence());
        CompletableFuture<ChatResponse> call = client.chatAsync(REQUEST);
        server.takeRequest();

        assertThat(call.cancel(true)).isTrue();

        server.awaitClosedByClient();
    }

    @Test
    final void closingTheStreamClosesTheConnection() throws InterruptedException {
        server.enqueue(dialect().unfinishedStream(List.of("one", "two")).thenStall());
        ChatStream stream = client.stream(REQUEST);
        assertThat(stream.next().text()).isEqualTo("one");

        stream.close();
        stream.close();

        server.awaitClosedByClient();
        assertFailure(LlmCancelledException.class, stream::hasNext);
    }

    @Test
    final void closingTheStreamFreesItsReader() throws Exception {
        server.enqueue(dialect().unfinishedStream(List.of("one")).thenStall());
        ChatStream stream = client.stream(REQUEST);
        assertThat(stream.next().text()).isEqualTo("one");
        FutureTask<Void> reader = start(() -> assertFailure(LlmCancelledException.class, stream::hasNext));

        stream.close();

        reader.get();
    }

    @Test
    final void anInterruptAbortsACall() throws Exception {
        server.enqueue(FaultResponse.silence());
        Thread caller = Thread.currentThread();
        FutureTask<Void> interrupter = start(() -> {
            server.takeRequest();
            caller.interrupt();
        });

        assertFailure(LlmCancelledException.class, () -> client.chat(REQUEST));

        // Clears the flag for what follows, too.
        assertThat(Thread.interrupted()).isTrue();
        interrupter.get();
        server.awaitClosedByClient();
    }

    @Test
    final void anInterruptAbortsTheReadingOfAStream() throws Exception {
        server.enqueue(dialect().unfinishedStream(List.of("one")).thenStall());
        try (ChatStream stream = client.stream(REQUEST)) {
            assertThat(stream.next().text()).isEqualTo("one");
            Thread.currentThread().interrupt();

            assertFailure(LlmCancelledException.class, stream::hasNext);

            assertThat(Thread.interrupted()).isTrue();
            server.awaitClosedByClient();
        }
    }

    @Test
    final void aThreadThatIsInterruptedAlreadySendsNothing() {
        Thread.currentThread().interrupt();

        assertFailure(LlmCancelledException.class, () -> client.chat(REQUEST));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    final void closingTheClientAbortsWhatRuns() throws InterruptedException {
        server.enqueue(FaultResponse.silence());
        CompletableFuture<ChatResponse> call = client.chatAsync(REQUEST);
        server.takeRequest();
        server.enqueue(dialect().unfinishedStream(List.of("one")).thenStall());
        ChatStream stream = client.stream(REQUEST);

        client.close();
        client.close();

        assertFailure(LlmCancelledException.class, call::join);
        assertFailure(LlmCancelledException.class, () -> stream.forEachRemaining(chunk -> {}));
        server.awaitClosedByClient();
        server.awaitClosedByClient();
    }

    @Test
    final void isOfNoUseAfterClosing() {
        client.close();

        assertThatIllegalStateException().isThrownBy(() -> client.chat(REQUEST));
        assertThatIllegalStateException().isThrownBy(() -> client.chatAsync(REQUEST));
        assertThatIllegalStateException().isThrownBy(() -> client.stream(REQUEST));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    final void itsThreadsDoNotKeepTheProgramAlive() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        server.enqueue(answer("x"));

        client.chat(REQUEST);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .allMatch(Thread::isDaemon);
    }

    @Test
    final void doesNotShowItsKey() {
        assertThat(client.toString()).doesNotContain(KEY);
    }

    /** Work of a second thread, whose failure {@code get} shows. */
    private static FutureTask<Void> start(Work work) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Thread thread = new Thread(task, "llm-contract");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private interface Work {
        void run() throws Exception;
    }
}
