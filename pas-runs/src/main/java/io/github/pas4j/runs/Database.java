package io.github.pas4j.runs;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * The one connection to a store's file and the lock that threads take turns by. One is enough: SQLite has one writer at a
 * time anyway, and reads are short, since whatever streams reads page by page and keeps no cursor open. (An open cursor
 * would keep the write-ahead log from being folded into the file.) Waiting is not ended by interrupts: an answer that was
 * paid for is recorded, whatever became of its thread.
 */
final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int PAGE_BYTES = 8192; // a vector of 384 numbers and a usual answer fit in whole
    private static final int CACHE_KIB = 32 * 1024;
    private static final int BUSY_MILLIS = 30_000; // for tools that write; there is no other store

    private final ReentrantLock turn = new ReentrantLock();
    private final Path store;
    private final Connection connection;
    private CommitHook hook = connection -> {};
    private boolean closed;

    private Database(Path store, Connection connection) {
        this.store = store;
        this.connection = connection;
    }

    /** Something done with the connection, which must not be kept. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Joins every transaction just before it is committed. */
    @FunctionalInterface
    interface CommitHook {
        void beforeCommit(Connection connection) throws SQLException;
    }

    /** Opens the file, which is there, perhaps empty, and takes it to the schema's version. */
    static Database open(Path store, Schema schema) {
        Connection opened = null;
        try {
            opened = connect(store);
            int found = schema.check(store, opened); // before anything that writes: the file may be somebody else's
            configure(opened, found);
            schema.migrate(opened, found);
            Database database = new Database(store, opened);
            opened = null;
            return database;
        } catch (SQLException e) {
            throw Failures.of(store, "opening it", e);
        } finally {
            closeQuietly(opened);
        }
    }

    private static Connection connect(Path store) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false);
        Properties properties = config.toProperties();
        // As a URI: in a plain name the driver takes a question mark for the beginning of options.
        String uri = "file://" + store.toUri().getRawPath();
        return JDBC.createConnection(JDBC.PREFIX + uri, properties);
    }

    private static void configure(Connection connection, int found) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (found == 0) {
                statement.execute("PRAGMA page_size = " + PAGE_BYTES);
            }
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL"); // a commit is on the disk when it returns
            statement.execute("PRAGMA fullfsync = ON"); // on macOS, where fsync alone does not reach the disk
            statement.execute("PRAGMA temp_store = MEMORY"); // nothing of the user's in other folders
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
            statement.execute("PRAGMA journal_size_limit = " + (64 << 20));
        }
    }

    private static void closeQuietly(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("closing after a failed open", e);
            }
        }
    }

    Path store() {
        return store;
    }

    void onCommit(CommitHook newHook) {
        turn.lock();
        try {
            hook = newHook;
        } finally {
            turn.unlock();
        }
    }

    /** Reads something short. */
    <T> T read(String attempted, Work<T> work) {
        turn.lock();
        try {
            requireOpen();
            return work.run(connection);
        } catch (SQLException e) {
            throw Failures.of(store, attempted, e);
        } finally {
            turn.unlock();
        }
    }

    /** One transaction: on the disk when this returns, or nothing of it. */
    <T> T write(String attempted, Work<T> work) {
        turn.lock();
        try {
            requireOpen();
            return transaction(work);
        } catch (SQLException e) {
            throw Failures.of(store, attempted, e);
        } finally {
            turn.unlock();
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        if (turn.getHoldCount() > 1) {
            throw new IllegalStateException("a transaction within another");
        }
        execute("BEGIN IMMEDIATE");
        boolean committed = false;
        try {
            T result = work.run(connection);
            hook.beforeCommit(connection);
            execute("COMMIT");
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollBack();
            }
        }
    }

    /** After some failures, a full disk among them, SQLite may have done so by itself. */
    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("nothing to roll back in {}", store, e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int pageBytes() {
        return read("reading its page size", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA page_size")) {
                return row.getInt(1);
            }
        });
    }

    /** Looks at the whole file; "ok" or the first thing that is wrong. */
    String checkIntegrity() {
        return read("checking it", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
                return row.getString(1);
            }
        });
    }

    /** A file of at most so many pages, which SQLite treats as a full disk. For tests. */
    void limitPages(long pages) {
        read("limiting it", connection -> {
            execute("PRAGMA max_page_count = " + pages);
            return pages;
        });
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("run store " + store + " is closed");
        }
    }

    /** Waits for its turn, then folds the log into the file. */
    @Override
    public void close() {
        turn.lock();
        try {
            if (!closed) {
                closed = true;
                connection.close();
            }
        } catch (SQLException e) {
            throw Failures.of(store, "closing it", e);
        } finally {
            turn.unlock();
        }
    }
}
