package io.github.pas4j.runs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One opening of a store. How long all of them lasted is the time that the run took. */
final class Session {

    private static final long NOTED_EVERY_MILLIS = 1000; // what a killed process may forget of its time

    private final Time time;
    private final long id;
    private final long earlierMillis;
    private final long begun;
    private long notedMillis;

    private Session(Time time, long id, long earlierMillis) {
        this.time = time;
        this.id = id;
        this.earlierMillis = earlierMillis;
        this.begun = time.nanos().getAsLong();
    }

    static Session begin(Database database, Time time) {
        Session session = database.write("beginning a session", connection -> insert(connection, time));
        database.onCommit(session::noteNowAndThen);
        return session;
    }

    private static Session insert(Connection connection, Time time) throws SQLException {
        long earlier;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(sum(open_ms), 0) FROM session")) {
            earlier = row.getLong(1);
        }
        Instant now = time.now();
        String sql = "INSERT INTO session (pid, opened_at, seen_at, open_ms) VALUES (?, ?, ?, 0)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, ProcessHandle.current().pid());
            insert.setString(2, now.toString());
            insert.setString(3, now.toString());
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT last_insert_rowid()")) {
            return new Session(time, row.getLong(1), earlier);
        }
    }

    long id() {
        return id;
    }

    /** Time for which the store has been open, this session and all earlier ones together. */
    Duration runTime() {
        return Duration.ofMillis(earlierMillis + openMillis());
    }

    /** All sessions of the store, this one last. */
    List<RunSession> all(Database database) {
        return database.read("reading sessions", connection -> {
            List<RunSession> all = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT id, opened_at, open_ms FROM session ORDER BY id")) {
                while (row.next()) {
                    long number = row.getLong(1);
                    long millis = number == id ? openMillis() : row.getLong(3); // of this one not all is noted yet
                    all.add(new RunSession(number, Instant.parse(Columns.text(row, 2)), Duration.ofMillis(millis)));
                }
            }
            return List.copyOf(all);
        });
    }

    private long openMillis() {
        return (time.nanos().getAsLong() - begun) / 1_000_000;
    }

    /** Called within a transaction, and so by one thread at a time. */
    private void noteNowAndThen(Connection connection) throws SQLException {
        if (openMillis() - notedMillis >= NOTED_EVERY_MILLIS) {
            note(connection);
        }
    }

    void note(Connection connection) throws SQLException {
        long millis = openMillis();
        String sql = "UPDATE session SET seen_at = ?, open_ms = ? WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, time.now().toString());
            update.setLong(2, millis);
            update.setLong(3, id);
            update.executeUpdate();
        }
        notedMillis = millis;
    }
}
