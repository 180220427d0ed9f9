package io.github.pas4j.runs;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run on disk: its parameters, items, paid calls and the results of expensive stages. Whatever a method has written is on the
 * disk when it returns, and a process that is killed at any moment leaves a store that opens and lacks nothing of it.
 *
 * <p>One SQLite file (docs/runs.md has its tables), with {@code -wal} and {@code -shm} beside it while it is open and a lock file
 * that stays. One process at a time may have it open, and that once. The files are made readable by their owner alone, where
 * the file system knows of owners: answers and results lie in them as they are. Thread-safe.
 */
public final class RunStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);

    private final StoreLock lock;
    private final Database database;
    private final Session session;
    private final Ledger ledger;
    private final Parameters parameters;
    private final Items items;
    private final Journal journal;

    private RunStore(StoreLock lock, Database database, Time time) {
        this.lock = lock;
        this.database = database;
        this.session = Session.begin(database, time);
        this.ledger = Ledger.of(database);
        this.parameters = new Parameters(database);
        this.items = new Items(database);
        this.journal = new Journal(database, session, time, ledger);
    }

    /**
     * Opens a store, or makes one where there is no file or an empty one.
     *
     * @param file in a folder that exists and can be written to, on a local disk: locks of network file systems are not to be
     *     relied upon
     * @throws RunStoreException if it is in use, of a newer version, damaged, something else, or cannot be written
     */
    public static RunStore sqlite(Path file) {
        return open(file, Schema.current(), Time.system());
    }

    static RunStore open(Path file, Schema schema, Time time) {
        Path store = located(Objects.requireNonNull(file, "file"));
        StoreLock lock = StoreLock.acquire(store, time.now());
        Database database = null;
        RunStore opened = null;
        try {
            PrivateFiles.makeEmpty(store);
            FileLength length = FileLength.of(store);
            database = Database.open(store, schema);
            length.check(store, database);
            opened = new RunStore(lock, database, time);
            LOG.debug("opened {}, session {}", store, opened.session.id());
            return opened;
        } catch (IOException e) {
            throw Failures.of(store, "making it", e);
        } finally {
            if (opened == null) {
                closeBoth(database, lock);
            }
        }
    }

    /** The one name of a file, whatever links lead to it: by it the lock is found. */
    private static Path located(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            if (Files.isDirectory(absolute)) {
                throw new RunStoreException(Reason.NOT_A_STORE, absolute, "it is a folder, not a file", null);
            }
            Path folder = absolute.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new RunStoreException(
                        Reason.NOT_WRITABLE, absolute, "the folder " + folder + " does not exist", null);
            }
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw Failures.of(absolute, "finding it", e);
        }
    }

    private static void closeBoth(@Nullable Database database, StoreLock lock) {
        try (lock) {
            if (database != null) {
                database.close();
            }
        }
    }

    /** The store's file, by its real path. */
    public Path file() {
        return database.store();
    }

    /** What the run was begun with. */
    public Parameters parameters() {
        return parameters;
    }

    /** What the run works on. */
    public Items items() {
        return items;
    }

    /** The run's paid calls. */
    public Journal journal() {
        return journal;
    }

    /** Every opening of the store so far, the one that goes on last. */
    public List<RunSession> sessions() {
        return session.all(database);
    }

    /**
     * The results of a stage.
     *
     * @param name what they are of, such as {@code "vectors"}; not blank
     * @param fingerprint of all that they depend on beside the key, such as an encoder; another one has results of its own
     */
    public Results results(String name, String fingerprint) {
        return new Results(database, name, fingerprint);
    }

    /**
     * Paid calls within a budget, which what the run has already spent counts towards.
     *
     * @throws IllegalArgumentException if money is capped and a model that was called in an earlier session has no price
     */
    public Spending spending(Budget budget) {
        return new Spending(budget, journal, ledger, session);
    }

    /**
     * Reads the whole file and checks that it is sound. Opening a store looks at its beginning and its length alone.
     *
     * @throws RunStoreException if it is damaged
     */
    public void verify() {
        String found = database.checkIntegrity();
        if (!"ok".equals(found)) {
            throw new RunStoreException(Reason.DAMAGED, file(), "it is damaged: " + found, null);
        }
    }

    Database database() {
        return database;
    }

    /** Waits for what other threads are writing, then closes the file and lets go of the lock. Twice does no harm. */
    @Override
    public void close() {
        try {
            database.write("ending a session", connection -> {
                session.note(connection);
                return session;
            });
        } catch (RunStoreException | IllegalStateException e) {
            LOG.debug("the end of session {} was not noted", session.id(), e); // full or closed: neither keeps it open
        }
        closeBoth(database, lock);
    }
}
