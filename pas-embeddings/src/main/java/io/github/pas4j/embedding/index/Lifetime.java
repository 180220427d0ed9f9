package io.github.pas4j.embedding.index;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Whether an index is open. Closing waits for the calls that are under way, and happens once. */
final class Lifetime {

    /** A call under way; close it when it is over. */
    interface Use extends AutoCloseable {
        @Override
        void close();
    }

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Use use = lock.readLock()::unlock;
    private final String name;
    private boolean closed;

    Lifetime(String name) {
        this.name = name;
    }

    /**
     * @throws IllegalStateException if it is closed
     */
    Use enter() {
        lock.readLock().lock();
        if (closed) {
            lock.readLock().unlock();
            throw new IllegalStateException("this " + name + " is closed");
        }
        return use;
    }

    /** Runs the action if this is the first time. */
    void close(Runnable action) {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException("this " + name + " cannot be closed by a consumer that it is calling");
        }
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                action.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
