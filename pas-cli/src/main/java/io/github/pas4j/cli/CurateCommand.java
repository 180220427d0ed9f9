package io.github.pas4j.cli;

import io.github.pas4j.cli.CurateJob.Settings;
import io.github.pas4j.cli.CurateJob.Watched;
import io.github.pas4j.datagen.CorpusReader;
import io.github.pas4j.datagen.CurationDecision;
import io.github.pas4j.datagen.PromptCurator;
import io.github.pas4j.datagen.PromptFilters;
import io.github.pas4j.datagen.dedup.NearDuplicates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pas curate}. */
@Command(
        name = "curate",
        description =
                "Makes distinct, clean prompts of chat logs, and selects representatives of groups of them in equal"
                        + " shares of categories and languages.",
        sortOptions = false,
        footer = {
            "",
            "Read are LMSYS-Chat-1M and WildChat (Parquet, JSONL, CSV), plain JSONL, JSON arrays, CSV and TSV, and text with",
            "a prompt on each line, with gzip or zstd around them.",
            "",
            "Examples:",
            "  pas curate --in lmsys/*.parquet --out prompts.jsonl --dropped dropped.jsonl --run curate.db",
            "  pas curate --in logs.jsonl --field question --out prompts.jsonl --decontaminate arena-hard.jsonl",
            "  pas curate --in logs.jsonl --out prompts.jsonl --run curate.db --size 2000 --quota coding=300",
            "  pas curate --in logs.jsonl --out prompts.jsonl --run curate.db --report report.html",
            "  pas curate --run curate.db --explain 0a1b2c"
        })
final class CurateCommand implements Callable<Integer> {

    private final Shell shell;

    CurateCommand(Shell shell) {
        this.shell = shell;
    }

    @Option(
            names = "--in",
            paramLabel = "F",
            arity = "1..*",
            description =
                    "Files of chat logs or prompts, and patterns in quotes, such as 'data/**/*.jsonl.gz'. - is standard"
                            + " input, which may not be Parquet.")
    private List<String> in = List.of();

    @Option(
            names = "--field",
            paramLabel = "NAME",
            description = "The key or column that holds the prompt. Default: prompt, else the conversation.")
    private @Nullable String field;

    @Option(names = "--all-turns", description = "Takes every turn of the user, not just the first one.")
    private boolean allTurns;

    @Option(
            names = "--out",
            paramLabel = "F",
            description =
                    "Where selected prompts go, as JSONL: id, prompt, source, language, category, quality, cluster. - is"
                            + " standard output. Like DROPPED it has its name only once it is whole.")
    private @Nullable Path out;

    @Option(
            names = "--dropped",
            paramLabel = "F",
            description =
                    "Where dropped prompts go, as JSONL: id, prompt, reason, keptId, similarity, method, and detail for those"
                            + " that were not selected.")
    private @Nullable Path dropped;

    @Option(
            names = "--report",
            paramLabel = "F.html",
            description =
                    "Where a page to look at goes: what each stage took out, a map, similarities, groups, categories,"
                            + " pairs and times. It shows prompts, and only you may read it.")
    private @Nullable Path report;

    @Option(
            names = "--rejects",
            paramLabel = "F",
            description = "Where rows that cannot be read are listed. Default: OUT.rejects.jsonl, with --out - standard"
                    + " error.")
    private @Nullable Path rejects;

    @Option(
            names = "--duplicate-threshold",
            paramLabel = "X",
            description = "Cosine from which prompts are near duplicates, above 0 up to 1. Default: "
                    + NearDuplicates.DEFAULT_THRESHOLD + ".")
    private float threshold = NearDuplicates.DEFAULT_THRESHOLD;

    @Option(
            names = "--decontaminate",
            paramLabel = "F",
            arity = "1..*",
            description = "Drops what is too near to the questions in these files, under prompt, instruction, text or"
                    + " question.")
    private List<String> evaluation = List.of();

    @Mixin
    private final CurationFilterOptions filters = new CurationFilterOptions();

    @Mixin
    private final CurationEncoderOption encoder = new CurationEncoderOption();

    @Option(
            names = "--index",
            paramLabel = "I",
            description = "How near pairs are searched: auto, exact (finds all) or graph (may miss some; the share is"
                    + " told). Default: auto, the faster one.")
    private IndexKind index = IndexKind.auto;

