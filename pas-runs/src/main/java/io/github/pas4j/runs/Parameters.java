package io.github.pas4j.runs;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run was begun with, by name: an encoder, a threshold, a digest of the input. Recorded once; whoever goes on with
 * the run has to come with the same. Values are shown in messages, so no keys or prompts among them. Thread-safe.
 */
public final class Parameters {

    private final Database database;

    Parameters(Database database) {
        this.database = database;
    }

    /**
     * Records a value, or makes sure that it is the one recorded.
     *
     * @param name not blank
     * @param value may be empty
     * @throws RunStoreException if another value is recorded; the message names both
     */
    public void require(String name, String value) {
        requireAll(Map.of(name, value));
    }

    /**
     * As {@link #require} for several: all are recorded, or none.
     *
     * @throws RunStoreException if another value is recorded for one of them; the message names both
     */
    public void requireAll(Map<String, String> values) {
        Map<String, String> sorted = new TreeMap<>(values); // so that the first difference is always the same
        sorted.forEach((name, value) -> {
            Texts.id("name", name);
            Texts.wellFormed("value", value);
        });
        database.write("recording parameters", connection -> {
            for (Map.Entry<String, String> entry : sorted.entrySet()) {
                requireOne(connection, entry.getKey(), entry.getValue());
            }
            return sorted;
        });
    }

    private void requireOne(Connection connection, String name, String value) throws SQLException {
        String recorded = recorded(connection, name);
        if (recorded == null) {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO parameter VALUES (?, ?)")) {
                insert.setString(1, name);
                insert.setString(2, value);
                insert.executeUpdate();
            }
        } else if (!recorded.equals(value)) {
            throw new RunStoreException(
                    Reason.OTHER_PARAMETER,
                    database.store(),
                    "this run was begun with " + name + " = " + recorded + ", not " + value
                            + "; go on with the same, or begin another run in another file",
                    null);
        }
    }

    /** The recorded value, if there is one. */
    public Optional<String> find(String name) {
        Objects.requireNonNull(name, "name");
        return database.read("reading a parameter", connection -> Optional.ofNullable(recorded(connection, name)));
    }

    private static @Nullable String recorded(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM parameter WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Columns.text(row, 1) : null;
            }
        }
    }

    /** All recorded ones, by name. Immutable. */
    public Map<String, String> all() {
        return database.read("reading parameters", connection -> {
            Map<String, String> all = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT name, value FROM parameter");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.put(Columns.text(row, 1), Columns.text(row, 2));
                }
            }
            return Collections.unmodifiableMap(all);
        });
    }
}
