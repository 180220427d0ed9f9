package io.github.pas4j.cli;

import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.FewShotGenerator;
import io.github.pas4j.FineTunedGenerator;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.PairValidator;
import io.github.pas4j.SftTemplate;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.GeneratedPair;
import io.github.pas4j.datagen.PairForecast;
import io.github.pas4j.datagen.PairListener;
import io.github.pas4j.datagen.PairPipeline;
import io.github.pas4j.datagen.PairPrompt;
import io.github.pas4j.datagen.PairState;
import io.github.pas4j.datagen.RunSummary;
import io.github.pas4j.datagen.report.PairHtmlReport;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.EmbeddedPas;
import io.github.pas4j.embedded.NearestGoldenClassifier;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.runs.Budget;
import io.github.pas4j.runs.RunStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code pas generate}: prompts in, pairs out. Used once. */
final class GenerateJob {

    private final Shell shell;
    private final FileJob files;
    private final Path run;
    private final @Nullable Path report;
    private final Settings settings;
    private final RowCounts counts = new RowCounts();

    /**
     * @param report a page to look at, or null for none
     */
    GenerateJob(Shell shell, FileJob files, Path run, @Nullable Path report, Settings settings) {
        this.shell = shell;
        this.files = files;
        this.run = run;
        this.report = report;
        this.settings = settings;
    }

    /** Whether progress is shown. */
    enum Watched {
        YES,
        NO
    }

    /** Hears what a run did before its report is written, which may fail. */
    @FunctionalInterface
    interface Summaries {
        void accept(RunSummary summary) throws IOException;
    }

    /** Which prompts come out. */
    enum Rows {
        ACCEPTED,
        ALL
    }

    /** What the models are told of temperature. */
    enum Temperature {
        ZERO,
        OF_PROVIDER
    }

    /** Where categories come from. */
    enum Categories {
        AS_GIVEN,
        CLASSIFIED
    }

    /**
     * What the options say.
     *
     * @param writer the generator's model
     * @param judge the critic's
     * @param timeout for one answer
     * @param budget caps and prices
     * @param golden pairs of the user's own
     * @param template what a fine-tuned generator was trained with; empty for one that is shown examples
     * @param maxTokens of a complement's answer
     * @param temperature of both
     * @param categories of rows
     * @param pipeline sets what is left
     */
    record Settings(
            ClientChoice writer,
            ClientChoice judge,
            Duration timeout,
            Budget budget,
            Optional<GoldenPairs> golden,
            Optional<Path> template,
            int maxTokens,
            Temperature temperature,
            Categories categories,
            UnaryOperator<PairPipeline.Builder> pipeline) {}

    /** Rows that could not be read. */
    long unreadable() {
        return counts.unreadable();
    }

    /** Makes pairs, writes them, says what it did, and writes the report; at a cap as far as they go. */
    RunSummary run(Rows which, Watched watched, Summaries summaries) throws IOException {
        @Nullable ReportFile page = report == null ? null : ReportFile.at(report);
        try (DataOut out = DataOut.open(files.out(), shell);
                StopHook hook = new StopHook(this::stopped);
                Models models = models();
                RunStore store = RunStore.sqlite(run);
                PairsProgress progress = new PairsProgress(shell, System::nanoTime)) {
            PairListener listener = watched == Watched.YES ? progress : now -> {};
            PairPipeline pipeline = pipeline(models, store).listener(listener).build();
            RunSummary summary = reading(models, prompts -> pipeline.run(prompts));
            progress.close();
            write(store, out, which);
            out.commit();
            PairReport told = new PairReport(shell.err());
            told.print(summary, counts.unreadable(), files.out());
            ending(summary);
            summaries.accept(summary);
            if (page != null && report != null) {
                write(store, page);
                told.written("report", report);
            }
            return summary;
        }
    }

    PairForecast forecast(int sample) throws IOException {
        try (Models models = models();
                RunStore store = RunStore.sqlite(run)) {
            PairPipeline pipeline = pipeline(models, store).build();
            PairForecast forecast = reading(models, prompts -> pipeline.forecast(prompts, sample));
            new PairReport(shell.err()).print(forecast, counts.done());
            if (report != null) {
                shell.err().println("no report: a forecast writes none");
            }
            return forecast;
        }
    }

    private void stopped() {
        shell.err().println("stopped; the same command goes on from here, by " + run);
    }

