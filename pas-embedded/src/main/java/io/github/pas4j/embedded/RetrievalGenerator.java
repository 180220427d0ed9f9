package io.github.pas4j.embedded;

import io.github.pas4j.Category;
import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.Complement;
import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.ComplementResult;
import io.github.pas4j.Declined;
import io.github.pas4j.Evidence;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import io.github.pas4j.Target;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedded.internal.Focus;
import io.github.pas4j.embedding.EncoderRouter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives a prompt the complement of the intent that its wording and meaning are nearest to, and declines where the intent
 * is not clear, or where the target asks for evidence that there is not. A clause of the complement that asks for what the
 * prompt states already is dropped. Asks no model and no network. Also tells categories.
 *
 * <p>Defaults: {@link GoldenPairs#bundledTransferable()}, {@link NearestGoldenClassifier} for the category,
 * {@link EmbeddedPas#languageDetector()}. Thread-safe. A language's encoder is loaded, and the vectors of pairs other than
 * the bundled ones are computed, when its first prompt comes.
 */
public final class RetrievalGenerator implements ComplementGenerator, CategoryClassifier {

    /** Least lead over an intent that evidence does not favour; docs/quality.md says what it costs. */
    private static final double SURE = 0.15;

    /** The same where evidence favours the intent by less than {@link #CLEAR_WIN_SHARE}. */
    private static final double SURE_WITH_WEAKER_EVIDENCE = 0.225;

    private static final double CLEAR_WIN_SHARE = 0.75;

    /** Least score for any complement: below it the prompt is like none of the golden pairs. */
    private static final double LIKELY = 0.1;

    private final EncoderRouter encoders;
    private final GoldenPairs golden;
    private final LanguageDetector detector;
    private final CategoryClassifier classifier;
    private final Set<String> ownIntents;
    private final PerLanguage<IntentIndex> intents;

    private RetrievalGenerator(Builder builder) {
        this.encoders = builder.encoders;
        this.golden = builder.golden;
        this.detector = builder.detector;
        this.classifier = builder.classifier.orElseGet(this::defaultClassifier);
        this.ownIntents = golden.pairs().stream().map(GoldenPair::intent).collect(Collectors.toSet());
        GoldenPairs.bundledTransferable().pairs().forEach(pair -> ownIntents.remove(pair.intent()));
        this.intents = new PerLanguage<>(language -> new IntentIndex(
                transferable(golden.pairs(language)),
                language,
                encoders.encoder(language).orElseThrow()));
    }

    /** The bundled examples know the bundled categories; others can only be learnt from the pairs themselves. */
    private CategoryClassifier defaultClassifier() {
        NearestGoldenClassifier.Builder own =
                NearestGoldenClassifier.builder(encoders).languageDetector(detector);
        return golden.taxonomy().equals(Taxonomy.pas14())
                ? own.build()
                : own.goldenPairs(golden).build();
    }

    private static List<GoldenPair> transferable(List<GoldenPair> pairs) {
        return pairs.stream()
                .filter(pair -> pair.reach() == GoldenPair.Reach.TRANSFERABLE)
                .toList();
    }

    /** A generator over encoders, which stay the caller's to close. */
    public static Builder builder(EncoderRouter encoders) {
        return new Builder(encoders);
    }

    @Override
    public ComplementResult generate(ComplementRequest request) {
        String text = Focus.of(request.prompt());
        Optional<Language> language = detector.detect(text);
        if (language.isEmpty()) {
            return Declined.unsupported("language not recognised");
        }
        if (!isSupported(language.get())) {
            return Declined.unsupported("language " + language.get());
        }
        EncodedPrompt prompt = new EncodedPrompt(
                text, encoders.encoder(language.get()).orElseThrow().encode(text));
        List<IntentIndex.Match> all = intents.get(language.get()).matches(prompt);
        Optional<Category> category =
                request.category().or(() -> ofOwnIntent(all)).or(() -> category(language.get(), prompt));
        List<IntentIndex.Match> matches = all.stream()
                .filter(match -> category.map(match.category()::equals).orElse(true))
                .toList();
        ComplementResult result = matches.isEmpty()
                ? Declined.because("no golden pair of this category")
                : answer(matches.get(0), request.category().isPresent() ? matches : all, request);
        return result instanceof Declined declined && category.isPresent()
                ? declined.withCategory(category.get())
                : result;
    }

    /** The bundled classifier does not know a user's own intents: where one is likeliest of all, it tells the category. */
    private Optional<Category> ofOwnIntent(List<IntentIndex.Match> matches) {
        return matches.stream()
                .limit(1)
                .filter(match -> ownIntents.contains(match.intent()))
                .map(IntentIndex.Match::category)
                .findFirst();
    }

    private Optional<Category> category(Language language, EncodedPrompt prompt) {
        return classifier instanceof NearestGoldenClassifier nearest
                ? nearest.classify(language, prompt)
                : classifier.classify(prompt.text());
    }

    private static ComplementResult answer(
            IntentIndex.Match match, List<IntentIndex.Match> all, ComplementRequest request) {
        Target target = request.target();
        Optional<Evidence> evidence = target.evidence(match.intent());
        if (match.complement().isEmpty()) {
            return declined(match, "silence is right for " + match.intent());
        }
        if (!target.admits(match.intent())) {
            return declined(
                    match,
                    evidence.map(found -> "evidence does not favour " + match.intent() + " (" + found.wins() + " wins, "
                                    + found.losses() + " losses)")
                            .orElse("no evidence for " + match.intent()));
        }
        if (match.score() < LIKELY || lead(match, all, target) < sure(evidence)) {
            return declined(match, "not sure enough that it is " + match.intent());
        }
        if (Clauses.isOutOfPlace(match.complement().get(), request.prompt())) {
            return declined(match, "the prompt asks for more, or for another form");
        }
        String rest = Clauses.withoutStated(match.complement().get(), request.prompt());
        if (rest.isEmpty()) {
            return declined(match, "the prompt states what " + match.intent() + " would add");
        }
        Complement complement =
                Complement.of(rest).withCategory(match.category()).withIntent(match.intent());
        return evidence.map(complement::withEvidence).orElse(complement);
    }

    private static double sure(Optional<Evidence> evidence) {
        return evidence.map(Evidence::winShare).orElse(0.0) >= CLEAR_WIN_SHARE ? SURE : SURE_WITH_WEAKER_EVIDENCE;
    }

    /** How far an intent is ahead of the first one, of any category, for which the target would not have words added. */
    private static double lead(IntentIndex.Match match, List<IntentIndex.Match> all, Target target) {
        return all.stream()
                .filter(other -> !target.admits(other.intent()))
                .findFirst()
                .map(other -> match.score() - other.score())
                .orElse(Double.MAX_VALUE);
    }

    private static Declined declined(IntentIndex.Match match, String reason) {
        return Declined.because(reason).withCategory(match.category()).withIntent(match.intent());
    }

    @Override
    public Optional<Category> classify(String prompt) {
        return classifier.classify(prompt);
    }

    private boolean isSupported(Language language) {
        return encoders.languages().contains(language) && golden.languages().contains(language);
    }

    /** Names the golden pairs by what they are, the other parts by which objects they are. */
    @Override
    public String fingerprint() {
        return "retrieval(%x, %x, %x, %x)"
                .formatted(
                        golden.pairs().hashCode(),
                        System.identityHashCode(classifier),
                        System.identityHashCode(encoders),
                        System.identityHashCode(detector));
    }

    @Override
    public String toString() {
        return "RetrievalGenerator[" + golden + "]";
    }

    /** Puts a {@link RetrievalGenerator} together. Not thread-safe. */
    public static final class Builder {
        private final EncoderRouter encoders;
        private GoldenPairs golden = GoldenPairs.bundledTransferable();
        private Optional<CategoryClassifier> classifier = Optional.empty();
        private LanguageDetector detector = EmbeddedPas.languageDetector();

        private Builder(EncoderRouter encoders) {
            this.encoders = Objects.requireNonNull(encoders, "encoders");
        }

        /**
         * The pairs to retrieve from; only transferable ones are handed out. To have one's own beside ours:
         * {@code GoldenPairs.bundledTransferable().plus(own)}. Default: {@link GoldenPairs#bundledTransferable()}.
         */
        public Builder goldenPairs(GoldenPairs value) {
            this.golden = Objects.requireNonNull(value, "goldenPairs");
            return this;
        }

        /**
         * Who tells a prompt's category, within which its intent is sought. Default: a {@link NearestGoldenClassifier},
         * over the bundled examples where the pairs are over {@link Taxonomy#pas14()}, else over the pairs.
         */
        public Builder classifier(CategoryClassifier value) {
            this.classifier = Optional.of(value);
            return this;
        }

        /** Who tells a prompt's language. Default: {@link EmbeddedPas#languageDetector()}. */
        public Builder languageDetector(LanguageDetector value) {
            this.detector = Objects.requireNonNull(value, "languageDetector");
            return this;
        }

        /** The generator. */
        public RetrievalGenerator build() {
            return new RetrievalGenerator(this);
        }
    }
}
