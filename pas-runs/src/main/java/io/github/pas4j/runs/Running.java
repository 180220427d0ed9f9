package io.github.pas4j.runs;

import java.util.concurrent.CountDownLatch;

/** A call that a thread is making, for others to wait for. */
final class Running {

    private final Thread maker = Thread.currentThread();
    private final CountDownLatch end = new CountDownLatch(1);

    void ended() {
        end.countDown();
    }

    void await() throws InterruptedException {
        if (maker == Thread.currentThread()) {
            throw new IllegalStateException("a call asks for its own key");
        }
        end.await();
    }
}
