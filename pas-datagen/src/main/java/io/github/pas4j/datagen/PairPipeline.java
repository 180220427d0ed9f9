package io.github.pas4j.datagen;

import io.github.pas4j.Category;
import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.ComplementGuard;
import io.github.pas4j.ModelBacked;
import io.github.pas4j.PairValidator;
import io.github.pas4j.Target;
import io.github.pas4j.datagen.RunSummary.Ending;
import io.github.pas4j.datagen.internal.Caller;
import io.github.pas4j.datagen.internal.DeferredCalls;
import io.github.pas4j.datagen.internal.ModelGoneException;
import io.github.pas4j.datagen.internal.PaidCalls;
import io.github.pas4j.datagen.internal.PairMaker;
import io.github.pas4j.runs.Budget;
import io.github.pas4j.runs.Item;
import io.github.pas4j.runs.RunStore;
import io.github.pas4j.runs.Spending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From prompts to verified pairs (section 3.2 of the paper): a complement is generated, checked, judged by a critic, and generated
 * again with the critic's reasons in view until it is right; a critic's own correction is judged like any other.
 *
 * <p><b>What is promised.</b> Each prompt ends in exactly one {@link PairState}; none is accepted that a critic did not find
 * right beyond doubt. Every answer is in the run store before it counts: a run that is killed goes on where it was, and
 * makes no call twice whose answer had come. What is accepted depends on prompts, settings and answers alone, not on threads and
 * timing.
 *
 * <p>Defaults: {@value #DEFAULT_MAX_ATTEMPTS} attempts, {@value #DEFAULT_CONCURRENCY} prompts at once, no budget, no quotas,
 * {@link Target#basic()}, {@link ComplementGuard#standard()} as local checks, one critic, silence up to a fifth of each
 * category.
 *
 * <pre>{@code
 * try (RunStore store = RunStore.sqlite(Path.of("pairs.db"))) {
 *     RunSummary summary = PairPipeline.builder(generator, validator)
 *             .runStore(store)
 *             .quota(640)
 *             .budget(Budget.maxTokens(20_000_000))
 *             .build()
 *             .run(prompts);
 *     PairPipeline.pairs(store).filter(pair -> pair.state() == PairState.ACCEPTED).forEach(this::write);
 * }
 * }</pre>
 *
 * <p>Prompts stream through the store: memory does not grow with their number, but for some 100 bytes for each accepted
 * complement. One run at a time with one pipeline.
 */
public final class PairPipeline {

    /** How often the generator is asked for a prompt, unless told otherwise. */
    public static final int DEFAULT_MAX_ATTEMPTS = 3;

    /** Prompts that are worked on at once, unless told otherwise. */
    public static final int DEFAULT_CONCURRENCY = 32;

    /** Share of silence among the pairs of a category, unless told otherwise: about that of the golden pairs. */
    public static final double DEFAULT_SILENCE_SHARE = 0.2;

    /** Share of a category's pairs that may have one complement, unless told otherwise. */
    public static final double DEFAULT_RECURRING_SHARE = 0.02;

    static final String GENERATOR = "generator";
    static final String CRITIC = "critic";
    private static final String SECOND_CRITIC = "critic-2";
    private static final int MOST_AT_ONCE = 1024;

    /** Beyond what are on their way anyway, so many calls in a row may fail before a run is ended. */
    private static final int PATIENCE = 20;

    private final Builder settings;
    private final RunStore store;

    private PairPipeline(Builder settings, RunStore store) {
        this.settings = settings;
        this.store = store;
    }

    /**
     * A pipeline.
     *
     * @param generator writes complements. Of a {@link ModelBacked} one each answer is recorded as it came; of any other, such
     *     as a chain, what it made of it
     * @param validator judges them; may ask another model
     */
    public static Builder builder(ComplementGenerator generator, PairValidator validator) {
        return new Builder(generator, validator);
    }

    /** As {@link #run(Iterator)}. */
    public RunSummary run(Iterable<PairPrompt> prompts) {
        return run(prompts.iterator());
    }

    /**
     * Makes pairs, or goes on with making them. Reads all prompts before the first call.
     *
     * @param prompts the same as when the run was begun, in the same order
     * @return what has come of it, also where a cap or an interrupt (whose flag stays set) ended it early
     * @throws IllegalArgumentException if two prompts have one id
     * @throws io.github.pas4j.llm.LlmException if a model refuses the key, has no quota left or gives no answers any more; the
     *     run can be gone on with
     * @throws io.github.pas4j.runs.RunStoreException if the run store fails, or was begun with other prompts or settings
     */
    public RunSummary run(Iterator<PairPrompt> prompts) {
        long begin = System.nanoTime();
        Started started = start(prompts);
        PairBook book = new PairBook(store, started.spending(), settings.rules());
        Ending ending = new PairRun(book, started.maker(settings), settings.listener, settings.concurrency).run();
        return summary(started, ending, begin);
    }

    /**
     * As {@link #run(Iterator)}, but asks by batches: all requests that can be asked at once are handed in together, and what
     * comes of them is the same. Batches are known by their ids in the run store: a run that is stopped while it waits comes back
     * for them. A run may go on by batches that was begun by single calls, and the other way round.
     *
     * <p>Should the process end in the moment between a provider's taking a batch and the writing of its id, that batch is lost.
     *
     * @throws IllegalStateException if the generator is no {@link ModelBacked} one
     */
    public RunSummary run(Iterator<PairPrompt> prompts, PairBatches batches) {
        if (!(settings.generator instanceof ModelBacked<?>)) {
            throw new IllegalStateException("only a generator that asks one chat model can do so by batches");
        }
        long begin = System.nanoTime();
        Started started = start(prompts);
        PairBook book = new PairBook(store, started.spending(), settings.rules());
        DeferredCalls calls = new DeferredCalls(store.journal());
        PairMaker maker = new PairMaker(started.settings(), calls);
        Ending ending = new PairRounds(book, maker, calls, store, started.spending(), batches, settings.listener).run();
        return summary(started, ending, begin);
    }

    private RunSummary summary(Started started, Ending ending, long begin) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        return new PairCounts(store).summary(ending, started.spending(), elapsed);
    }

    /**
     * Works on a few prompts, taken evenly from the whole input, and tells what all of them will take. The answers are
     * recorded: the run that follows does not ask for them again.
     *
     * @param sample how many prompts, positive; ten tell the order of magnitude
     * @throws IllegalArgumentException if {@code sample} is not positive, or two prompts have one id
     * @throws io.github.pas4j.runs.BudgetExceededException if the sample alone might pass a cap
     * @throws io.github.pas4j.llm.LlmException as {@link #run(Iterator)}
     * @throws io.github.pas4j.runs.RunStoreException as {@link #run(Iterator)}
     */
    public PairForecast forecast(Iterator<PairPrompt> prompts, int sample) {
        if (sample < 1) {
            throw new IllegalArgumentException("sample must be positive: " + sample);
        }
        Started started = start(prompts);
        try {
            return new PairSample(store, started.maker(settings), settings.rules())
                    .forecast(sample, settings.budget.prices());
        } catch (ModelGoneException e) {
            throw e.last();
        }
    }

    /**
     * What a run has made so far: every prompt in the order of the input, whatever its state. Streams from the store, which has
     * to stay open meanwhile.
     *
     * @throws io.github.pas4j.DataFormatException (while it is read) if the store holds another kind of run
     */
    public static Stream<GeneratedPair> pairs(RunStore store) {
        PairItems items = new PairItems(store);
        return store.items().stream().map(items::pair);
    }

    private record Started(PairMaker.Settings settings, Spending spending) {

        PairMaker maker(Builder builder) {
            return new PairMaker(
                    settings, new PaidCalls(spending, builder.concurrency, builder.concurrency + PATIENCE));
        }
    }

    private Started start(Iterator<PairPrompt> prompts) {
        Spending spending = store.spending(settings.budget);
        Caller generator = new Caller(GENERATOR, settings.generatorModel, settingsOf(settings.generator));
        Caller critic = new Caller(CRITIC, settings.criticModel, settings.critic.settings());
        Optional<PairMaker.Second> second = Optional.ofNullable(settings.secondCritic)
                .map(other -> new PairMaker.Second(
                        other, new Caller(SECOND_CRITIC, settings.secondCriticModel, other.settings())));
        if (settings.strictness == Strictness.SAME_SETTINGS) {
            requireSame(generator, critic, second);
        }
        new PairIntake(store).take(prompts);
        reopen();
        PairMaker.Settings made = new PairMaker.Settings(
                settings.generator,
                generator,
                settings.critic,
                critic,
                second,
                settings.target,
                settings.guard,
                settings.maxAttempts,
                settings.corrections);
        return new Started(made, spending);
    }

    private static String settingsOf(ComplementGenerator generator) {
        return generator instanceof ModelBacked<?> backed ? backed.settings() : "a generator of your own";
    }

    private void requireSame(Caller generator, Caller critic, Optional<PairMaker.Second> second) {
        Map<String, String> all = new TreeMap<>();
        all.put("generator", generator.settings());
        all.put("generator model", generator.model());
        all.put("critic", critic.settings());
        all.put("critic model", critic.model());
        all.put("second critic", second.map(other -> other.caller().settings()).orElse("none"));
        all.put(
                "second critic model",
                second.map(other -> other.caller().model()).orElse("none"));
        all.put("target", settings.target.toString());
        all.put("attempts", settings.maxAttempts + ", corrections " + settings.corrections);
        all.put("quotas", settings.rules().toString());
        store.parameters().requireAll(all);
    }

    private void reopen() {
        if (settings.unanswered == Unanswered.LEFT) {
            return;
        }
        PairItems items = new PairItems(store);
        List<Item> fresh = new ArrayList<>();
        try (Stream<Item> unverified = store.items().stream(PairState.UNVERIFIED.id())) {
            unverified.map(items::reopened).flatMap(Optional::stream).forEach(fresh::add);
        }
        store.items().update(fresh);
    }

    private enum Strictness {
        SAME_SETTINGS,
        ANY_SETTINGS
    }

    private enum Unanswered {
        LEFT,
        RETRIED
    }

    /** Settings of a {@link PairPipeline}. Not thread-safe. */
    public static final class Builder {

        private final ComplementGenerator generator;
        private final PairValidator critic;
        private final TreeMap<String, Long> quotas = new TreeMap<>();
        private @Nullable RunStore runStore;
        private @Nullable PairValidator secondCritic;
        private String generatorModel = "default";
        private String criticModel = "default";
        private String secondCriticModel = "default";
        private int maxAttempts = DEFAULT_MAX_ATTEMPTS;
        private int concurrency = DEFAULT_CONCURRENCY;
        private Budget budget = Budget.unlimited();
        private Target target = Target.basic();
        private ComplementGuard guard = ComplementGuard.standard();
        private PairMaker.Corrections corrections = PairMaker.Corrections.JUDGED;
        private long quota = Long.MAX_VALUE;
        private double silenceShare = DEFAULT_SILENCE_SHARE;
        private double recurringShare = DEFAULT_RECURRING_SHARE;
        private Strictness strictness = Strictness.SAME_SETTINGS;
        private Unanswered unanswered = Unanswered.LEFT;
        private PairListener listener = progress -> {};

        private Builder(ComplementGenerator generator, PairValidator critic) {
            this.generator = Objects.requireNonNull(generator, "generator");
            this.critic = Objects.requireNonNull(critic, "validator");
        }

        private Builder(Builder other) {
            this.generator = other.generator;
            this.critic = other.critic;
            this.quotas.putAll(other.quotas);
            this.runStore = other.runStore;
            this.secondCritic = other.secondCritic;
            this.generatorModel = other.generatorModel;
            this.criticModel = other.criticModel;
            this.secondCriticModel = other.secondCriticModel;
            this.maxAttempts = other.maxAttempts;
            this.concurrency = other.concurrency;
            this.budget = other.budget;
            this.target = other.target;
            this.guard = other.guard;
            this.corrections = other.corrections;
            this.quota = other.quota;
            this.silenceShare = other.silenceShare;
            this.recurringShare = other.recurringShare;
            this.strictness = other.strictness;
            this.unanswered = other.unanswered;
            this.listener = other.listener;
        }

        /**
         * Where the run is kept. Required.
         *
         * @param store stays the caller's, who closes it
         */
        public Builder runStore(RunStore store) {
            this.runStore = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * How often the generator is asked for a prompt at most. Default: {@value PairPipeline#DEFAULT_MAX_ATTEMPTS}.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxAttempts(int attempts) {
            if (attempts < 1) {
                throw new IllegalArgumentException("maxAttempts must be positive: " + attempts);
            }
            this.maxAttempts = attempts;
            return this;
        }

        /**
         * How many calls a model has before it at once at most; changes nothing but the time. Of prompts half as many more are worked
         * on, since reading, checking and recording an answer takes time as well. If the process is killed, no more than these calls and an
         * eighth of them are made again. Default: {@value PairPipeline#DEFAULT_CONCURRENCY}.
         *
         * @param calls 1 to 1024
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder concurrency(int calls) {
            if (calls < 1 || calls > MOST_AT_ONCE) {
                throw new IllegalArgumentException("concurrency must be 1 to " + MOST_AT_ONCE + ": " + calls);
            }
            this.concurrency = calls;
            return this;
        }

        /** Caps for the whole run, all sessions together. Default: none. */
        public Builder budget(Budget caps) {
            this.budget = Objects.requireNonNull(caps, "budget");
            return this;
        }

        /** The name by which the generator's model has a price, and is told from another. Default: {@code default}. */
        public Builder generatorModel(String name) {
            this.generatorModel = named("generatorModel", name);
            return this;
        }

        /** The name by which the critic's model has a price, and is told from another. Default: {@code default}. */
        public Builder criticModel(String name) {
            this.criticModel = named("criticModel", name);
            return this;
        }

        /**
         * Has every verdict that can be read confirmed by another critic. Right is what both find right; how far they agree, the
         * summary says. Default: nobody.
         *
         * @param model the name by which its model has a price
         */
        public Builder secondCritic(PairValidator validator, String model) {
            this.secondCritic = Objects.requireNonNull(validator, "validator");
            this.secondCriticModel = named("model", model);
            return this;
        }

        private static String named(String what, String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException(what + " must not be blank");
            }
            return name;
        }

        /** How strong the model is that complements are for. Default: {@link Target#basic()}, as the paper does. */
        public Builder target(Target value) {
            this.target = Objects.requireNonNull(value, "target");
            return this;
        }

        /** What a complement has to pass before a critic is asked. Default: {@link ComplementGuard#standard()}. */
        public Builder guard(ComplementGuard value) {
            this.guard = Objects.requireNonNull(value, "guard");
            return this;
        }

        /** Has the generator write again instead of judging what the critic would have written. Default: that is judged. */
        public Builder regenerateOnly() {
            this.corrections = PairMaker.Corrections.PASSED_OVER;
            return this;
        }

        /**
         * How many pairs each category needs; what comes after is not worked on. Default: as many as there are prompts.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder quota(long pairs) {
            this.quota = positive(pairs);
            return this;
        }

        /**
         * How many pairs one category needs. Default: as {@link #quota(long)}.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder quota(Category category, long pairs) {
            quotas.put(category.id(), positive(pairs));
            return this;
        }

        private static long positive(long pairs) {
            if (pairs < 1) {
                throw new IllegalArgumentException("quota must be positive: " + pairs);
            }
            return pairs;
        }

        /**
         * Share of silence among the accepted pairs of a category, at any moment; more is surplus. Default:
         * {@value PairPipeline#DEFAULT_SILENCE_SHARE}.
         *
         * @param share 0 (none is kept) to 1 (all is)
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder silenceShare(double share) {
            this.silenceShare = share("silenceShare", share);
            return this;
        }

        /**
         * Share of the accepted pairs of a category that may have the same complement, three always; one that comes more often
         * is sent back once. Default: {@value PairPipeline#DEFAULT_RECURRING_SHARE}.
         *
         * @param share 0 to 1 (nothing is sent back)
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder recurringShare(double share) {
            this.recurringShare = share("recurringShare", share);
            return this;
        }

        private static double share(String what, double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(what + " must be 0 to 1: " + share);
            }
            return share;
        }

        /**
         * Goes on with a run that was begun with other templates, models, attempts or quotas. What was decided stays. Default:
         * such a run is refused.
         */
        public Builder allowOtherSettings() {
            this.strictness = Strictness.ANY_SETTINGS;
            return this;
        }

        /**
         * Tries those again to which the models gave no answer. They come before what is still pending, so that the result is
         * no longer that of an undisturbed run. Default: they stay unverified.
         */
        public Builder retryUnanswered() {
            this.unanswered = Unanswered.RETRIED;
            return this;
        }

        /** Watches. Default: nobody. */
        public Builder listener(PairListener value) {
            this.listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        private PairRules rules() {
            return new PairRules(quota, quotas, silenceShare, recurringShare);
        }

        /**
         * The pipeline.
         *
         * @throws IllegalStateException if it has no run store
         */
        public PairPipeline build() {
            RunStore store = runStore;
            if (store == null) {
                throw new IllegalStateException("a pipeline needs a runStore: what is paid for must not be lost");
            }
            return new PairPipeline(new Builder(this), store);
        }
    }
}
