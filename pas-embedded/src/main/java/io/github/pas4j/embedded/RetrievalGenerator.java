package io.github.pas4j.embedded;

import io.github.pas4j.Category;
import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.Complement;
import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.ComplementResult;
import io.github.pas4j.Declined;
import io.github.pas4j.Evidence;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import io.github.pas4j.Target;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.EncodingException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Gives a prompt the complement of the golden pairs nearest to it, and declines where the target asks for evidence that
 * there is not. Asks no model and no network. Also tells categories.
 *
 * <p>Defaults: {@link GoldenPairs#bundled()}, {@link EmbeddedPas#languageDetector()}. Thread-safe. A language's encoder
 * is loaded, and the vectors of pairs other than the bundled ones are computed, when its first prompt comes.
 */
public final class RetrievalGenerator implements ComplementGenerator, CategoryClassifier {

    /** Least score at which evidence for an intent may speak for a prompt; docs/quality.md says what it costs. */
    private static final double SURE = 0.2;

    /** Least score for any complement: below it the prompt is like none of the golden pairs. */
    private static final double LIKELY = 0.1;

    private final EncoderRouter encoders;
    private final GoldenPairs golden;
    private final LanguageDetector detector;
    private final Map<Language, CompletableFuture<GoldenIndex>> indexes = new ConcurrentHashMap<>();

    private RetrievalGenerator(Builder builder) {
        this.encoders = builder.encoders;
        this.golden = builder.golden;
        this.detector = builder.detector;
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
        return answer(index(language.get()).match(text, request.category()), request.target());
    }

    private static ComplementResult answer(GoldenIndex.Match match, Target target) {
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
        if (match.score() < (target.asksForEvidence() ? SURE : LIKELY)) {
            return declined(match, "not sure enough that it is " + match.intent());
        }
        Complement complement = Complement.of(match.complement().get())
                .withCategory(match.category())
                .withIntent(match.intent());
        return evidence.map(complement::withEvidence).orElse(complement);
    }

    private static Declined declined(GoldenIndex.Match match, String reason) {
        return Declined.because(reason).withCategory(match.category()).withIntent(match.intent());
    }

    @Override
    public Optional<Category> classify(String prompt) {
        String text = Focus.of(prompt);
        return detector.detect(text)
                .filter(this::isSupported)
                .map(language -> index(language).match(text, Optional.empty()).category());
    }

    private boolean isSupported(Language language) {
        return encoders.languages().contains(language) && golden.languages().contains(language);
    }

    private GoldenIndex index(Language language) {
        CompletableFuture<GoldenIndex> index = indexes.computeIfAbsent(language, this::startIndex);
        try {
            return index.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EncodingException("interrupted while the golden pairs of " + language + " were read", e);
        } catch (ExecutionException e) {
            indexes.remove(language, index); // the next call tries again
            throw e.getCause() instanceof RuntimeException own
                    ? own
                    : new EncodingException("the golden pairs of " + language + " cannot be read", e.getCause());
        }
    }

    /** On a thread of its own: a call whose time runs out meanwhile must not undo the work for the next one. */
    private CompletableFuture<GoldenIndex> startIndex(Language language) {
        CompletableFuture<GoldenIndex> index = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        index.complete(new GoldenIndex(
                                golden.pairs(language),
                                encoders.encoder(language).orElseThrow()));
                    } catch (Throwable e) { // whoever waits must hear of an Error too
                        index.completeExceptionally(e);
                    }
                },
                "pas-golden-" + language);
        thread.setDaemon(true);
        thread.start();
        return index;
    }

    /** Names the golden pairs by what they are, encoders and detector by which objects they are. */
    @Override
    public String fingerprint() {
        return "retrieval(%x, %x, %x)"
                .formatted(
                        golden.pairs().hashCode(),
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
        private GoldenPairs golden = GoldenPairs.bundled();
        private LanguageDetector detector = EmbeddedPas.languageDetector();

        private Builder(EncoderRouter encoders) {
            this.encoders = Objects.requireNonNull(encoders, "encoders");
        }

        /** The pairs to retrieve from. Default: {@link GoldenPairs#bundled()}. */
        public Builder goldenPairs(GoldenPairs value) {
            this.golden = Objects.requireNonNull(value, "goldenPairs");
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
