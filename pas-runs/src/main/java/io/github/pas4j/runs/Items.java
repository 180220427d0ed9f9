package io.github.pas4j.runs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The things that a run works on, each with a state that whoever runs it chooses. Every method that changes something is one
 * transaction, on the disk when it returns: give it many items at once where there are many. Thread-safe.
 */
public final class Items {

    private static final int PAGE = 1000;
    private static final String COLUMNS = "id, position, state, attempts, detail";

    private final Database database;

    Items(Database database) {
        this.database = database;
    }

    /**
     * Adds those whose id is new; an item that is there stays as it is, so a resumed run can add its input again.
     *
     * @return how many were new
     */
    public int add(Collection<Item> items) {
        List<Item> copy = List.copyOf(items);
        String sql = "INSERT INTO item (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
        return database.write("adding items", connection -> {
            int added = 0;
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (Item item : copy) {
                    insert.setString(1, item.id());
                    insert.setLong(2, item.position());
                    insert.setString(3, item.state());
                    insert.setInt(4, item.attempts());
                    insert.setString(5, item.detail());
                    added += insert.executeUpdate();
                }
            }
            return added;
        });
    }

    /**
     * Puts these in place of the ones with their ids: all, or none.
     *
     * @throws IllegalArgumentException if there is no item of an id; it names the id
     */
    public void update(Collection<Item> items) {
        List<Item> copy = List.copyOf(items);
        String sql = "UPDATE item SET position = ?, state = ?, attempts = ?, detail = ? WHERE id = ?";
        database.write("updating items", connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (Item item : copy) {
                    update.setLong(1, item.position());
                    update.setString(2, item.state());
                    update.setInt(3, item.attempts());
                    update.setString(4, item.detail());
                    update.setString(5, item.id());
                    if (update.executeUpdate() == 0) {
                        throw new IllegalArgumentException("no item has the id " + item.id());
                    }
                }
            }
            return copy;
        });
    }

    /** As {@link #update(Collection)} for one. */
    public void update(Item item) {
        update(List.of(item));
    }

    /** The item of an id, if there is one. */
    public Optional<Item> find(String id) {
        Objects.requireNonNull(id, "id");
        String sql = "SELECT " + COLUMNS + " FROM item WHERE id = ?";
        return database.read("reading an item", connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, id);
                return read(select).stream().findFirst();
            }
        });
    }

    /** How many items are in each state, by state; a state without items is not there. Immutable. */
    public Map<String, Long> countByState() {
        String sql = "SELECT state, count(*) FROM item GROUP BY state";
        return database.read("counting items", connection -> {
            Map<String, Long> counts = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(Columns.text(row, 1), row.getLong(2));
                }
            }
            return Collections.unmodifiableMap(counts);
        });
    }

    /**
     * All items, by position and then id. They are read as the stream goes on, some at a time: what is changed meanwhile
     * (which is allowed) shows if it lies ahead. Needs no closing.
     */
    public Stream<Item> stream() {
        return Pages.stream(last -> page(null, last));
    }

    /** As {@link #stream()}, those of one state. */
    public Stream<Item> stream(String state) {
        Objects.requireNonNull(state, "state");
        return Pages.stream(last -> page(state, last));
    }

    private List<Item> page(@Nullable String state, @Nullable Item last) {
        return database.read("reading items", connection -> page(connection, state, last));
    }

    private static List<Item> page(Connection connection, @Nullable String state, @Nullable Item last)
            throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM item WHERE " + (state == null ? "" : "state = ? AND ")
                + "(position, id) > (?, ?) ORDER BY position, id LIMIT " + PAGE;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            if (state != null) {
                select.setString(at++, state);
            }
            select.setLong(at++, last == null ? -1 : last.position());
            select.setString(at, last == null ? "" : last.id());
            return read(select);
        }
    }

    private static List<Item> read(PreparedStatement select) throws SQLException {
        List<Item> items = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                items.add(new Item(
                        Columns.text(row, 1), row.getLong(2), Columns.text(row, 3), row.getInt(4), row.getString(5)));
            }
        }
        return items;
    }
}
