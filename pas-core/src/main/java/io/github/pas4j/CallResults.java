package io.github.pas4j;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What calls come to: some without any work, failures as the policy has them, all of them timed and told. */
final class CallResults {

    private static final Logger LOG = LoggerFactory.getLogger(PasAugmenter.class);

    private final FailurePolicy onFailure;
    private final @Nullable ResultCache cache;
    private final @Nullable AugmentationListener listener;

    CallResults(FailurePolicy onFailure, CacheOptions cache, @Nullable AugmentationListener listener) {
        this.onFailure = onFailure;
        this.cache = cache.maxEntries() == 0 ? null : new ResultCache(cache);
        this.listener = listener;
    }

    /** Null where the call is not to be remembered: no cache, a conversation, a generator that cannot name itself. */
    ResultCache.@Nullable Key key(ComplementRequest request, AugmentOptions options, ComplementGenerator generator) {
        if (cache == null || options.isOff() || !request.earlier().isEmpty()) {
            return null;
        }
        try {
            return new ResultCache.Key(
                    request.prompt(),
                    request.category().orElse(null),
                    Objects.requireNonNull(generator.fingerprint(), "fingerprint"));
        } catch (Throwable e) { // a foreign method: the call goes on without the cache
            LOG.debug("fingerprint failed: {}", e.getClass().getName());
            return null;
        }
    }

    /** Results that need no worker: switched off, nothing to augment, known already. */
    Optional<AugmentedPrompt> early(ComplementRequest request, AugmentOptions options, ResultCache.@Nullable Key key) {
        if (options.isOff()) {
            return Optional.of(unasked(request, Outcome.OFF).build());
        }
        if (request.prompt().isBlank()) {
            return Optional.of(unasked(request, Outcome.SKIPPED).reason("blank").build());
        }
        return cache == null || key == null ? Optional.empty() : cache.find(key);
    }

    private static AugmentedPrompt.Builder unasked(ComplementRequest request, Outcome outcome) {
        AugmentedPrompt.Builder built = AugmentedPrompt.builder(request.prompt(), outcome);
        request.category().ifPresent(built::category);
        return built;
    }

    /** A call ends with a result, or with a failure. */
    AugmentedPrompt finish(
            ComplementRequest request,
            ResultCache.@Nullable Key key,
            long begin,
            @Nullable AugmentedPrompt result,
            @Nullable Throwable failure) {
        if (result != null) {
            if (cache != null && key != null) {
                cache.put(key, result.withoutUsage());
            }
            return report(result, begin);
        }
        Outcome outcome = failure instanceof TimeoutException ? Outcome.TIMED_OUT : Outcome.FAILED;
        String reason = Ending.reason(failure);
        LOG.debug("augmentation ended as {}: {}", outcome, reason);
        AugmentedPrompt failed = report(unasked(request, outcome).reason(reason).build(), begin);
        if (onFailure == FailurePolicy.THROW) {
            throw Ending.toThrow(outcome, reason, failure);
        }
        return failed;
    }

    AugmentedPrompt report(AugmentedPrompt result, long begin) {
        AugmentedPrompt timed = result.toBuilder()
                .elapsed(Duration.ofNanos(System.nanoTime() - begin))
                .build();
        if (listener != null) {
            try {
                listener.onAugmentation(timed);
            } catch (Throwable e) { // an Error or a sneaky exception must not lose the prompt either
                LOG.warn("listener threw {}", e.getClass().getName());
            }
        }
        return timed;
    }
}
