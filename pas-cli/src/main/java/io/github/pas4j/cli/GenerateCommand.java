package io.github.pas4j.cli;

import io.github.pas4j.FewShotGenerator;
import io.github.pas4j.Target;
import io.github.pas4j.datagen.PairForecast;
import io.github.pas4j.datagen.PairPipeline;
import io.github.pas4j.datagen.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pas generate}. */
@Command(
        name = "generate",
        description =
                "Makes verified pairs of prompts: a model writes a complement, a critic judges it, and it is written"
                        + " again until it is right. Every answer is kept in --run: what was stopped goes on where it was,"
                        + " and nothing is paid for twice.",
        sortOptions = false,
        footer = {
            "",
            "Exit code 3: stopped at a cap; the same command with a higher one goes on.",
            "",
            "Examples:",
            "  pas generate --in prompts.jsonl --run pairs.db --forecast --price-in 0.15 --price-out 0.60",
            "  pas generate --in prompts.jsonl --run pairs.db --out pairs.jsonl --quota 640 --budget-tokens 20000000"
                    + " --report report.html",
            "  echo 'Name my café.' | pas generate --in - --run café.db --out - --client ollama --model llama3.1"
        })
final class GenerateCommand implements Callable<Integer> {

    private static final int SAMPLE = 10;

    private final Shell shell;

    GenerateCommand(Shell shell) {
        this.shell = shell;
    }

    @Option(
            names = "--in",
            paramLabel = "F",
            description =
                    "JSONL with a prompt in each row, and id and category where it has them; or text with a prompt on"
                            + " each line. - is standard input.")
    private @Nullable Path in;

    @Option(names = "--run", paramLabel = "F.db", description = "Where the run is kept. Required.")
    private @Nullable Path run;

    @Option(
            names = "--out",
            paramLabel = "F",
            description = "Where accepted pairs go, as JSONL: id, prompt, complement (null where silence is right),"
                    + " category, attempts, state. - is standard output.")
    private @Nullable Path out;

    @Option(
            names = "--include-quarantined",
            description = "Writes the other prompts, too, with reason and history; state tells them apart.")
    private boolean includeQuarantined;

    @Option(
            names = "--rejects",
            paramLabel = "F",
            description = "Where rows that cannot be read are listed. Default: OUT.rejects.jsonl, with --out - standard"
                    + " error.")
    private @Nullable Path rejects;

    @Option(
            names = "--report",
            paramLabel = "F.html",
            description =
                    "Where a page about the run goes: what became of the prompts, attempts, why tries were refused,"
                            + " lengths, examples, costs, answers over time. Also of a run that has ended or was stopped at a cap.")
    private @Nullable Path report;

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final CriticOptions critic = new CriticOptions();

    @Mixin
    private final PairBudgetOptions budget = new PairBudgetOptions();

    @Option(
            names = "--target",
            paramLabel = "strong|basic|FILE",
            description =
                    "How strong the model is that complements are for: basic as in the paper, strong (mostly silence),"
                            + " or FILE with evidence of your own (JSONL). Default: basic.")
    private String target = "basic";

    @Option(
            names = "--template",
            paramLabel = "F",
            description = "Says that the generator was fine-tuned, and with what: text with {prompt} or {prompt:json}."
                    + " Without, it is any model, which is shown golden pairs.")
    private @Nullable Path template;

    @Mixin
    private final GoldenOption golden = new GoldenOption();

    @Option(
            names = "--classify",
            description =
                    "Tells the category of rows that have none, by the bundled classifier; some milliseconds a prompt.")
    private boolean classify;

    @Option(
            names = "--quota",
            paramLabel = "[CATEGORY=]N",
            description = "How many pairs each category needs, or one of them; may be given often. What comes after is"
                    + " surplus and costs nothing. Default: all.")
    private List<String> quotas = new ArrayList<>();