    @Mixin
    private final CurationSelectionOptions selection = new CurationSelectionOptions();

    @Mixin
    private final CurationJudgeOptions judges = new CurationJudgeOptions();

    @Option(
            names = "--run",
            paramLabel = "F.db",
            description =
                    "Keeps vectors, scores, categories and decisions on disk: the same command goes on after a crash,"
                            + " and another threshold or selection needs no encoding.")
    private @Nullable Path run;

    @Option(
            names = "--explain",
            paramLabel = "ID",
            description = "Tells what the last curation of --run decided on a prompt, and why; without --in.")
    private @Nullable String explain;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compare. Default: one a processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--json",
            description = "Prints a JSON object at the end: read, rejected, filtered, exactDuplicates, nearDuplicates,"
                    + " contaminated, clusters, notSelected, kept, byCategory, byLanguage, seconds, and more.")
    private boolean json;

    @Option(
            names = "--strict",
            description = "Ends with exit code 1 when rows could not be read. The output of the others is written.")
    private boolean strict;

    @Option(names = "--quiet", description = "Shows no progress.")
    private boolean quiet;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final CommonOptions common = new CommonOptions();

    /** As users write them. */
    enum IndexKind {
        auto,
        exact,
        graph
    }

    @Override
    public Integer call() throws IOException {
        if (explain != null) {
            explain(explain);
            return Exit.DONE;
        }
        if (in.isEmpty() || out == null) {
            throw CliException.usage("give --in F and --out F");
        }
        if (json && isDash(out)) {
            throw CliException.usage("--json and --out - would both go to standard output");
        }
        if (isDash(dropped) || isDash(rejects) || isDash(report)) {
            throw CliException.usage("--dropped, --rejects and --report take files, not -");
        }
        Settings settings = settings();
        CurationFiles files = CurationFiles.of(in, evaluation, isDash(out) ? null : out, dropped, rejects, report, run);
        CurationReport done = new CurateJob(shell, files).run(settings, quiet ? Watched.NO : Watched.YES);
        new CurationSummary(shell.err(), done).print();
        if (json) {
            print(CurationSummary.json(done));
        }
        return strict && done.rejected() + done.questionsRejected() > 0 ? Exit.FAILED : Exit.DONE;
    }

    private Settings settings() {
        if (!(threshold > 0 && threshold <= 1)) {
            throw CliException.usage("--duplicate-threshold must be above 0 and at most 1: " + threshold);
        }
        if (threads < 1) {
            throw CliException.usage("--threads must be positive: " + threads);
        }
        if (field != null && field.isBlank()) {
            throw CliException.usage("--field must not be blank");
        }
        if (evaluation.contains("-")) {
            throw CliException.usage("--decontaminate takes files, which are looked at more than once; not -");
        }
        PromptFilters.Builder chosen = filters.choose();
        Supplier<CurationEncoders> encoders = encoder.choose();
        selection.check();
        return new Settings(
                this::reading, encoders, judges.choose(shell), curator -> selection.choose(curating(curator, chosen)));
    }

    private CorpusReader.Builder reading(CorpusReader.Builder reader) {
        if (field != null) {
            reader.field(field);
        }
        return allTurns ? reader.everyTurn() : reader;
    }

    private PromptCurator.Builder curating(PromptCurator.Builder curator, PromptFilters.Builder chosen) {
        curator.duplicateThreshold(threshold).threads(threads).filters(chosen);
        return switch (index) {
            case auto -> curator;
            case exact -> curator.exactIndex();
            case graph -> curator.graphIndex();
        };
    }

    private void explain(String id) throws IOException {
        if (run == null) {
            throw CliException.usage("--explain needs --run F.db, the run that decided");
        }
        if (!in.isEmpty()) {
            throw CliException.usage("--explain tells of a run that has ended; leave --in out");
        }
        CurationDecision decision = Explanation.find(run, id);
        print(json ? Explanation.json(decision) : Explanation.text(decision));
    }

    private void print(String line) throws IOException {
        try (DataOut data = DataOut.open(null, shell)) {
            data.line(line);
            data.commit();
        }
    }

    private static boolean isDash(@Nullable Path path) {
        return path != null && path.toString().equals("-");
    }
}
