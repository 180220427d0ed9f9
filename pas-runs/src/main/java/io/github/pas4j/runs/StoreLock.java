package io.github.pas4j.runs;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second process, and a second open in this one, off a store: a lock of the operating system on a file beside it,
 * which ends with the process however that ends. The file stays: whoever deletes a lock file can delete another's.
 */
final class StoreLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);
    private static final Pattern HOLDER = Pattern.compile("pid \\d{1,19} since [-0-9T:.Z]{1,40}");
    private static final int LONGEST_HOLDER = 80;

    /** Behind the text, since on Windows nobody else can read bytes that are locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /** Asked before the file is opened: on POSIX, closing any channel on a file drops all of the process's locks on it. */
    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    /** Channels on files that a copy of this class (of another class loader) has locked; see {@link #HELD_HERE}. */
    private static final List<FileChannel> NEVER_CLOSED = new CopyOnWriteArrayList<>();

    private final Path store;
    private final FileChannel channel;
    private final AtomicBoolean closed = new AtomicBoolean();

    private StoreLock(Path store, FileChannel channel) {
        this.store = store;
        this.channel = channel;
    }

    static Path fileOf(Path store) {
        return store.resolveSibling(store.getFileName() + ".lock");
    }

    /** Locks a store, named by its real path. */
    static StoreLock acquire(Path store, Instant now) {
        String me = "pid " + ProcessHandle.current().pid() + " since " + now;
        String other = HELD_HERE.putIfAbsent(store, me);
        if (other != null) {
            throw inUse(store, other + ", in this process");
        }
        boolean locked = false;
        try {
            StoreLock lock = new StoreLock(store, lock(store, me));
            locked = true;
            return lock;
        } catch (IOException e) {
            throw Failures.of(store, "locking it by " + fileOf(store).getFileName(), e);
        } finally {
            if (!locked) {
                HELD_HERE.remove(store);
            }
        }
    }

    private static FileChannel lock(Path store, String me) throws IOException {
        FileChannel channel = PrivateFiles.open(fileOf(store));
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw inUse(store, holder(channel));
            }
            write(channel, me);
            return channel;
        } catch (OverlappingFileLockException e) {
            NEVER_CLOSED.add(channel);
            throw inUse(store, "this process, by other classes of the same name");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static RunStoreException inUse(Path store, String holder) {
        return new RunStoreException(Reason.IN_USE, store, "it is in use by " + holder, null);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_HOLDER);
        channel.read(bytes, 0);
        Matcher text = HOLDER.matcher(new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII));
        return text.matches() ? text.group() : "another process";
    }

    /** Lets go. Whether the text could be taken out does not matter: the lock decides, not the text. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return; // by now the name may be another's
        }
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            LOG.debug("the lock of {} was closed badly", store, e);
        } finally {
            HELD_HERE.remove(store);
        }
    }
}