    @Option(
            names = "--silence-share",
            paramLabel = "X",
            description = "Share of silence among the pairs of a category, 0 to 1. Default: "
                    + PairPipeline.DEFAULT_SILENCE_SHARE + ".")
    private double silenceShare = PairPipeline.DEFAULT_SILENCE_SHARE;

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            description = "How often a complement is written for a prompt. Default: "
                    + PairPipeline.DEFAULT_MAX_ATTEMPTS + ".")
    private int maxAttempts = PairPipeline.DEFAULT_MAX_ATTEMPTS;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description =
                    "Calls that a model has before it at once. Default: " + PairPipeline.DEFAULT_CONCURRENCY + ".")
    private int concurrency = PairPipeline.DEFAULT_CONCURRENCY;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description =
                    "Most tokens of a complement's answer; a model that thinks before it answers needs more. Default: "
                            + FewShotGenerator.DEFAULT_MAX_TOKENS + ".")
    private int maxTokens = FewShotGenerator.DEFAULT_MAX_TOKENS;

    @Option(
            names = "--provider-temperature",
            description = "Asks for no temperature, for models that refuse to be told. Default: it is 0.")
    private boolean providerTemperature;

    @Option(
            names = "--timeout",
            paramLabel = "T",
            converter = DurationConverter.class,
            description = "Time for one answer, retries included, such as 90s. Default: 2m.")
    private Duration timeout = Duration.ofMinutes(2);

    @Option(
            names = "--forecast",
            description = "Works on " + SAMPLE
                    + " prompts (whose answers serve the run), tells what all will take, and stops. Writes neither"
                    + " pairs nor report.")
    private boolean forecast;

    @Option(
            names = "--allow-other-settings",
            description = "Goes on with a run that was begun with another template, model, target or quota.")
    private boolean allowOtherSettings;

    @Option(names = "--retry-unanswered", description = "Tries those again to which the models gave no answer.")
    private boolean retryUnanswered;

    @Option(
            names = "--json",
            description =
                    "Prints a JSON object at the end: prompts, accepted, quarantined, unverified, surplus, pending,"
                            + " generatorCalls, criticCalls, promptTokens, completionTokens, seconds, and more.")
    private boolean json;

    @Option(names = "--strict", description = "Ends with exit code 1 when rows could not be read.")
    private boolean strict;

    @Option(names = "--quiet", description = "Shows no progress.")
    private boolean quiet;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        Path from = in;
        Path store = run;
        if (from == null || store == null || (out == null && !forecast)) {
            throw CliException.usage("give --in F, --run F.db and --out F (or --forecast)");
        }
        if (json && out != null && isDash(out)) {
            throw CliException.usage("--json and --out - would both go to standard output");
        }
        if (report != null && isDash(report)) {
            throw CliException.usage("--report takes a file, not -");
        }
        ClientChoice writer = client.choice();
        ClientChoice judge = critic.choice(writer);
        GenerateJob.Settings settings = new GenerateJob.Settings(
                writer,
                judge,
                timeout,
                budget.budget(writer.modelName(shell), judge.modelName(shell)),
                golden.read(GoldenOption.Use.EXAMPLES, shell.err()),
                Optional.ofNullable(template).map(OwnFile::existing),
                maxTokens,
                providerTemperature ? GenerateJob.Temperature.OF_PROVIDER : GenerateJob.Temperature.ZERO,
                classify ? GenerateJob.Categories.CLASSIFIED : GenerateJob.Categories.AS_GIVEN,
                this::configured);
        FileJob files = FileJob.of(isDash(from) ? null : from, out == null || isDash(out) ? null : out, rejects);
        refuseSame(store, files, report);
        GenerateJob job = new GenerateJob(shell, files, store, report, settings);
        if (forecast) {
            return told(job.forecast(SAMPLE));
        }
        GenerateJob.Rows rows = includeQuarantined ? GenerateJob.Rows.ALL : GenerateJob.Rows.ACCEPTED;
        RunSummary summary = job.run(rows, quiet ? GenerateJob.Watched.NO : GenerateJob.Watched.YES, this::tell);
        return switch (summary.ending()) {
            case AT_CAP -> Exit.AT_CAP;
            case INTERRUPTED -> Exit.FAILED;
            case FINISHED -> neverAnswered(summary) || (strict && job.unreadable() > 0) ? Exit.FAILED : Exit.DONE;
        };
    }

    private static boolean neverAnswered(RunSummary summary) {
        return summary.unverified() == summary.prompts() && summary.generatorCalls() == 0;
    }

    private void tell(RunSummary summary) throws IOException {
        if (json) {
            print(PairReport.json(summary));
        }
    }

    private int told(PairForecast found) throws IOException {
        if (json) {
            print(PairReport.json(found));
        }
        return Exit.DONE;
    }

    private Target target() {
        return switch (target) {
            case "basic" -> Target.basic();
            case "strong" -> Target.strong();
            default -> Target.measured(OwnFile.existing(Path.of(target)));
        };
    }

    private PairPipeline.Builder configured(PairPipeline.Builder pipeline) {
        try {
            pipeline.target(target())
                    .maxAttempts(maxAttempts)
                    .concurrency(concurrency)
                    .silenceShare(silenceShare);
            new PairQuotas(quotas).apply(pipeline);
        } catch (IllegalArgumentException e) {
            throw CliException.usage(OneLine.of(e.getMessage()));
        }
        if (allowOtherSettings) {
            pipeline.allowOtherSettings();
        }
        return retryUnanswered ? pipeline.retryUnanswered() : pipeline;
    }

    private void print(String line) throws IOException {
        try (DataOut data = DataOut.open(null, shell)) {
            data.line(line);
            data.commit();
        }
    }

    private static void refuseSame(Path store, FileJob files, @Nullable Path report) {
        String unfinished = "--out (as long as it is unfinished)";
        FileJob.refuseSame(store, "--run", files.in(), "--in");
        FileJob.refuseSame(store, "--run", files.out(), "--out");
        FileJob.refuseSame(store, "--run", FileJob.partOf(files.out()), unfinished);
        FileJob.refuseSame(store, "--run", files.rejects(), "--rejects");
        FileJob.refuseSame(report, "--report", store, "--run");
        FileJob.refuseSame(report, "--report", files.in(), "--in");
        FileJob.refuseSame(report, "--report", files.out(), "--out");
        FileJob.refuseSame(report, "--report", FileJob.partOf(files.out()), unfinished);
        FileJob.refuseSame(report, "--report", files.rejects(), "--rejects");
    }

    private static boolean isDash(Path path) {
        return path.toString().equals("-");
    }
}
