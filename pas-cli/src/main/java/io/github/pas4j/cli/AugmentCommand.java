package io.github.pas4j.cli;

import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.Outcome;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.cli.AugmentFile.Watched;
import io.github.pas4j.cli.Augmenters.Settings;
import io.github.pas4j.cli.GeneratorOption.Chosen;
import io.github.pas4j.cli.GeneratorOption.Kind;
import io.github.pas4j.cli.GoldenOption.Use;
import io.github.pas4j.embedded.EmbeddedPas;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pas augment}. */
@Command(
        name = "augment",
        description = "Augments one prompt, or each prompt of a file.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  pas augment \"Name ideas for a cat café\"",
            "  pas augment --in prompts.jsonl --out augmented.jsonl",
            "  pas augment --in prompts.txt --target basic | jq -r .text",
            "  pas augment --golden mine.jsonl --evidence measured.jsonl \"Name a cat\"",
            "  pas augment --generator few-shot --client ollama --model llama3.1 \"Name a cat\"",
            "A prompt that begins with a dash goes after '--'."
        })
final class AugmentCommand implements Callable<Integer> {

    private final Shell shell;
    private final Augmenters embedded;

    AugmentCommand(Shell shell, Augmenters embedded) {
        this.shell = shell;
        this.embedded = embedded;
    }

    @Parameters(arity = "0..1", paramLabel = "PROMPT", description = "The prompt; - reads it from standard input.")
    private @Nullable String prompt;

    @Option(
            names = "--in",
            paramLabel = "F",
            description = "File of prompts: JSONL with a 'prompt' in each row (*.jsonl, *.json, *.ndjson, or beginning"
                    + " with {), else a prompt on each line. - is standard input.")
    private @Nullable Path in;

    @Option(names = "--out", paramLabel = "F", description = "Where results go. Default: standard output (-).")
    private @Nullable Path out;

    @Option(
            names = "--rejects",
            paramLabel = "F",
            description =
                    "Where rows that cannot be read are listed. Default: OUT.rejects.jsonl, without --out standard"
                            + " error.")
    private @Nullable Path rejects;

    @Option(names = "--json", description = "Prints a JSON object instead of the text. Files always give JSONL.")
    private boolean json;

    @Option(names = "--strict", description = "Ends with exit code 1 when rows could not be read.")
    private boolean strict;

    @Mixin
    private final GeneratorOption generator = new GeneratorOption();

    @Mixin
    private final TargetOption target = new TargetOption();

    @Mixin
    private final GoldenOption golden = new GoldenOption();

    @Option(
            names = "--timeout",
            paramLabel = "T",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "Time for each prompt, a model's answer included, such as 500ms or 2m. Default: 30s.")
    private Duration timeout = EmbeddedPas.DEFAULT_TIMEOUT;

    @Option(names = "--threads", paramLabel = "N", description = "Prompts at once. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "Shows no progress.")
    private boolean quiet;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        if (prompt == null && in == null) {
            throw CliException.usage("give a PROMPT or --in F");
        }
        if (prompt != null && in != null) {
            throw CliException.usage("give a PROMPT or --in F, not both");
        }
        if (threads < 1) {
            throw CliException.usage("--threads must be positive: " + threads);
        }
        Chosen chosen = generator.choose(shell, embedded);
        return prompt == null ? file(chosen) : one(prompt, chosen);
    }

    private int one(String argument, Chosen chosen) throws IOException {
        if (rejects != null) {
            throw CliException.usage("--rejects needs --in");
        }
        String text = PromptArgument.read(argument, shell.in());
        try (PasAugmenter augmenter = chosen.augmenters().open(settings(chosen));
                DataOut data = DataOut.open(unlessDash(out), shell)) {
            AugmentedPrompt result = augmenter.augment(text);
            data.line(json ? ResultJson.of(result) : result.text());
            data.commit();
            String hint = chosen.kind() == Kind.FINE_TUNED ? "" : Words.hint(result, target);
            shell.err().println("pas: " + Words.line(result, target) + hint);
            boolean unanswered = result.outcome() == Outcome.FAILED || result.outcome() == Outcome.TIMED_OUT;
            return chosen.kind().asksModel() && unanswered ? Exit.FAILED : Exit.DONE;
        }
    }

    private Settings settings(Chosen chosen) {
        return new Settings(
                target.read(),
                timeout,
                threads,
                golden.read(chosen.kind() == Kind.EMBEDDED ? Use.RETRIEVAL : Use.EXAMPLES, shell.err()));
    }

    private int file(Chosen chosen) throws IOException {
        FileJob files = FileJob.of(unlessDash(in), unlessDash(out), rejects);
        long begin = System.nanoTime();
        Tally tally = new AugmentFile(shell, files)
                .run(chosen.augmenters(), settings(chosen), quiet ? Watched.NO : Watched.YES);
        Summary summary = new Summary(shell.err(), tally);
        summary.print((System.nanoTime() - begin) / 1e9);
        if (common.verbose()) {
            summary.printCategories();
        }
        chosen.lost(tally).ifPresent(why -> {
            throw CliException.failed(why, null); // what there is has been written
        });
        return strict && tally.unreadable() > 0 ? Exit.FAILED : Exit.DONE;
    }

    private static @Nullable Path unlessDash(@Nullable Path path) {
        return path == null || path.toString().equals("-") ? null : path;
    }
}
