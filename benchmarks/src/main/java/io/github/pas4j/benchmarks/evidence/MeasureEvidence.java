package io.github.pas4j.benchmarks.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.benchmarks.Jsonl;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures whether complements help a model, and writes the evidence that {@code Target.measured} takes. Whoever answers
 * and judges stands outside: this deals out the messages, reads answers and verdicts back, and counts.
 */
@Command(
        name = "measure-evidence",
        mixinStandardHelpOptions = true,
        description = "Measures whether complements help a model: messages, then judging, then table.",
        subcommands = {MeasureEvidence.Messages.class, MeasureEvidence.Judging.class, MeasureEvidence.Table.class})
public final class MeasureEvidence {

    private MeasureEvidence() {}

    /** Runs one step and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(System.err, args));
    }

    static int run(PrintStream err, String... args) {
        return new CommandLine(new MeasureEvidence())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println("measure-evidence: " + e.getMessage());
                    return 1;
                })
                .execute(args);
    }

    /** Step 1. */
    @Command(
            name = "messages",
            description =
                    "Deals out what is to be answered: DIR/messages/answerer-K.jsonl, {id, messages} in each row."
                            + " Put the answers into DIR/answers/*.jsonl, {id, answer} in each row. Show an answerer nothing else.")
    static final class Messages implements Callable<Integer> {
        @Option(
                names = "--in",
                required = true,
                description = "JSONL: id, intent, language, prompt, complement, [placement: after|before|system].")
        private Path in = Path.of("");

        @Option(names = "--dir", required = true, description = "Folder of this round.")
        private Path dir = Path.of("");

        @Option(names = "--answerers", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
        private int answerers;

        @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
        private long seed;

        @Override
        public Integer call() throws IOException {
            List<Comparison> comparisons = Comparison.read(in);
            Files.createDirectories(dir);
            new Rounds(dir, seed).messages(comparisons, answerers);
            Files.copy(in, dir.resolve("comparisons.jsonl"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            System.out.println(comparisons.size() + " prompts, " + 2 * comparisons.size() + " answers to give");
            return 0;
        }
    }

    /** Step 2. */
    @Command(
            name = "judging",
            description = "Deals out what is to be judged, blind and in both orders: DIR/judging/judge-K.jsonl,"
                    + " {id, prompt, first, second} in each row. Put the verdicts into DIR/verdicts/*.jsonl,"
                    + " {id, verdict: first|second|tie} in each row.")
    static final class Judging implements Callable<Integer> {
        @Option(names = "--dir", required = true, description = "Folder of this round.")
        private Path dir = Path.of("");

        @Option(names = "--judges", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
        private int judges;

        @Option(names = "--seed", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
        private long seed;

        @Override
        public Integer call() throws IOException {
            List<Comparison> comparisons = Comparison.read(dir.resolve("comparisons.jsonl"));
            int answered = new Rounds(dir, seed).judging(comparisons, judges);
            System.out.println(answered + " of " + comparisons.size() + " prompts have both answers, " + 2 * answered
                    + " judgements to give");
            return 0;
        }
    }

    /** Step 3. */
    @Command(
            name = "table",
            description = "Counts the verdicts of one or more rounds and writes the evidence. Prompts without both"
                    + " judgements are left out and counted.")
    static final class Table implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of rounds.")
        private List<Path> dirs = List.of();

        @Option(names = "--out", description = "Where the evidence goes (JSONL). Default: nowhere.")
        private Path out = Path.of("");

        @Option(names = "--answering-model", defaultValue = "not stated")
        private String answeringModel = "";

        @Option(names = "--judging-model", defaultValue = "not stated")
        private String judgingModel = "";

        @Option(names = "--date", description = "ISO 8601. Default: today.")
        private String date = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();

        @Option(names = "--prompts", description = "Also lists each prompt's result.")
        private boolean prompts;

        @Override
        public Integer call() throws IOException {
            Verdicts verdicts = new Verdicts();
            for (Path dir : dirs) {
                verdicts.read(dir);
            }
            Map<String, Tally> byIntent = verdicts.by(Comparison::group);
            System.out.println("| | prompts | win : loss : tie | win share without ties | answer length |");
            System.out.println("| --- | --- | --- | --- | --- |");
            byIntent.forEach(Table::line);
            verdicts.by(Comparison::language).forEach((language, tally) -> line("all " + language, tally));
            verdicts.by(comparison -> "all").forEach(Table::line);
            if (verdicts.incomplete() > 0) {
                System.out.println(verdicts.incomplete() + " prompts without two judgements left out");
            }
            if (prompts) {
                verdicts.lines().forEach(System.out::println);
            }
            if (!out.toString().isEmpty()) {
                Jsonl.write(out, evidence(byIntent));
            }
            return 0;
        }

        private static void line(String name, Tally tally) {
            double[] interval = tally.interval();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d : %d : %d | %.0f %% [%.0f, %.0f] | %+.0f %% |%n",
                    name,
                    tally.prompts(),
                    tally.wins(),
                    tally.losses(),
                    tally.ties(),
                    100 * tally.winShare(),
                    100 * interval[0],
                    100 * interval[1],
                    100 * (tally.lengthRatio() - 1));
        }

        private List<ObjectNode> evidence(Map<String, Tally> byIntent) {
            List<ObjectNode> rows = new ArrayList<>();
            byIntent.forEach((intent, tally) -> rows.add(Jsonl.object()
                    .put("intent", intent)
                    .put("wins", tally.wins())
                    .put("losses", tally.losses())
                    .put("ties", tally.ties())
                    .put("prompts", tally.prompts())
                    .put("answeringModel", answeringModel)
                    .put("judgingModel", judgingModel)
                    .put("date", date)));
            return rows;
        }
    }
}
