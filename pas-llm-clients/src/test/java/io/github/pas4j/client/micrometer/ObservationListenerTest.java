package io.github.pas4j.client.micrometer;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.pas4j.client.LlmClientListener.Call;
import io.github.pas4j.client.LlmClientListener.End;
import io.github.pas4j.client.LlmClientListener.Failure;
import io.github.pas4j.client.LlmClientListener.FirstToken;
import io.github.pas4j.client.LlmClientListener.Retry;
import io.github.pas4j.client.LlmClientListener.Start;
import io.github.pas4j.client.LlmClientListener.UsageReport;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.Usage;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationListenerTest {

    private static final Call CALL = new Call(7, "openai", "gpt-4o-mini");

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final ObservationListener listener = ObservationListener.of(registry);

    @Test
    void anAnsweredCallHasTheConventionalNames() {
        listener.onStart(new Start(CALL));
        listener.onRetry(new Retry(CALL, 2, Duration.ofSeconds(1), LlmServerException.class));
        listener.onFirstToken(new FirstToken(CALL, 2, Duration.ofSeconds(2)));
        listener.onUsage(new UsageReport(CALL, new Usage(11, 22)));
        listener.onEnd(new End(CALL, 2, Duration.ofSeconds(3), Optional.of("gpt-4o-mini-2024-07-18")));
        assertThat(registry)
                .hasNumberOfObservationsEqualTo(1)
                .hasObservationWithNameEqualTo("gen_ai.client.operation.duration")
                .that()
                .hasContextualNameEqualTo("chat gpt-4o-mini")
                .hasLowCardinalityKeyValue("gen_ai.operation.name", "chat")
                .hasLowCardinalityKeyValue("gen_ai.provider.name", "openai")
                .hasLowCardinalityKeyValue("gen_ai.system", "openai")
                .hasLowCardinalityKeyValue("gen_ai.request.model", "gpt-4o-mini")
                .hasLowCardinalityKeyValue("gen_ai.response.model", "gpt-4o-mini-2024-07-18")
                .hasLowCardinalityKeyValue("error.type", "none")
                .hasHighCardinalityKeyValue("gen_ai.usage.input_tokens", "11")
                .hasHighCardinalityKeyValue("gen_ai.usage.output_tokens", "22")
                .hasEvent("gen_ai.retry")
                .hasEvent("gen_ai.first_token")
                .doesNotHaveError()
                .hasBeenStopped();
    }

    @Test
    void aFailedCallHasItsKind() {
        listener.onStart(new Start(CALL));
        listener.onFailure(new Failure(CALL, 3, Duration.ofSeconds(3), LlmRateLimitException.class));
        assertThat(registry)
                .hasSingleObservationThat()
                .hasLowCardinalityKeyValue("error.type", LlmRateLimitException.class.getName())
                .hasLowCardinalityKeyValue("gen_ai.response.model", "none")
                .hasError()
                .hasBeenStopped();
    }

    @Test
    void aCallIsAChildOfWhatIsObservedWhereItBegins() {
        Observation request = Observation.createNotStarted("http.server.requests", registry);
        request.observe(() -> listener.onStart(new Start(CALL)));
        listener.onEnd(new End(CALL, 1, Duration.ZERO, Optional.empty()));
        assertThat(registry)
                .hasObservationWithNameEqualTo(ObservationListener.NAME)
                .that()
                .hasParentObservationEqualTo(request);
    }

    @Test
    void callsAtOnceAreKeptApart() {
        Call other = new Call(8, "qwen", "qwen-plus");
        listener.onStart(new Start(CALL));
        listener.onStart(new Start(other));
        listener.onUsage(new UsageReport(CALL, new Usage(1, 2)));
        listener.onEnd(new End(other, 1, Duration.ZERO, Optional.empty()));
        assertThat(registry)
                .hasAnObservation(that -> that.hasContextualNameEqualTo("chat qwen-plus")
                        .doesNotHaveHighCardinalityKeyValueWithKey("gen_ai.usage.input_tokens"))
                .hasAnObservation(that -> that.hasContextualNameEqualTo("chat gpt-4o-mini")
                        .hasHighCardinalityKeyValue("gen_ai.usage.input_tokens", "1"));
    }

    @Test
    void aRegistryThatObservesNothingDoesNoHarm() {
        ObservationListener silent = ObservationListener.of(ObservationRegistry.NOOP);
        assertThatCode(() -> {
                    silent.onStart(new Start(CALL));
                    silent.onFailure(new Failure(CALL, 1, Duration.ZERO, LlmServerException.class));
                    silent.onUsage(new UsageReport(CALL, new Usage(1, 2)));
                })
                .doesNotThrowAnyException();
    }
}
