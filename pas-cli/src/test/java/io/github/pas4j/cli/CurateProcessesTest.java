package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pas curate} in processes of their own, with a run that another one has and on a disk that is full. */
class CurateProcessesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** More than a pipe and the buffers behind it hold. */
    private static final int LONG = 40_000;

    /** Runs a command on a disk of the first size, then again on one of the second. */
    private static final String ON_A_SMALL_DISK =
            "mount -t tmpfs -o size=1500k tmpfs \"$1\" || exit 77; disk=$1; shift;"
                    + " \"$@\" >&2; echo \"code $?\" >&2; mount -o remount,size=64m tmpfs \"$disk\" || exit 78; exec \"$@\"";

    @TempDir
    Path folder;

    @Test
    void aSecondProcessIsToldWhoHasTheRunAndDisturbsNothing() throws Exception {
        Path run = folder.resolve("run.db");
        Path out = folder.resolve("first.jsonl");
        Process first = PasProcess.of("curate", "--in", "-", "--out", out.toString(), "--run", run.toString(), "--json")
                .redirectError(folder.resolve("first.err").toFile())
                .start();
        try (OutputStream in = first.getOutputStream()) {
            in.write("Name a bird that swims\n".getBytes(StandardCharsets.UTF_8));
            byte[] same = "Name a bird that flies\n".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < LONG; i++) {
                in.write(same); // goes through once the run is open and prompts are read
            }
            in.flush();
            Path other = Files.writeString(folder.resolve("in.txt"), "Name a fish\n");
            Process second = PasProcess.of(
                            "curate",
                            "--in",
                            other.toString(),
                            "--out",
                            folder.resolve("second.jsonl").toString(),
                            "--run",
                            run.toString())
                    .start();
            String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor()).as(said).isEqualTo(1);
            assertThat(said.lines())
                    .singleElement()
                    .asString()
                    .startsWith("pas curate: run store " + run.toRealPath() + ": it is in use by pid " + first.pid()
                            + " since ");
            assertThat(folder.resolve("second.jsonl")).doesNotExist();
        }
        JsonNode summary = JSON.readTree(first.getInputStream().readAllBytes());
        assertThat(first.waitFor()).isZero();
        assertThat(summary.get("read").asInt()).isEqualTo(LONG + 1);
        assertThat(summary.get("exactDuplicates").asInt()).isEqualTo(LONG - 1);
        assertThat(out).content().contains("swims", "flies");
    }

    @Test
    void aFullDiskIsNamedAndTheSameCommandGoesOnOnceThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mounts(disk), "this system does not let us mount a small disk");
        StringBuilder prompts = new StringBuilder();
        for (int i = 0; i < 800; i++) {
            prompts.append("Tell me about the number ").append(i).append(" please\n");
        }
        Path in = Files.writeString(folder.resolve("in.txt"), prompts);
        Path out = folder.resolve("out.jsonl");
        Path run = disk.resolve("run.db");
        List<String> launcher = List.of("unshare", "-m", "--", "sh", "-c", ON_A_SMALL_DISK, "sh", disk.toString());
        Path said = folder.resolve("said");
        Process process = PasProcess.of(
                        launcher,
                        "curate",
                        "--in",
                        in.toString(),
                        "--out",
                        out.toString(),
                        "--run",
                        run.toString(),
                        "--json",
                        "--quiet")
                .redirectError(said.toFile())
                .start();
        byte[] last = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        assertThat(Files.readAllLines(said).subList(0, 2))
                .containsExactly(
                        "pas curate: run store " + run
                                + ": writing results failed: the disk is full (SQLITE_FULL); what was recorded before is safe",
                        "code 1");
        JsonNode summary = JSON.readTree(last);
        assertThat(summary.get("read").asInt()).isEqualTo(800);
        assertThat(summary.get("encoded").asInt())
                .as("after the batch that did fit")
                .isEqualTo(800 - 512);
        assertThat(Files.readAllLines(out)).hasSize(summary.get("kept").asInt());
    }

    private static boolean mounts(Path disk) throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-m", "--", "mount", "-t", "tmpfs", "tmpfs", disk.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
