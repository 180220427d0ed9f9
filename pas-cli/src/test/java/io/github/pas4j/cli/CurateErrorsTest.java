package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pas4j.runs.RunStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pas curate} cannot do it says in one line, and leaves what was there. */
class CurateErrorsTest {

    @TempDir
    Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");
    private Path run = Path.of("");

    @BeforeEach
    void files() throws IOException {
        in = Files.writeString(folder.resolve("in.jsonl"), "{\"id\":\"a\",\"prompt\":\"Name a cat\"}\n");
        out = Files.writeString(folder.resolve("out.jsonl"), "old");
        run = folder.resolve("run.db");
    }

    @AfterEach
    void whatWasThereIsStillThere() throws IOException {
        assertThat(out).hasContent("old");
        assertThat(in).hasContent("{\"id\":\"a\",\"prompt\":\"Name a cat\"}");
        assertThat(folder.resolve("out.jsonl.part")).doesNotExist();
    }

    private static Run.Result pas(String... args) {
        return Run.with().pas(args);
    }

    private void fails(String message, String... more) {
        Run.Result result = curate(in, more);
        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(result.messages()).hasSize(1);
        assertThat(result.err()).startsWith("pas curate: ").contains(message);
        assertThat(result.out()).isEmpty();
    }

    private Run.Result curate(Path from, String... more) {
        List<String> args = new ArrayList<>(List.of("curate", "--in", from.toString(), "--out", out.toString()));
        args.addAll(List.of(more));
        return pas(args.toArray(String[]::new));
    }

