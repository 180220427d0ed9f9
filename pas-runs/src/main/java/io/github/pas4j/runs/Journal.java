package io.github.pas4j.runs;

import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.runs.RunStoreException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The paid calls of a run. An answer is on the disk when {@link #record} returns, and a call whose answer is here need not be
 * made again, however the process ended. Thread-safe; usually used through {@link #callOnce} or {@link Spending#callOnce}.
 */
public final class Journal {

    private static final String KEY = "row_id = ? AND role = ? AND model = ? AND template_version = ? AND attempt = ?"
            + " AND request_sha256 = ?";
    private static final String INSERT = "INSERT INTO journal (row_id, role, model, template_version, attempt,"
            + " request_sha256, tokens_in, tokens_out, finish_reason, recorded_at, session, answer)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int PAGE = 1000;

    private final Database database;
    private final Session session;
    private final Time time;
    private final Ledger ledger;
    private final SharedCommits<Paid, Recorded> commits;
    private final Map<CallKey, Running> running = new ConcurrentHashMap<>();

    /** Answers that were paid for and could not be written, say on a full disk. Before them no further call is made. */
    private final Map<CallKey, Answer> unwritten = new ConcurrentHashMap<>();

    Journal(Database database, Session session, Time time, Ledger ledger) {
        this.database = database;
        this.session = session;
        this.time = time;
        this.ledger = ledger;
        this.commits = new SharedCommits<>(this::write);
    }

    /** The recorded call of a key, if there is one. */
    public Optional<RecordedCall> find(CallKey key) {
        Objects.requireNonNull(key, "key");
        return database.read("reading the journal", connection -> find(connection, key));
    }

    /**
     * Records an answer. It is on the disk when this returns. Threads that record at once share a commit.
     *
     * @return whether it is new; where another answer was there, that one stays and {@link #find} gives it
     * @throws RunStoreException if it cannot be written
     */
    public Recording record(CallKey key, Answer answer) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(answer, "answer");
        return commits.write(new Paid(key, answer)).recording();
    }

    /**
     * As {@link #record} for many at once, such as those of a batch: all are on the disk when this returns, or none.
     *
     * @return how many are new
     * @throws RunStoreException if they cannot be written
     */
    public int recordAll(Map<CallKey, Answer> answers) {
        List<Paid> all = new ArrayList<>();
        answers.forEach((key, answer) -> all.add(new Paid(key, answer)));
        return (int) write(all).stream()
                .filter(one -> one.recording() == Recording.NEW)
                .count();
    }

    /** An answer and what it answers. */
    private record Paid(CallKey key, Answer answer) {}

    /** What became of it, and what stands in the journal now. */
    private record Recorded(Recording recording, RecordedCall call) {}

    private List<Recorded> write(List<Paid> all) {
        Instant now = time.now();
        List<Recorded> recorded = database.write("recording an answer", connection -> {
            List<Recorded> done = new ArrayList<>();
            for (Paid paid : all) {
                done.add(write(connection, paid, now));
            }
            return done;
        });
        for (Recorded one : recorded) {
            if (one.recording() == Recording.NEW) {
                Answer answer = one.call().answer();
                ledger.recorded(one.call().key().model(), Tally.ofCall(answer.tokensIn(), answer.tokensOut()));
            }
        }
        return recorded;
    }

    private Recorded write(Connection connection, Paid paid, Instant now) throws SQLException {
        Optional<RecordedCall> known = find(connection, paid.key());
        if (known.isPresent()) {
            boolean same = known.get().answer().saysTheSameAs(paid.answer());
            return new Recorded(same ? Recording.KNOWN : Recording.OTHER_KEPT, known.get());
        }
        insert(connection, paid.key(), paid.answer(), now);
        return new Recorded(Recording.NEW, new RecordedCall(paid.key(), paid.answer(), now));
    }

    /**
     * The recorded answer; where there is none, makes the call and records its answer first. Of several threads that come
     * with one key at once, one calls and the others wait; should the call fail, the next of them tries.
     *
     * <p>An answer that came but could not be written is kept in memory: until it is written no further call is made.
     *
     * @param call makes the call; what it throws is thrown on, and nothing is recorded
     * @throws RunStoreException if the store cannot be read or written, or the thread is interrupted while it waits
     * @throws IllegalStateException if {@code call} itself asks for the same key
     */
    public RecordedCall callOnce(CallKey key, Supplier<Answer> call) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(call, "call");
        while (true) {
            Running mine = new Running();
            Running other = running.putIfAbsent(key, mine);
            if (other == null) {
                try {
                    return findOrCall(key, call);
                } finally {
                    running.remove(key);
                    mine.ended();
                }
            }
            await(other);
            Optional<RecordedCall> found = find(key);
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    private RecordedCall findOrCall(CallKey key, Supplier<Answer> call) {
        unwritten.forEach(this::recordUnwritten);
        Optional<RecordedCall> known = find(key);
        if (known.isPresent()) {
            return known.get();
        }
        Answer answer = Objects.requireNonNull(call.get(), "the call's answer");
        boolean written = false;
        try {
            RecordedCall recorded = commits.write(new Paid(key, answer)).call();
            written = true;
            return recorded;
        } finally {
            if (!written) {
                unwritten.put(key, answer);
            }
        }
    }

    private void recordUnwritten(CallKey key, Answer answer) {
        record(key, answer);
        unwritten.remove(key);
    }

    private void await(Running other) {
        try {
            other.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunStoreException(
                    Reason.INTERRUPTED, database.store(), "interrupted while another thread makes the same call", e);
        }
    }

    /** How many calls are recorded. */
    public long size() {
        return database.read("counting calls", connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM journal");
                    ResultSet row = select.executeQuery()) {
                return row.getLong(1);
            }
        });
    }

    /** What was recorded, by role and model, in their order. Reads all rows but not their answers. */
    public List<RoleCalls> byRole() {
        String sql = "SELECT role, model, count(*), sum(tokens_in), sum(tokens_out) FROM journal"
                + " GROUP BY role, model ORDER BY role, model";
        return database.read("counting calls by role", connection -> {
            List<RoleCalls> roles = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    roles.add(new RoleCalls(
                            Columns.text(row, 1),
                            Columns.text(row, 2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5)));
                }
            }
            return List.copyOf(roles);
        });
    }

    /**
     * All recorded calls in the order of recording, without their answers. They are read as the stream goes on, some at a
     * time. Needs no closing.
     */
    public Stream<JournalEntry> stream() {
        return Pages.stream(last -> page(last == null ? 0 : last.id()));
    }

    private List<JournalEntry> page(long after) {
        String sql = "SELECT id, session, role, model, tokens_in, tokens_out, recorded_at FROM journal WHERE id > ?"
                + " ORDER BY id LIMIT " + PAGE;
        return database.read("reading the journal", connection -> {
            List<JournalEntry> entries = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, after);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        entries.add(new JournalEntry(
                                row.getLong(1),
                                row.getLong(2),
                                Columns.text(row, 3),
                                Columns.text(row, 4),
                                row.getLong(5),
                                row.getLong(6),
                                Instant.parse(Columns.text(row, 7))));
                    }
                }
            }
            return entries;
        });
    }

    private static Optional<RecordedCall> find(Connection connection, CallKey key) throws SQLException {
        String sql = "SELECT answer, tokens_in, tokens_out, finish_reason, recorded_at FROM journal WHERE " + KEY;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Answer answer =
                        new Answer(Columns.text(row, 1), row.getLong(2), row.getLong(3), reason(Columns.text(row, 4)));
                return Optional.of(new RecordedCall(key, answer, Instant.parse(Columns.text(row, 5))));
            }
        }
    }

    /** Newer versions may know more reasons. */
    private static FinishReason reason(String name) {
        for (FinishReason reason : FinishReason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return FinishReason.OTHER;
    }

    private void insert(Connection connection, CallKey key, Answer answer, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(insert, key);
            insert.setLong(7, answer.tokensIn());
            insert.setLong(8, answer.tokensOut());
            insert.setString(9, answer.finishReason().name());
            insert.setString(10, now.toString());
            insert.setLong(11, session.id());
            insert.setString(12, answer.text());
            insert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, CallKey key) throws SQLException {
        statement.setString(1, key.rowId());
        statement.setString(2, key.role());
        statement.setString(3, key.model());
        statement.setString(4, key.templateVersion());
        statement.setInt(5, key.attempt());
        statement.setString(6, key.requestSha256());
    }
}
