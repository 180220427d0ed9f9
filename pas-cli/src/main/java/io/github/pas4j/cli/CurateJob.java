package io.github.pas4j.cli;

import io.github.pas4j.Language;
import io.github.pas4j.datagen.CorpusPrompt;
import io.github.pas4j.datagen.CorpusReader;
import io.github.pas4j.datagen.CuratedPrompt;
import io.github.pas4j.datagen.CurationListener;
import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.DroppedPrompt;
import io.github.pas4j.datagen.PromptCurator;
import io.github.pas4j.datagen.report.CurationHtmlReport;
import io.github.pas4j.runs.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code pas curate}: files of prompts in, kept and dropped ones out. Used once. */
final class CurateJob {

    private final Shell shell;
    private final CurationFiles files;

    CurateJob(Shell shell, CurationFiles files) {
        this.shell = shell;
        this.files = files;
    }

    /** Whether progress is shown. */
    enum Watched {
        YES,
        NO
    }

    /**
     * What the options say.
     *
     * @param reading the reader's settings
     * @param encoders loads the encoders
     * @param judges opens what tells quality and category
     * @param curating the curator's settings
     */
    record Settings(
            UnaryOperator<CorpusReader.Builder> reading,
            Supplier<CurationEncoders> encoders,
            Supplier<CurationJudges> judges,
            UnaryOperator<PromptCurator.Builder> curating) {}

    /** Whatever cannot be read or written at all is found before the long work begins. */
    CurationReport run(Settings settings, Watched watched) throws IOException {
        long begin = System.nanoTime();
        CorpusReader.Builder reading =
                settings.reading().apply(CorpusReader.builder(files.in()).standardInput(shell.in()));
        reading.open().close(); // names what is missing before anything is made
        @Nullable ReportFile report = files.report() == null ? null : ReportFile.at(files.report());
        try (RunStore store = store();
                CurationEncoders encoders = settings.encoders().get();
                CurationJudges judges = settings.judges().get();
                DataOut out = DataOut.open(files.out(), shell);
                DataOut dropped = files.dropped() == null ? null : DataOut.open(files.dropped(), shell);
                StopHook hook = new StopHook(() -> stop(out, dropped));
                Rejects rejects = Rejects.open(files.rejects(), shell.err(), "");
                CorpusReader reader = reading.rejects(
                                reject -> rejects.add(reject.file(), reject.line(), reject.rows(), reject.reason()))
                        .open();
                StageProgress progress = new StageProgress(shell, reader)) {
            if (store != null) {
                store.parameters().require("encoder", encoders.name());
            }
            EvaluationFiles evaluation = new EvaluationFiles(rejects);
            List<CorpusPrompt> questions = evaluation.read(files.evaluation());
            CurationListener nobody = (stage, done, total) -> {};
            PromptCurator.Builder curator = judges.join(settings.curating().apply(encoders.curator()), store)
                    .decontaminate(questions)
                    .vectorSample(report == null ? 0 : CurationHtmlReport.MAP_POINTS)
                    .listener(watched == Watched.YES ? progress : nobody);
            if (store != null) {
                curator.runStore(store);
            }
            CurationResult result = built(curator).curate(reader);
            progress.close();
            write(result, out, dropped);
            if (report != null) {
                writing(
                        files.report(),
                        () -> report.write(result, reader.counts().rejected()));
            }
            return new CurationReport(
                    result,
                    files,
                    reader.counts().rejected(),
                    questions.size(),
                    evaluation.rejected(),
                    uncovered(result, encoders),
                    encoders.computed(),
                    (System.nanoTime() - begin) / 1e9);
        }
    }

    /** Settings that contradict each other are the user's. */
    private static PromptCurator built(PromptCurator.Builder curator) {
        try {
            return curator.build();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw CliException.usage(OneLine.of(e.getMessage()));
        }
    }

    private @Nullable RunStore store() {
        return files.run() == null ? null : RunStore.sqlite(files.run());
    }

    private static List<String> uncovered(CurationResult result, CurationEncoders encoders) {
        return result.counts().byLanguage().keySet().stream()
                .filter(code -> !encoders.covers(new Language(code)))
                .toList();
    }

    private void write(CurationResult result, DataOut out, @Nullable DataOut dropped) throws IOException {
        if (dropped != null) {
            writing(files.dropped(), () -> {
                for (DroppedPrompt prompt : result.dropped()) {
                    dropped.line(CurationRows.dropped(prompt));
                }
                dropped.commit();
            });
        }
        writing(files.out(), () -> {
            for (CuratedPrompt prompt : result.kept()) {
                out.line(CurationRows.kept(prompt));
            }
            out.commit();
        });
    }

    /** Something that writes to a file. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private void writing(@Nullable Path file, Writing writing) throws IOException {
        try {
            writing.run();
        } catch (ReaderGoneException e) {
            throw e;
        } catch (IOException e) {
            String kept = files.run() == null ? "" : "; " + files.run() + " has all that was computed";
            String name = file == null ? "standard output" : file.toString();
            throw CliException.failed("cannot write " + name + ": " + OneLine.why(e) + kept, e);
        }
    }

    private void stop(DataOut out, @Nullable DataOut dropped) {
        if (dropped != null) {
            dropped.stop();
        }
        out.stop();
        shell.err()
                .println(
                        files.run() == null
                                ? "stopped; with --run F.db the same command would go on from here"
                                : "stopped; the same command goes on from here, by " + files.run());
    }
}
