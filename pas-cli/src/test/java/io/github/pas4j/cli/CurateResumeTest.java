package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.runs.RunStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A curation that is killed at random moments, in a JVM of its own, loses nothing that it had computed. */
class CurateResumeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KILLS = Integer.getInteger("pas.kills", 8);
    /** Many kills are spread over many batches of 512. */
    private static final int ENGLISH = KILLS <= 8 ? 700 : 8_000;

    private static final int CHINESE = 60;
    private static final int LOOK_MILLIS = 10;

    @TempDir
    Path folder;

    private Path in = Path.of("");
    private Path run = Path.of("");

    @BeforeEach
    void prompts() throws IOException {
        in = folder.resolve("in.txt");
        run = folder.resolve("run.db");
        List<String> animals = List.of("otters", "herons", "badgers", "lynxes", "newts", "storks", "moles", "hares");
        List<String> verbs =
                List.of("hunt", "sleep", "nest", "swim", "hide", "sing", "travel", "learn", "play", "wait");
        List<String> places =
                List.of("rivers", "deserts", "cities", "caves", "forests", "islands", "meadows", "marshes");
        List<String> lines = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < ENGLISH; i++) {
            lines.add("Why do " + pick(animals, random) + " " + pick(verbs, random) + " near " + pick(places, random)
                    + " and " + pick(places, random) + " while " + pick(animals, random) + " " + pick(verbs, random)
                    + "?");
        }
        List<String> things = List.of("春天", "大海", "山", "雪", "月亮", "老师", "火车", "茶", "城市", "河流");
        for (int i = 0; i < CHINESE; i++) {
            lines.add(
                    "请写一篇关于" + pick(things, random) + "和" + pick(things, random) + "以及" + pick(things, random) + "的短文");
        }
        Files.write(in, lines);
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private Process start(String name) throws IOException {
        return PasProcess.of(
                        "curate",
                        "--in",
                        in.toString(),
                        "--out",
                        folder.resolve(name + ".jsonl").toString(),
                        "--dropped",
                        folder.resolve(name + ".dropped.jsonl").toString(),
                        "--run",
                        store(name).toString(),
                        "--json",
                        "--quiet")
                .redirectError(folder.resolve(name + ".err").toFile())
                .start();
    }

    private Path store(String name) {
        return name.equals("undisturbed") ? folder.resolve("other.db") : run;
    }

    private JsonNode ended(String name, Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assertThat(code).as(Files.readString(folder.resolve(name + ".err"))).isZero();
        return JSON.readTree(out);
    }

    private long count(String sql) throws SQLException {
        return count(run, sql);
    }

    private static long count(Path store, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    private static long vectors(Path store) throws SQLException {
        return count(
                store,
                "SELECT count(*) FROM result WHERE space IN (SELECT id FROM result_space WHERE name = 'vectors')");
    }

    /** Looks at a run until it has so many vectors on disk, or has ended. */
    private static void await(Process process, Path store, long vectors) throws Exception {
        while (vectors(store) < vectors && !process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            // it goes on
        }
    }

    /** Notes each vector that is stored although it was there. */
    private void watchForWorkDoneTwice() throws SQLException {
        RunStore.sqlite(run).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + run);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE again (id INTEGER)");
            statement.execute(
                    "CREATE TRIGGER again AFTER UPDATE ON result BEGIN INSERT INTO again VALUES (old.id); END");
        }
    }

    /**
     * How long an undisturbed run takes.
     *
     * @param first until its first vectors are on disk
     * @param encoding from then until all are
     * @param rest from then to its end
     */
    private record Spans(long first, long encoding, long rest) {}

    private static Spans spans(Process process, Path store) throws Exception {
        long begin = System.nanoTime();
        long first = begin;
        long last = begin;
        long seen = 0;
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            long now = vectors(store);
            if (now > seen) {
                last = System.nanoTime();
                first = seen == 0 ? last : first;
                seen = now;
            }
        }
        return new Spans(first - begin, last - first, System.nanoTime() - last);
    }

    /**
     * Waits for the moment of a kill. Each fourth comes before the first vector; the others when the run has got further than the one
     * before and has its share of the vectors, at random within the time of some batches; and after the last vector, at random.
     *
     * @return whether the run was still going on
     */
    private boolean awaitMoment(Process process, int kill, long all, Spans spans, Random random) throws Exception {
        long before = vectors(run);
        long within = spans.first();
        if (before == all) {
            within += spans.rest();
        } else if (kill % 4 != 0) {
            await(process, run, Math.min(all, Math.max(before + 1, all * (kill + 1) / KILLS)));
            within = vectors(run) == all ? spans.rest() : spans.encoding() / KILLS;
        }
        return !process.waitFor((long) (random.nextDouble() * within), TimeUnit.NANOSECONDS);
    }

    @Test
    void aKilledRunGoesOnWhereItWasAndEndsAsIfNothingHadHappened() throws Exception {
        RunStore.sqlite(store("undisturbed")).close();
        Process whole = start("undisturbed");
        Spans spans = spans(whole, store("undisturbed"));
        JsonNode undisturbed = ended("undisturbed", whole);
        long all = undisturbed.get("encoded").asLong();
        assertThat(all).isPositive();
        watchForWorkDoneTwice();
        long seed = Long.getLong("pas.kills.seed", System.nanoTime());
        Random random = new Random(seed);
        int killed = 0;
        List<Long> stored = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start("killed");
            killed += awaitMoment(process, kill, all, spans, random) ? 1 : 0;
            process.toHandle().destroyForcibly();
            process.waitFor();
            stored.add(vectors(run));
        }
        String what = "seed " + seed + ", " + killed + " killed, vectors after each, of " + all + ": " + stored;
        System.out.println("curate, killed: " + what);
        assertThat(killed).as(what).isPositive();

        JsonNode last = ended("killed", start("killed"));
        assertThat(vectors(run)).as(what).isEqualTo(all);
        assertThat(last.get("encoded").asLong()).as(what).isEqualTo(all - stored.get(stored.size() - 1));
        assertThat(count("SELECT count(*) FROM again")).as(what).isZero();
        assertThat(count("SELECT count(*) FROM result_space WHERE name = 'category'"))
                .as("categories are known by one name in each JVM")
                .isEqualTo(1);
        for (String end : List.of(".jsonl", ".dropped.jsonl")) {
            assertThat(folder.resolve("killed" + end))
                    .as(what)
                    .hasSameBinaryContentAs(folder.resolve("undisturbed" + end));
        }
        assertThat(last.get("kept")).isEqualTo(undisturbed.get("kept"));
        assertThat(last.get("nearDuplicates").asLong()).isPositive();
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
    }
}
