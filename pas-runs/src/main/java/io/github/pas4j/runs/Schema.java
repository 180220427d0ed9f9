package io.github.pas4j.runs;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of a store, as steps: step {@code i} takes a file from version {@code i} to {@code i + 1}. A step that has been
 * released is never changed. Each is one transaction together with the version's number. docs/runs.md has every column.
 */
record Schema(List<List<String>> steps) {

    /** "PASr", which tells a store from other SQLite files. */
    static final int APPLICATION_ID = 0x50415372;

    private static final List<String> VERSION_1 = List.of(
            """
            CREATE TABLE session (
              id INTEGER PRIMARY KEY,
              pid INTEGER NOT NULL,
              opened_at TEXT NOT NULL,
              seen_at TEXT NOT NULL,
              open_ms INTEGER NOT NULL)""",
            """
            CREATE TABLE parameter (
              name TEXT PRIMARY KEY NOT NULL,
              value TEXT NOT NULL) WITHOUT ROWID""",
            """
            CREATE TABLE item (
              id TEXT PRIMARY KEY NOT NULL,
              position INTEGER NOT NULL,
              state TEXT NOT NULL,
              attempts INTEGER NOT NULL,
              detail TEXT)""",
            "CREATE INDEX item_by_position ON item (position, id)",
            "CREATE INDEX item_by_state ON item (state, position, id)",
            // The answer comes last: whoever sums up tokens need not read it.
            """
            CREATE TABLE journal (
              id INTEGER PRIMARY KEY,
              row_id TEXT NOT NULL,
              role TEXT NOT NULL,
              model TEXT NOT NULL,
              template_version TEXT NOT NULL,
              attempt INTEGER NOT NULL,
              request_sha256 TEXT NOT NULL,
              tokens_in INTEGER NOT NULL,
              tokens_out INTEGER NOT NULL,
              finish_reason TEXT NOT NULL,
              recorded_at TEXT NOT NULL,
              session INTEGER NOT NULL REFERENCES session (id),
              answer TEXT NOT NULL,
              UNIQUE (row_id, role, model, template_version, attempt, request_sha256))""",
            """
            CREATE TABLE result_space (
              id INTEGER PRIMARY KEY,
              name TEXT NOT NULL,
              fingerprint TEXT NOT NULL,
              UNIQUE (name, fingerprint))""",
            // With rowids: keys that are hashes come in no order, and so only the index, not the values, is written all
            // over.
            """
            CREATE TABLE result (
              id INTEGER PRIMARY KEY,
              space INTEGER NOT NULL REFERENCES result_space (id),
              key BLOB NOT NULL,
              value BLOB NOT NULL,
              UNIQUE (space, key))""",
            "CREATE INDEX result_in_order ON result (space, id)");

    static Schema current() {
        return new Schema(List.of(VERSION_1));
    }

    int version() {
        return steps.size();
    }

    /** Which version the file is of; 0 for an empty one. Changes nothing. */
    int check(Path store, Connection connection) throws SQLException {
        int application = number(connection, "PRAGMA application_id");
        int found = number(connection, "PRAGMA user_version");
        boolean isEmpty = number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (application != APPLICATION_ID && !(application == 0 && found == 0 && isEmpty)) {
            throw new RunStoreException(Reason.NOT_A_STORE, store, "it is an SQLite file of something else", null);
        }
        if (found > version()) {
            throw new RunStoreException(
                    Reason.NEWER_VERSION,
                    store,
                    "its schema has version " + found + ", this library knows " + version()
                            + " and older; use the newer library",
                    null);
        }
        if (found < 0 || (application == APPLICATION_ID && found == 0)) {
            throw new RunStoreException(Reason.DAMAGED, store, "its schema version is " + found, null);
        }
        return found;
    }

    /** Takes a file of the given version to ours. Killed in between, it is at one of the versions on the way. */
    void migrate(Connection connection, int found) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int version = found; version < version(); version++) {
                statement.execute("BEGIN IMMEDIATE");
                for (String sql : steps.get(version)) {
                    statement.execute(sql);
                }
                statement.execute("PRAGMA application_id = " + APPLICATION_ID);
                statement.execute("PRAGMA user_version = " + (version + 1));
                statement.execute("COMMIT");
            }
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }
}
