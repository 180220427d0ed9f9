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
    private static final int ENGLISH = 700; // more than a batch
    private static final int CHINESE = 60;
    private static final String VECTORS =
            "SELECT count(*) FROM result WHERE space IN (SELECT id FROM result_space WHERE name = 'vectors')";

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
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Runtime.version().feature() >= 22) { // which warns of native code otherwise
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(
                Pas.class.getName(),
                "curate",
                "--in",
                in.toString(),
                "--out",
                folder.resolve(name + ".jsonl").toString(),
                "--dropped",
                folder.resolve(name + ".dropped.jsonl").toString(),
                "--run",
                (name.equals("undisturbed") ? folder.resolve("other.db") : run).toString(),
                "--json",
                "--quiet"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        builder.redirectError(folder.resolve(name + ".err").toFile());
        return builder.start();
    }

    private JsonNode whole(String name) throws Exception {
        Process process = start(name);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assertThat(code).as(Files.readString(folder.resolve(name + ".err"))).isZero();
        return JSON.readTree(out);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + run);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
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

    @Test
    void aKilledRunGoesOnWhereItWasAndEndsAsIfNothingHadHappened() throws Exception {
        long begin = System.nanoTime();
        JsonNode undisturbed = whole("undisturbed");
        long span = System.nanoTime() - begin;
        watchForWorkDoneTwice();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int killed = 0;
        List<Long> stored = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            long moment = (long) (random.nextDouble() * (kill == 0 ? span / 2 : span));
            Process process = start("killed");
            if (!process.waitFor(moment, TimeUnit.NANOSECONDS)) {
                killed++;
            }
            process.toHandle().destroyForcibly();
            process.waitFor();
            stored.add(count(VECTORS));
        }
        String what = "seed " + seed + ", " + killed + " killed, vectors after each: " + stored;
        System.out.println("curate, killed: " + what);
        assertThat(killed).as(what).isPositive();

        JsonNode last = whole("killed");
        long all = undisturbed.get("encoded").asLong();
        assertThat(all).as(what).isPositive();
        assertThat(count(VECTORS)).as(what).isEqualTo(all);
        assertThat(last.get("encoded").asLong()).as(what).isEqualTo(all - stored.get(stored.size() - 1));
        assertThat(count("SELECT count(*) FROM again")).as(what).isZero();
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
