package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed at random moments, in a JVM of its own, pays for nothing twice but what was on its way. */
class GenerateResumeTest {

    private static final int KILLS = Integer.getInteger("pas.kills", 6);
    private static final int PROMPTS = Integer.getInteger("pas.pairs", 400);
    private static final int CONCURRENCY = 4;

    @TempDir
    Path folder;

    @BeforeEach
    void prompts() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= PROMPTS; i++) {
            rows.add("{\"id\": \"row-" + i + "\", \"prompt\": \"Tell me of item " + i + ".\", \"category\": \"c"
                    + (i % 3) + "\"}");
        }
        Files.write(folder.resolve("in.jsonl"), rows);
    }

    private Process start(PairModel model, String name) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Runtime.version().feature() >= 22) { // which warns of native code otherwise
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(
                Pas.class.getName(),
                "generate",
                "--in",
                folder.resolve("in.jsonl").toString(),
                "--run",
                folder.resolve(name + ".db").toString(),
                "--out",
                folder.resolve(name + ".jsonl").toString(),
                "--model",
                "m",
                "--base-url",
                model.url(),
                "--concurrency",
                String.valueOf(CONCURRENCY),
                "--include-quarantined",
                "--quiet"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        builder.environment().remove("OPENAI_API_KEY");
        builder.redirectError(folder.resolve(name + ".err").toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private void whole(PairModel model, String name) throws Exception {
        int code = start(model, name).waitFor();
        assertThat(code)
                .as(Files.readString(folder.resolve(name + ".err"), StandardCharsets.UTF_8))
                .isZero();
    }

    @Test
    void aKilledRunPaysForNothingTwiceAndEndsAsIfNothingHadHappened() throws Exception {
        long span;
        int paid;
        try (PairModel model = new PairModel()) {
            long begin = System.nanoTime();
            whole(model, "undisturbed");
            span = System.nanoTime() - begin;
            paid = model.answers();
            assertThat(model.repeated()).isZero();
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (PairModel model = new PairModel()) {
            int killed = 0;
            List<Integer> answers = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                Process process = start(model, "killed");
                if (!process.waitFor((long) (random.nextDouble() * span), TimeUnit.NANOSECONDS)) {
                    killed++;
                }
                process.toHandle().destroyForcibly();
                process.waitFor();
                answers.add(model.answers());
            }
            whole(model, "killed");
            String what = "seed " + seed + ", " + killed + " killed, answers after each: " + answers + " of " + paid
                    + ", " + model.repeated() + " repeated";
            System.out.println("generate, killed: " + what);
            assertThat(killed).as(what).isPositive();
            assertThat(model.repeated()).as(what).isLessThanOrEqualTo(killed * CONCURRENCY);
            assertThat(model.answers() - model.repeated()).as(what).isEqualTo(paid);
            assertThat(folder.resolve("killed.jsonl"))
                    .as(what)
                    .hasSameBinaryContentAs(folder.resolve("undisturbed.jsonl"));
        }
    }
}