    private static void isWrongUsage(String message, String... args) {
        Run.Result result = pas(args);
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.messages()).hasSize(2);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }

    private void isRefused(String message, String... more) {
        List<String> args = new ArrayList<>(List.of("curate", "--in", in.toString(), "--out", out.toString()));
        args.addAll(List.of(more));
        isWrongUsage(message, args.toArray(String[]::new));
    }

    @Test
    void inAndOutAreNeeded() {
        isWrongUsage("give --in F and --out F", "curate", "--in", in.toString());
        isWrongUsage("give --in F and --out F", "curate", "--out", out.toString());
        isWrongUsage("would both go to standard output", "curate", "--in", in.toString(), "--out", "-", "--json");
        isRefused("--decontaminate takes files", "--decontaminate", "-");
        isRefused("--report take files, not -", "--report", "-");
    }

    @Test
    void aReportThatCannotBeWrittenIsFoundBeforeTheWorkBegins() throws IOException {
        String[] before = folder.toFile().list();
        fails("cannot write " + folder + ": it is a folder", "--report", folder.toString(), "--run", run.toString());
        String nowhere = folder.resolve("nowhere/report.html").toString();
        fails("cannot write " + nowhere + ": no such file or folder", "--report", nowhere, "--run", run.toString());
        String within = in.resolve("report.html").toString();
        fails("cannot write " + within + ": ", "--report", within, "--run", run.toString());
        String tooLong = folder.resolve("r".repeat(240) + ".html").toString();
        fails("cannot write " + tooLong + ": ", "--report", tooLong, "--run", run.toString());
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(before);

        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        assumeTrue(readOnly.toFile().setWritable(false)
                && !Files.isWritable(readOnly)); // the superuser may write anywhere
        String inside = readOnly.resolve("report.html").toString();
        fails("cannot write " + inside + ": permission denied", "--report", inside, "--run", run.toString());
        assertThat(run).doesNotExist();
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        for (String threshold : List.of("0", "-0.5", "1.01", "NaN")) {
            isRefused("--duplicate-threshold must be above 0 and at most 1", "--duplicate-threshold", threshold);
        }
        isRefused("--threads must be positive: 0", "--threads", "0");
        isRefused("--min-tokens must not be negative", "--min-tokens", "-1");
        isRefused("--max-tokens must be positive", "--max-tokens", "0");
        isRefused("--min-tokens 9 is above --max-tokens 8", "--min-tokens", "9", "--max-tokens", "8");
        isRefused("--max-toxicity must be from 0 to 1: 1.5", "--max-toxicity", "1.5");
        isRefused("--language takes codes such as en,zh: 'english'", "--language", "en,english");
        isRefused("there is no encoder 'bge'", "--encoder", "bge");
        isRefused("--pooling needs --encoder with a folder", "--pooling", "cls");
        isRefused("--index", "--index", "best");
        isRefused("--size must be positive: 0", "--size", "0");
    }

    @Test
    void theSameFileTwiceIsRefused() {
        isRefused("--dropped and --out are the same file", "--dropped", out.toString());
        isRefused("--rejects and --in are the same file", "--rejects", in.toString());
        isRefused("--report and --out are the same file", "--report", out.toString());
        isRefused("--run and --out are the same file", "--run", out.toString());
        isRefused("--out and --decontaminate are the same file", "--decontaminate", out.toString());
        isWrongUsage(
                "--out and --in are the same file", "curate", "--in", in.toString(), "--out", folder + "/./in.jsonl");
        isWrongUsage(
                "--out and --in are the same file", "curate", "--in", folder + "/*.jsonl", "--out", out.toString());
        isWrongUsage(
                "--rejects and --in are the same file",
                "curate",
                "--in",
                folder + "/*.rejects.jsonl",
                "--out",
                out.toString());
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        fails("none.jsonl: does not exist", "--in", folder + "/none.jsonl");
        fails("*.gz: matches no file", "--in", folder + "/*.gz");
        fails("is a folder", "--in", folder.toString());
        Run.Result stream = Run.with()
                .in("PAR1 and nothing else")
                .pas("curate", "--in", "-", "--out", out.toString(), "--run", run.toString());
        assertThat(stream.code()).isEqualTo(1);
        assertThat(stream.messages()).containsExactly("pas curate: stdin: is Parquet, which is read from a file alone");
        Path csv = Files.writeString(folder.resolve("no.csv"), "a,b\n1,2\n");
        fails(csv.toString(), "--in", csv.toString());
        Path parquet =
                Files.write(folder.resolve("no.parquet"), "PAR1 and nothing else".getBytes(StandardCharsets.UTF_8));
        fails(parquet.toString(), "--in", parquet.toString());
        fails("none: does not exist", "--decontaminate", folder + "/none");
        Path unfit = Files.writeString(folder.resolve("unfit.jsonl"), "{\"q\":\"cat\"}\n");
        fails("no row has a question under prompt, instruction, text, question", "--decontaminate", unfit.toString());
        fails("cannot read " + folder + "/model: no such file or folder", "--encoder", folder + "/model");
    }

    @Test
    void filesThatCannotBeWrittenAreNamedBeforeTheLongWork() throws IOException {
        fails("cannot write " + folder + ": it is a folder", "--dropped", folder.toString());
        fails("cannot write " + folder + "/no/d.jsonl: no such file or folder", "--dropped", folder + "/no/d.jsonl");
        fails("does not exist", "--run", folder + "/no/run.db");
        Path text =
                Files.writeString(folder.resolve("text.db"), "This is no run store, but a text that is long enough.");
        fails("run store " + text.toRealPath(), "--run", text.toString());
        assertThat(text).hasContent("This is no run store, but a text that is long enough.");
    }

    @Test
    void aFolderThatMayNotBeWrittenIsNamed() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assertThat(locked.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(locked), "whoever runs this may write everywhere");
        fails("cannot write " + locked + "/d.jsonl: permission denied", "--dropped", locked + "/d.jsonl");
        fails("run store " + locked.toRealPath(), "--run", locked + "/run.db");
    }

    @Test
    void aFullDiskIsNamedWithTheFile() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
        Run.Result result =
                pas("curate", "--in", in.toString(), "--out", "/dev/full", "--run", run.toString(), "--quiet");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("pas curate: cannot write /dev/full: No space left on device; " + run + " has all");
    }

    @Test
    void aRunIsOneProcesssAndOneEncoders() throws IOException {
        try (RunStore held = RunStore.sqlite(run)) {
            fails("run store " + held.file() + ": it is in use by", "--run", run.toString());
        }
        Path kept = folder.resolve("kept.jsonl");
        assertThat(pas("curate", "--in", in.toString(), "--out", kept.toString(), "--run", run.toString())
                        .code())
                .isZero();
        fails(
                "this run was begun with encoder = bge-small-en for English, bge-small-zh for Chinese, not minilm for all",
                "--run",
                run.toString(),
                "--encoder",
                "minilm");
        assertThat(kept).isNotEmptyFile();
    }

    @Test
    void explainAsksARunThatIsThereForAPromptThatItHad() throws IOException {
        isWrongUsage("--explain needs --run", "curate", "--explain", "a");
        isRefused("leave --in out", "--explain", "a", "--run", run.toString());
        Run.Result none = pas("curate", "--explain", "a", "--run", run.toString());
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.messages()).containsExactly("pas curate: cannot read " + run + ": no such file or folder");
        assertThat(run).doesNotExist();
        RunStore.sqlite(run).close();
        assertThat(pas("curate", "--explain", "a", "--run", run.toString()).err())
                .contains("has decided nothing yet");
        Path kept = folder.resolve("kept.jsonl");
        assertThat(pas("curate", "--in", in.toString(), "--out", kept.toString(), "--run", run.toString())
                        .code())
                .isZero();
        Run.Result unknown = pas("curate", "--explain", "zzz", "--run", run.toString());
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.messages()).hasSize(1);
        assertThat(unknown.err()).contains("had no prompt with the id 'zzz'");
    }
}
