package io.github.pas4j.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.llm.Batch.State;
import io.github.pas4j.llm.LlmException.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Scripted client = new Scripted();
    private final List<Duration> slept = new ArrayList<>();
    private final List<State> heard = new ArrayList<>();

    /** Says what it is told to say. */
    private static final class Scripted implements BatchClient {
        private final Deque<Supplier<Batch>> script = new ArrayDeque<>();

        @Override
        public Batch status(String batchId) {
            assertThat(batchId).isEqualTo("b-1");
            return script.remove().get();
        }

        @Override
        public Batch submit(List<BatchItem> items) {
            throw new AssertionError();
        }

        @Override
        public List<BatchAnswer> answers(String batchId) {
            throw new AssertionError();
        }

        @Override
        public Batch cancel(String batchId) {
            throw new AssertionError();
        }

        @Override
        public void close() {}
    }

    private void then(State state) {
        client.script.add(() -> new Batch("b-1", state, 2, 1, 0));
    }

    private void thenServerError(int times) {
        for (int i = 0; i < times; i++) {
            client.script.add(() -> {
                throw new LlmServerException("HTTP 500", Failure.of("p", "m"), null);
            });
        }
    }

    private Batch await() {
        return Batches.await(client, "b-1", MINUTE, batch -> heard.add(batch.state()), slept::add);
    }

    @Test
    void asksUntilTheBatchHasEnded() {
        then(State.VALIDATING);
        then(State.RUNNING);
        then(State.FINALIZING);
        then(State.COMPLETED);

        assertThat(await().state()).isEqualTo(State.COMPLETED);
        assertThat(heard).containsExactly(State.VALIDATING, State.RUNNING, State.FINALIZING, State.COMPLETED);
        assertThat(slept).containsExactly(MINUTE, MINUTE, MINUTE);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"FAILED", "EXPIRED", "CANCELLED"})
    void aBatchThatEndedOtherwiseIsNoFailure(State end) {
        then(end);

        assertThat(await().state()).isEqualTo(end);
        assertThat(slept).isEmpty();
    }

    @Test
    void aFewFailuresThatMayPassArePassedOver() {
        thenServerError(4);
        then(State.RUNNING);
        thenServerError(4);
        then(State.COMPLETED);

        assertThat(await().state()).isEqualTo(State.COMPLETED);
        assertThat(heard).containsExactly(State.RUNNING, State.COMPLETED);
        assertThat(slept).hasSize(9);
    }

    @Test
    void tooManyInARowAreThrown() {
        thenServerError(9);

        assertThatThrownBy(this::await).isInstanceOf(LlmServerException.class);
        assertThat(slept).hasSize(4);
    }

    @Test
    void aFailureThatWillNotPassIsThrownAtOnce() {
        client.script.add(() -> {
            throw new LlmAuthenticationException("HTTP 401", Failure.of("p", "m"), null);
        });

        assertThatThrownBy(this::await).isInstanceOf(LlmAuthenticationException.class);
        assertThat(slept).isEmpty();
    }

    @Test
    void whatTheListenerThrowsEndsTheWaiting() {
        then(State.RUNNING);
        LlmException thrown = new LlmServerException("mine", Failure.of("p", "m"), null);

        assertThatThrownBy(() -> Batches.await(
                        client,
                        "b-1",
                        MINUTE,
                        batch -> {
                            throw thrown;
                        },
                        slept::add))
                .isSameAs(thrown);
        assertThat(slept).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitingAndKeepsTheFlag() {
        then(State.RUNNING);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Batches.await(client, "b-1", Duration.ofDays(1)))
                .isInstanceOf(LlmCancelledException.class)
                .hasMessage("batch (b-1): no longer waited for");
        // Clears the flag for what follows, too.
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void refusesAPauseThatIsNone(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batches.await(client, "b-1", Duration.ofSeconds(seconds)))
                .withMessage("poll must be positive: " + Duration.ofSeconds(seconds));
    }
}
