package io.github.pas4j.client.micrometer;

import io.github.pas4j.client.LlmClientListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a Micrometer observation, {@value #NAME}, of each call, with the names of OpenTelemetry's semantic conventions
 * for generative AI. It is a child of the observation that is current where the call begins. Thread-safe.
 *
 * <p>Tags of low cardinality, always all of them ({@value #NONE} where there is no value): {@code gen_ai.operation.name},
 * {@code gen_ai.provider.name} and its older name {@code gen_ai.system}, {@code gen_ai.request.model},
 * {@code gen_ai.response.model}, {@code error.type}. Of high cardinality: {@code gen_ai.usage.input_tokens},
 * {@code gen_ai.usage.output_tokens}. Events: {@code gen_ai.first_token}, {@code gen_ai.retry}.
 */
public final class ObservationListener implements LlmClientListener {

    /** The observations' name. */
    public static final String NAME = "gen_ai.client.operation.duration";

    /** Stands where a tag has no value. */
    public static final String NONE = "none";

    private static final String OPERATION = "chat";
    private static final Observation.Event FIRST_TOKEN = Observation.Event.of("gen_ai.first_token");
    private static final Observation.Event RETRY = Observation.Event.of("gen_ai.retry");

    private final ObservationRegistry registry;
    private final Map<Call, Observation> running = new ConcurrentHashMap<>();

    private ObservationListener(ObservationRegistry registry) {
        this.registry = registry;
    }

    /**
     * A listener that observes with a registry.
     *
     * @param registry where handlers for metrics and traces are set
     */
    public static ObservationListener of(ObservationRegistry registry) {
        return new ObservationListener(Objects.requireNonNull(registry, "registry"));
    }

    @Override
    public void onStart(Start event) {
        Call call = event.call();
        Observation observation = Observation.createNotStarted(NAME, registry)
                .contextualName(OPERATION + " " + call.model())
                .lowCardinalityKeyValue("gen_ai.operation.name", OPERATION)
                .lowCardinalityKeyValue("gen_ai.provider.name", call.provider())
                .lowCardinalityKeyValue("gen_ai.system", call.provider())
                .lowCardinalityKeyValue("gen_ai.request.model", call.model())
                .lowCardinalityKeyValue("gen_ai.response.model", NONE)
                .lowCardinalityKeyValue("error.type", NONE);
        running.put(call, observation);
        observation.start();
    }

    @Override
    public void onFirstToken(FirstToken event) {
        of(event.call()).event(FIRST_TOKEN);
    }

    @Override
    public void onRetry(Retry event) {
        of(event.call()).event(RETRY);
    }

    @Override
    public void onUsage(UsageReport event) {
        of(event.call())
                .highCardinalityKeyValue(
                        "gen_ai.usage.input_tokens", Long.toString(event.usage().promptTokens()))
                .highCardinalityKeyValue(
                        "gen_ai.usage.output_tokens",
                        Long.toString(event.usage().completionTokens()));
    }

    @Override
    public void onEnd(End event) {
        Observation observation = of(event.call());
        running.remove(event.call());
        event.responseModel().ifPresent(model -> observation.lowCardinalityKeyValue("gen_ai.response.model", model));
        observation.stop();
    }

    @Override
    public void onFailure(Failure event) {
        Observation observation = of(event.call());
        running.remove(event.call());
        String kind = event.kind().getName();
        observation
                .lowCardinalityKeyValue("error.type", kind)
                .error(new CallFailed(kind))
                .stop();
    }

    private Observation of(Call call) {
        return running.getOrDefault(call, Observation.NOOP);
    }

    /** Marks an observation as failed: the failure itself stays with the caller. */
    private static final class CallFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CallFailed(String kind) {
            super(kind, null, false, false);
        }
    }
}
