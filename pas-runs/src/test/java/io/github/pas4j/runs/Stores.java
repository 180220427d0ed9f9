package io.github.pas4j.runs;

import io.github.pas4j.llm.FinishReason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What tests of stores share. */
final class Stores {

    static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

    private Stores() {}

    static RunStore open(Path file) {
        return RunStore.sqlite(file);
    }

    /** With a clock that stands still and time that passes when the test says so. */
    static RunStore open(Path file, AtomicLong nanos) {
        return RunStore.open(file, Schema.current(), time(nanos));
    }

    static Time time(AtomicLong nanos) {
        return new Time(Clock.fixed(MORNING, ZoneOffset.UTC), nanos::get);
    }

    static CallKey key(String row) {
        return CallKey.builder(row)
                .role("generator")
                .model("small")
                .templateVersion("1")
                .request("sent for " + row)
                .build();
    }

    static Answer answer(String text) {
        return new Answer(text, 100, 20, FinishReason.STOP);
    }

    /** What a tool that knows only SQLite reads: the rows, columns joined by a bar. */
    static List<String> query(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(i == 1 ? "" : "|").append(row.getString(i));
                }
                rows.add(text.toString());
            }
            return rows;
        }
    }

    static void execute(Path file, String... sqls) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : sqls) {
                statement.execute(sql);
            }
        }
    }
}
