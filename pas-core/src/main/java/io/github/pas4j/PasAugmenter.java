package io.github.pas4j;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.LlmClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds to a prompt a short complement that says how a good answer should be approached, and never loses the prompt.
 *
 * <p>Defaults: {@link Target#strong()}, {@link AugmentationGate#standard()}, {@link ComplementGuard#standard()},
 * {@link PromptComposer#append()}, a timeout of {@link #DEFAULT_TIMEOUT} (10 s), {@link FailurePolicy#RETURN_ORIGINAL}, no
 * cache, no listener, no classifier, no shadow, {@value #DEFAULT_CONCURRENCY} calls at once.
 *
 * <p>Thread-safe: one augmenter serves a whole application. Calls run on daemon threads of the augmenter's own, so that
 * a generator which never returns holds one of them and not the caller; should so many hang that no worker is free, calls
 * wait in line and end as {@link Outcome#TIMED_OUT}. After {@link #close()} every call throws
 * {@link IllegalStateException}.
 */
public final class PasAugmenter implements PromptAugmenter, AutoCloseable {

    /** Whole budget of one call, unless told otherwise: 10 s. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** Most calls that run at once, unless told otherwise. */
    public static final int DEFAULT_CONCURRENCY = 64;

    private static final Logger LOG = LoggerFactory.getLogger(PasAugmenter.class);

    private final Pipeline pipeline;
    private final Duration timeout;
    private final CallResults results;
    private final int concurrency;
    private final List<AutoCloseable> owned;
    private final WorkerPool pool;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PasAugmenter(Builder builder) {
        this.pipeline = new Pipeline(
                builder.generator,
                builder.target,
                builder.gate,
                builder.guard,
                builder.composer,
                builder.classifier,
                builder.shadow);
        this.timeout = builder.timeout;
        this.results = new CallResults(builder.onFailure, builder.cache, builder.listener);
        this.concurrency = builder.concurrency;
        this.owned = List.copyOf(builder.owned);
        this.pool = new WorkerPool(concurrency);
    }

    /** An augmenter over a generator. */
    public static Builder builder(ComplementGenerator generator) {
        return new Builder(generator);
    }

    /**
     * Augments one prompt. An interrupt of the waiting thread ends the call as {@link Outcome#FAILED} and leaves the
     * thread's interrupt flag set.
     *
     * @param prompt any text, of which every UTF-16 unit is kept; a blank one is {@link Outcome#SKIPPED}
     * @throws PasException only under {@link FailurePolicy#THROW}
     * @throws IllegalStateException after {@link #close()}
     */
    @Override
    public AugmentedPrompt augment(String prompt) {
        return augment(prompt, AugmentOptions.defaults());
    }

    /**
     * Augments one prompt with options for this call.
     *
     * @throws PasException only under {@link FailurePolicy#THROW}
     * @throws IllegalStateException after {@link #close()}
     */
    public AugmentedPrompt augment(String prompt, AugmentOptions options) {
        return start(ComplementRequest.of(prompt), options).await();
    }

    /**
     * Augments the last user message of a conversation; every other message and every part that is not text stays as it
     * is. A conversation without user text is {@link Outcome#SKIPPED}.
     *
     * @throws PasException only under {@link FailurePolicy#THROW}
     * @throws IllegalStateException after {@link #close()}
     */
    public AugmentedChat augment(ChatRequest request) {
        return augment(request, AugmentOptions.defaults());
    }

    /**
     * Augments the last user message of a conversation with options for this call.
     *
     * @throws PasException only under {@link FailurePolicy#THROW}
     * @throws IllegalStateException after {@link #close()}
     */
    public AugmentedChat augment(ChatRequest request, AugmentOptions options) {
        return startChat(request, options).await();
    }

    /**
     * Augments a list of prompts, several at once; result {@code i} is of prompt {@code i}. Each has its own timeout, from
     * when its turn comes. Under {@link FailurePolicy#THROW} the first failure in list order is thrown and the rest is
     * stopped.
     *
     * @throws PasException only under {@link FailurePolicy#THROW}
     * @throws IllegalStateException after {@link #close()}
     */
    public List<AugmentedPrompt> augmentAll(List<String> prompts) {
        List<String> all = List.copyOf(prompts);
        requireOpen();
        return new OrderedBatch(this, concurrency).run(all);
    }

    /**
     * Augments one prompt without waiting. Cancelling the future interrupts the generator. Under
     * {@link FailurePolicy#THROW} the future completes exceptionally. The future is completed on a thread of the
     * augmenter's own, so what hangs on it may wait without keeping a worker from other calls.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public CompletableFuture<AugmentedPrompt> augmentAsync(String prompt) {
        return start(ComplementRequest.of(prompt), AugmentOptions.defaults()).future();
    }

    /**
     * Augments the last user message of a conversation without waiting; the rest is as with a single prompt.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public CompletableFuture<AugmentedChat> augmentChatAsync(ChatRequest request) {
        return startChat(request, AugmentOptions.defaults()).future();
    }

    /**
     * The same client, with every request's last user message augmented first. In shadow mode every request is sent at
     * once as it is, and its complement is made beside it. Closing the wrapper closes neither this augmenter nor
     * {@code client}.
     */
    public LlmClient wrap(LlmClient client) {
        return new AugmentingLlmClient(this, client);
    }

    boolean isShadow() {
        return pipeline.isShadow();
    }

    Call<AugmentedChat> startChat(ChatRequest request, AugmentOptions options) {
        LastUserMessage message = LastUserMessage.of(request);
        Call<AugmentedPrompt> call =
                start(ComplementRequest.of(message.text()).withEarlier(message.earlier()), options);
        return call.map(prompt ->
                new AugmentedChat(prompt.outcome() == Outcome.AUGMENTED ? message.replaced(prompt) : request, prompt));
    }

    Call<AugmentedPrompt> start(ComplementRequest plain, AugmentOptions options) {
        requireOpen();
        long begin = System.nanoTime();
        ComplementRequest request =
                options.category().map(plain::withCategory).orElse(plain).withTarget(pipeline.target());
        ResultCache.Key key = results.key(request, options, pipeline.generator());
        Optional<AugmentedPrompt> early = results.early(request, options, key);
        if (early.isPresent()) {
            return Call.done(results.report(early.get(), begin));
        }
        Progress progress = new Progress();
        CompletableFuture<AugmentedPrompt> work = pool.start(
                () -> pipeline.run(request, progress), options.timeout().orElse(timeout));
        return new Call<>(work, pool.callbacks(), (result, failure) -> {
            if (result == null && failure instanceof TimeoutException && progress.settled() != null) {
                return results.report(progress.settled(), begin);
            }
            return results.finish(request, progress.isProvisional() ? null : key, begin, result, failure);
        });
    }

    /** How a call ends that never got a worker because its caller was interrupted. */
    AugmentedPrompt ended(String prompt, InterruptedException interrupt) {
        return results.finish(ComplementRequest.of(prompt), null, System.nanoTime(), null, interrupt);
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the augmenter is closed");
        }
    }

    static Duration requirePositive(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
        return timeout;
    }

    /** Stops running calls and closes what the builder was told to close. Calling it again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        pool.close();
        for (AutoCloseable resource : owned) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.warn("closing a resource threw {}", e.getClass().getName());
            }
        }
    }

    @Override
    public String toString() {
        return "PasAugmenter[" + pipeline.generator().getClass().getSimpleName() + ", target=" + pipeline.target()
                + ", timeout=" + timeout + "]";
    }

    /** Puts a {@link PasAugmenter} together. Not thread-safe. */
    public static final class Builder {
        private final ComplementGenerator generator;
        private final List<AutoCloseable> owned = new ArrayList<>();
        private Target target = Target.strong();
        private AugmentationGate gate = AugmentationGate.standard();
        private ComplementGuard guard = ComplementGuard.standard();
        private PromptComposer composer = PromptComposer.append();
        private Duration timeout = DEFAULT_TIMEOUT;
        private FailurePolicy onFailure = FailurePolicy.RETURN_ORIGINAL;
        private CacheOptions cache = CacheOptions.off();
        private @Nullable AugmentationListener listener;
        private @Nullable CategoryClassifier classifier;
        private int concurrency = DEFAULT_CONCURRENCY;
        private boolean shadow;
        private boolean built;

        private Builder(ComplementGenerator generator) {
            this.generator = Objects.requireNonNull(generator, "generator");
        }

        /** How strong the model behind is. Default: {@link Target#strong()}. */
        public Builder target(Target value) {
            this.target = Objects.requireNonNull(value, "target");
            return this;
        }

        /** What to leave alone. Default: {@link AugmentationGate#standard()}. */
        public Builder gate(AugmentationGate value) {
            this.gate = Objects.requireNonNull(value, "gate");
            return this;
        }

        /** Which complements to refuse. Default: {@link ComplementGuard#standard()}. */
        public Builder guard(ComplementGuard value) {
            this.guard = Objects.requireNonNull(value, "guard");
            return this;
        }

        /** How prompt and complement are put together. Default: {@link PromptComposer#append()}. */
        public Builder composer(PromptComposer value) {
            this.composer = Objects.requireNonNull(value, "composer");
            return this;
        }

        /**
         * Whole budget of one call: waiting for a worker, gate, generator, guard and composer. Default:
         * {@link #DEFAULT_TIMEOUT}.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration value) {
            this.timeout = requirePositive(value);
            return this;
        }

        /** What to do when a call fails or its time runs out. Default: {@link FailurePolicy#RETURN_ORIGINAL}. */
        public Builder onFailure(FailurePolicy value) {
            this.onFailure = Objects.requireNonNull(value, "onFailure");
            return this;
        }

        /** Whether results are remembered. Default: {@link CacheOptions#off()}. */
        public Builder cache(CacheOptions value) {
            this.cache = Objects.requireNonNull(value, "cache");
            return this;
        }

        /** Who is told how each call ended. Default: nobody. */
        public Builder listener(AugmentationListener value) {
            this.listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /**
         * Who tells the category where neither caller nor generator did, as for what the gate leaves alone. Not asked for
         * blank prompts, nor where a call is off or fails; an outcome does not wait longer than the timeout for it.
         * Default: nobody.
         */
        public Builder classifier(CategoryClassifier value) {
            this.classifier = Objects.requireNonNull(value, "classifier");
            return this;
        }

        /**
         * Most calls that run at once; more wait in line, their time running. Also how many prompts of a list are worked
         * on together. Default: {@value PasAugmenter#DEFAULT_CONCURRENCY}.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder concurrency(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("concurrency must be positive: " + calls);
            }
            this.concurrency = calls;
            return this;
        }

        /**
         * Whether complements are made, checked and told to the listener, but not sent: {@link Outcome#SHADOWED}, with
         * the original as text. For trying an augmenter on real traffic without a risk. Default: false.
         */
        public Builder shadow(boolean value) {
            this.shadow = value;
            return this;
        }

        /** Something to close together with the augmenter, after its last call was stopped. Default: nothing. */
        public Builder closeWith(AutoCloseable resource) {
            owned.add(Objects.requireNonNull(resource, "resource"));
            return this;
        }

        /**
         * The augmenter.
         *
         * @throws IllegalStateException if this builder has built one before and has something to close with it, which
         *     two cannot own; or if it is to be a shadow and to throw, since a shadow never harms a call
         */
        public PasAugmenter build() {
            if (shadow && onFailure == FailurePolicy.THROW) {
                throw new IllegalStateException(
                        "shadow sends the original whatever fails; onFailure must not be THROW");
            }
            if (built && !owned.isEmpty()) {
                throw new IllegalStateException("what is to be closed with the augmenter has an owner already");
            }
            built = true;
            return new PasAugmenter(this);
        }
    }
}
