package io.github.pas4j.cli;

import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.LlmCategoryClassifier;
import io.github.pas4j.datagen.PromptCurator;
import io.github.pas4j.datagen.quality.LlmQualityScorer;
import io.github.pas4j.datagen.quality.LocalQualityScorer;
import io.github.pas4j.datagen.quality.QualityScorer;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.NearestGoldenClassifier;
import io.github.pas4j.embedded.TrainedClassifier;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.runs.Budget;
import io.github.pas4j.runs.RunStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who tells the quality and category of prompts. */
final class CurationJudgeOptions {

    private static final int CONCURRENCY = 8;

    @Option(
            names = "--quality",
            paramLabel = "Q",
            description = "Who tells the quality of prompts: local (asks no model), llm (--client, --model) or none."
                    + " Default: local.")
    private Quality quality = Quality.local;

    @Option(
            names = "--classifier",
            paramLabel = "C",
            description =
                    "Who tells the category of prompts: golden (by the labelled examples that come with pas), trained (by a"
                            + " linear model), llm (--client, --model) or none. Default: golden.")
    private Classifier classifier = Classifier.golden;

    @Option(
            names = "--classifier-model",
            paramLabel = "F",
            description =
                    "A model by pas classify train, for --classifier trained. Default: the one that comes with pas.")
    private @Nullable Path classifierModel;

    @Option(
            names = "--prompts-per-call",
            paramLabel = "N",
            description = "How many prompts a model scores in one call, up to " + LlmQualityScorer.MOST_PROMPTS_PER_CALL
                    + ". Default: 1.")
    private int promptsPerCall = 1;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Calls of a model at once. Default: " + CONCURRENCY + ".")
    private int concurrency = CONCURRENCY;

    @Option(names = "--timeout", paramLabel = "T", description = "Time for a call, such as 60s. Default: 60s.")
    private Duration timeout = Duration.ofSeconds(60);

    @Mixin
    private final ClientOptions client = new ClientOptions();

    /** As users write them. */
    enum Quality {
        local,
        llm,
        none
    }

    /** As users write them. */
    enum Classifier {
        golden,
        trained,
        llm,
        none
    }

    /** Finds what is wrong before anything is read; whoever calls what it returns closes that. */
    Supplier<CurationJudges> choose(Shell shell) {
        if (promptsPerCall < 1 || promptsPerCall > LlmQualityScorer.MOST_PROMPTS_PER_CALL) {
            throw CliException.usage("--prompts-per-call must be 1 to " + LlmQualityScorer.MOST_PROMPTS_PER_CALL + ": "
                    + promptsPerCall);
        }
        if (concurrency < 1) {
            throw CliException.usage("--concurrency must be positive: " + concurrency);
        }
        if (classifierModel != null && classifier != Classifier.trained) {
            throw CliException.usage("--classifier-model needs --classifier trained");
        }
        Path own = classifierModel == null ? null : OwnFile.existing(classifierModel);
        return () -> new Judges(shell, own);
    }

    private final class Judges implements CurationJudges {

        private final Shell shell;
        private final Deque<AutoCloseable> open = new ArrayDeque<>();
        private final @Nullable Path classifierModel;
        private final @Nullable LlmClient model;

        Judges(Shell shell, @Nullable Path classifierModel) {
            this.shell = shell;
            this.classifierModel = classifierModel;
            boolean asks = quality == Quality.llm || classifier == Classifier.llm;
            model = asks ? opened(client.open(shell, timeout)) : null;
        }

        private <T extends AutoCloseable> T opened(T part) {
            open.push(part);
            return part;
        }

        @Override
        public PromptCurator.Builder join(PromptCurator.Builder curator, @Nullable RunStore store) {
            curator.qualityScorer(scorer(store));
            switch (classifier) {
                case golden ->
                    curator.classifier(
                            NearestGoldenClassifier.builder(encoders()).build());
                case trained -> {
                    TrainedClassifier trained = trained(); // it may be trained anew under the same name
                    curator.classifier(trained, "trained " + trained.fingerprint());
                }
                case llm ->
                    curator.classifier(asked(), "llm " + client.modelName(shell).orElse(""));
                case none -> {}
            }
            return model == null ? curator : curator.concurrency(concurrency);
        }

        private QualityScorer scorer(@Nullable RunStore store) {
            if (quality != Quality.llm) {
                return quality == Quality.local ? LocalQualityScorer.create() : QualityScorer.none();
            }
            LlmQualityScorer.Builder scorer = LlmQualityScorer.builder(Objects.requireNonNull(model, "model"))
                    .promptsPerCall(promptsPerCall);
            client.modelName(shell).ifPresent(scorer::model);
            if (store != null) {
                scorer.spending(store.spending(Budget.unlimited()));
            }
            return scorer.build();
        }

        private EncoderRouter encoders() {
            return opened(BundledEncoders.router());
        }

        private TrainedClassifier trained() {
            return (classifierModel == null
                            ? TrainedClassifier.bundled(encoders())
                            : TrainedClassifier.builder(encoders(), classifierModel))
                    .build();
        }

        private CategoryClassifier asked() {
            LlmCategoryClassifier.Builder asked = LlmCategoryClassifier.builder(Objects.requireNonNull(model, "model"));
            client.modelName(shell).ifPresent(asked::model);
            return asked.build();
        }

        @Override
        public void close() {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) { // neither clients nor encoders throw such
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
