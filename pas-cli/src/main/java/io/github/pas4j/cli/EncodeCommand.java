package io.github.pas4j.cli;

import io.github.pas4j.cli.EncodeFile.Encoded;
import io.github.pas4j.cli.EncodeFile.Watched;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pas encode}. */
@Command(
        name = "encode",
        description = "Writes the sentence vectors of a file of prompts as a NumPy array: 32-bit floats, a row of unit"
                + " length for each prompt.",
        sortOptions = false,
        footer = {
            "",
            "Row i of the array is the i-th row that could be read. Rows that could not,",
            "which are listed among the rejects, and blank lines of JSONL have none in it.",
            "A folder that is called like an encoder is given as ./NAME.",
            "",
            "Examples:",
            "  pas encode --in prompts.jsonl --out vectors.npy",
            "  pas encode --in prompts.txt --out vectors.npy --encoder models/sup-simcse",
            "  echo \"Name ideas for a cat café\" | pas encode --in - --out cat.npy --json"
        })
final class EncodeCommand implements Callable<Integer> {

    private final Shell shell;

    EncodeCommand(Shell shell) {
        this.shell = shell;
    }

    @Option(
            names = "--in",
            paramLabel = "F",
            description = "File of prompts: JSONL with a 'prompt' in each row (*.jsonl, *.json, *.ndjson, or beginning"
                    + " with {), else a prompt on each line. - is standard input.")
    private @Nullable Path in;

    @Option(
            names = "--out",
            paramLabel = "F.npy",
            description = "Where the array goes. It has its name only once it is whole. - is standard output.")
    private @Nullable Path out;

    @Mixin
    private final EncoderOption encoder = new EncoderOption();

    @Option(
            names = "--rejects",
            paramLabel = "F",
            description = "Where rows that cannot be read are listed. Default: OUT.rejects.jsonl, with --out - standard"
                    + " error.")
    private @Nullable Path rejects;

    @Option(
            names = "--json",
            description = "Prints a JSON object at the end: rows, dimension, promptsPerSecond (without loading the"
                    + " encoder), rejected, truncated.")
    private boolean json;

    @Option(
            names = "--strict",
            description = "Ends with exit code 1 when rows could not be read. The array of the others is written.")
    private boolean strict;

    @Option(names = "--quiet", description = "Shows no progress.")
    private boolean quiet;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        if (in == null || out == null) {
            throw CliException.usage("give --in F and --out F.npy");
        }
        if (json && isDash(out)) {
            throw CliException.usage("--json and --out - would both go to standard output");
        }
        Supplier<SentenceEncoder> chosen = encoder.choose();
        FileJob files = FileJob.of(isDash(in) ? null : in, isDash(out) ? null : out, rejects);
        Encoded encoded = new EncodeFile(shell, files).run(chosen, quiet ? Watched.NO : Watched.YES);
        new EncodeSummary(shell.err(), encoded).print();
        if (common.verbose()) {
            shell.err().println("Encoder: " + encoded.encoder());
        }
        if (json) {
            printJson(encoded);
        }
        return strict && encoded.counts().unreadable() > 0 ? Exit.FAILED : Exit.DONE;
    }

    private void printJson(Encoded encoded) throws IOException {
        try (DataOut data = DataOut.open(null, shell)) {
            data.line(EncodeSummary.json(encoded));
            data.commit();
        }
    }

    private static boolean isDash(Path path) {
        return path.toString().equals("-");
    }
}
