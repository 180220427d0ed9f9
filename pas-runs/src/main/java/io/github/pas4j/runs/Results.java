package io.github.pas4j.runs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The results of one expensive stage, such as the vectors of texts: bytes by key. Those of another fingerprint are another
 * space, which this one does not see. Never holds more in memory than it is given or asked for at once; thread-safe.
 */
public final class Results {

    private static final int PAGE_ROWS = 1000;
    private static final long PAGE_BYTES = 4L << 20;
    private static final int LOOKED_UP_AT_ONCE = 500; // then other threads have their turn

    private final Database database;
    private final String name;
    private final String fingerprint;
    private final long space;

    Results(Database database, String name, String fingerprint) {
        this.database = database;
        this.name = Texts.id("name", name);
        this.fingerprint = Texts.wellFormed("fingerprint", fingerprint);
        this.space = database.write("opening results", this::space);
    }

    private long space(Connection connection) throws SQLException {
        String insert = "INSERT INTO result_space (name, fingerprint) VALUES (?, ?) ON CONFLICT DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, name);
            statement.setString(2, fingerprint);
            statement.executeUpdate();
        }
        String select = "SELECT id FROM result_space WHERE name = ? AND fingerprint = ?";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, name);
            statement.setString(2, fingerprint);
            try (ResultSet row = statement.executeQuery()) {
                return row.getLong(1);
            }
        }
    }

    /** What the results are of, such as {@code "vectors"}. */
    public String name() {
        return name;
    }

    /** What they depend on, such as an encoder's fingerprint. */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * Writes a batch in one transaction: it is on the disk when this returns, whole; if it fails or the process ends before,
     * nothing of it is. A few hundred to some thousands of results are a good batch. A key that is there gets the new value.
     *
     * @throws RunStoreException if it cannot be written
     */
    public void put(Map<ResultKey, byte[]> batch) {
        Map<ResultKey, byte[]> copy = new LinkedHashMap<>(batch);
        copy.forEach((key, value) -> {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        });
        String sql = "INSERT INTO result (space, key, value) VALUES (?, ?, ?)"
                + " ON CONFLICT (space, key) DO UPDATE SET value = excluded.value";
        database.write("writing results", connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (Map.Entry<ResultKey, byte[]> entry : copy.entrySet()) {
                    insert.setLong(1, space);
                    entry.getKey().bind(insert, 2);
                    insert.setBytes(3, entry.getValue());
                    insert.executeUpdate();
                }
            }
            return copy;
        });
    }

    /** The result of a key, if there is one; a copy. */
    public Optional<byte[]> get(ResultKey key) {
        return Optional.ofNullable(getAll(List.of(key)).get(key));
    }

    /** The results of those keys that have one, in the order of the keys; copies. Ask for some thousands at a time. */
    public Map<ResultKey, byte[]> getAll(Collection<ResultKey> keys) {
        Map<ResultKey, byte[]> found = new LinkedHashMap<>();
        lookUp("value", keys, (key, row) -> found.put(key, Columns.bytes(row, 1)));
        return found;
    }

    /** Those of the keys that have no result yet, in their order. Reads no values. */
    public Set<ResultKey> missing(Collection<ResultKey> keys) {
        Set<ResultKey> missing = new LinkedHashSet<>(keys);
        lookUp("1", keys, (key, row) -> missing.remove(key));
        return missing;
    }

    /** Takes what was found for a key. */
    @FunctionalInterface
    private interface Found {
        void accept(ResultKey key, ResultSet row) throws SQLException;
    }

    private void lookUp(String column, Collection<ResultKey> keys, Found found) {
        List<ResultKey> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += LOOKED_UP_AT_ONCE) {
            List<ResultKey> some = all.subList(from, Math.min(all.size(), from + LOOKED_UP_AT_ONCE));
            database.read("reading results", connection -> {
                lookUp(connection, column, some, found);
                return some;
            });
        }
    }

    private void lookUp(Connection connection, String column, List<ResultKey> keys, Found found) throws SQLException {
        String sql = "SELECT " + column + " FROM result WHERE space = ? AND key = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (ResultKey key : keys) {
                select.setLong(1, space);
                key.bind(select, 2);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        found.accept(key, row);
                    }
                }
            }
        }
    }

    /** How many there are. Walks over the keys, so not for every row. */
    public long size() {
        return database.read("counting results", connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT count(*) FROM result WHERE space = ?")) {
                select.setLong(1, space);
                try (ResultSet row = select.executeQuery()) {
                    return row.getLong(1);
                }
            }
        });
    }

    /**
     * Hands over all results in the order in which their keys were first written, some at a time. The store may be used
     * meanwhile, by {@code action} too; what it throws ends the walk.
     */
    public void forEach(BiConsumer<ResultKey, byte[]> action) {
        Objects.requireNonNull(action, "action");
        long last = 0;
        for (List<Row> page = page(last); !page.isEmpty(); page = page(last)) {
            for (Row row : page) {
                action.accept(row.key, row.value);
                last = row.id;
            }
        }
    }

    private List<Row> page(long after) {
        // By name: left to itself SQLite takes the index of keys, and sorts all results for each page.
        String sql = "SELECT id, key, value FROM result INDEXED BY result_in_order"
                + " WHERE space = ? AND id > ? ORDER BY id LIMIT " + PAGE_ROWS;
        return database.read("reading results", connection -> {
            List<Row> page = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, space);
                select.setLong(2, after);
                long bytes = 0;
                try (ResultSet row = select.executeQuery()) {
                    while (bytes < PAGE_BYTES && row.next()) {
                        page.add(new Row(row.getLong(1), ResultKey.read(row, 2), Columns.bytes(row, 3)));
                        bytes += page.get(page.size() - 1).value.length;
                    }
                }
            }
            return page;
        });
    }

    /** A class, since arrays are no record components. */
    private static final class Row {

        private final long id;
        private final ResultKey key;
        private final byte[] value;

        private Row(long id, ResultKey key, byte[] value) {
            this.id = id;
            this.key = key;
            this.value = value;
        }
    }

    @Override
    public String toString() {
        return "Results[" + name + ", " + fingerprint + "]";
    }
}