    private void ending(RunSummary summary) {
        switch (summary.ending()) {
            case AT_CAP ->
                shell.err().println("stopped at a cap; the same command with a higher one goes on, by " + run);
            case INTERRUPTED -> stopped();
            case FINISHED -> {
                if (summary.unverified() > 0) {
                    shell.err()
                            .println("unverified prompts have no verdict; those without an answer are tried again by"
                                    + " --retry-unanswered");
                }
            }
        }
    }

    /** Something done with the prompts. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(Iterator<PairPrompt> prompts);
    }

    private <T> T reading(Models models, Reading<T> reading) throws IOException {
        try (InputStream in = files.openIn(shell);
                Rejects rejects = Rejects.open(files.rejects(), shell.err(), files.name())) {
            RowSource rows = RowSource.open(in, files.name(), rejects, counts);
            PairRows prompts = new PairRows(rows, counts, models.classifier());
            if (!prompts.hasNext()) {
                throw CliException.failed(files.name() + " has no prompt that could be read", null);
            }
            return reading.read(prompts);
        } catch (IllegalArgumentException e) { // an id that comes twice, a model without a price
            throw CliException.failed(OneLine.of(e.getMessage()), e);
        }
    }

    private PairPipeline.Builder pipeline(Models models, RunStore store) {
        PairPipeline.Builder pipeline = PairPipeline.builder(generator(models), critic(models))
                .runStore(store)
                .budget(settings.budget())
                .generatorModel(settings.writer().modelName(shell))
                .criticModel(settings.judge().modelName(shell));
        return settings.pipeline().apply(pipeline);
    }

    private ComplementGenerator generator(Models models) {
        boolean leftToProvider = settings.temperature() == Temperature.OF_PROVIDER;
        if (settings.template().isPresent()) {
            FineTunedGenerator.Builder tuned = FineTunedGenerator.builder(models.writer())
                    .template(SftTemplate.load(settings.template().get()))
                    .maxTokens(settings.maxTokens());
            return (leftToProvider ? tuned.providerTemperature() : tuned).build();
        }
        FewShotGenerator.Builder shown = FewShotGenerator.builder(models.writer())
                .languageDetector(EmbeddedPas.languageDetector())
                .maxTokens(settings.maxTokens());
        settings.golden().ifPresent(shown::goldenPairs);
        return (leftToProvider ? shown.providerTemperature() : shown).build();
    }

    private PairValidator critic(Models models) {
        PairValidator.Builder critic = PairValidator.builder(models.judge());
        // Thinking takes room in both roles alike.
        critic.maxTokens(Math.max(PairValidator.DEFAULT_MAX_TOKENS, settings.maxTokens()));
        return (settings.temperature() == Temperature.OF_PROVIDER ? critic.providerTemperature() : critic).build();
    }

    private void write(RunStore store, DataOut out, Rows which) throws IOException {
        try (Stream<GeneratedPair> pairs = PairPipeline.pairs(store)) {
            Iterator<GeneratedPair> each = pairs.filter(pair -> which == Rows.ALL || pair.state() == PairState.ACCEPTED)
                    .iterator();
            while (each.hasNext()) {
                out.line(PairRows.json(each.next()));
            }
        }
    }

    private void write(RunStore store, ReportFile page) {
        PairHtmlReport.Builder built = PairHtmlReport.builder(store).unreadable(counts.unreadable());
        settings.budget().prices().ifPresent(built::prices);
        try {
            page.write(built.build());
        } catch (IOException e) {
            throw CliException.failed(
                    "cannot write " + report + ": " + OneLine.why(e) + "; " + run + " has all that was paid for", e);
        }
    }

    private Models models() {
        LlmClient writer = settings.writer().open(shell, settings.timeout());
        boolean one = settings.judge().isSameAs(settings.writer());
        LlmClient judge = one ? writer : settings.judge().open(shell, settings.timeout());
        if (settings.categories() == Categories.AS_GIVEN) {
            return new Models(writer, judge, null, null);
        }
        EncoderRouter encoders = BundledEncoders.router();
        NearestGoldenClassifier.Builder classifier = NearestGoldenClassifier.builder(encoders);
        settings.golden()
                .filter(pairs -> !pairs.taxonomy().equals(Taxonomy.pas14()))
                .ifPresent(classifier::goldenPairs);
        return new Models(writer, judge, encoders, classifier.build());
    }

    /** What is opened for a run. */
    private record Models(
            LlmClient writer,
            LlmClient judge,
            @Nullable EncoderRouter encoders,
            @Nullable CategoryClassifier classifier)
            implements AutoCloseable {

        @Override
        public void close() {
            try (writer;
                    judge) {
                if (encoders != null) {
                    encoders.close();
                }
            }
        }
    }
}
