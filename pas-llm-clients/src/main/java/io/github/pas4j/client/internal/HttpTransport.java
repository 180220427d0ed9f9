package io.github.pas4j.client.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Connections and threads of one client, and the exchanges that run on them. */
final class HttpTransport implements AutoCloseable {

    /** Some 146 years: sums of nanoseconds must not overflow. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 2;

    private final OkHttpClient http;
    private final ExecutorService workers;
    private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    HttpTransport(String name) {
        AtomicInteger count = new AtomicInteger();
        // Daemons: a forgotten close() must not keep the JVM alive.
        this.workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "pas-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        // Only the time of the whole call counts; a model may well think for longer than any pause allowed otherwise.
        this.http = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    /**
     * An exchange that is to be sent.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    Exchange open(Request request, CallContext context) {
        refuseIfClosed();
        Call call = http.newCall(request);
        long nanos = Math.min(TimeUnit.NANOSECONDS.convert(context.timeout()), LONGEST_NANOS);
        call.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
        Exchange exchange = new Exchange(call, context, this);
        running.add(exchange);
        if (closed) {
            // close() may have missed it.
            forget(exchange);
            refuseIfClosed();
        }
        return exchange;
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
    }

    ExecutorService workers() {
        return workers;
    }

    void forget(Exchange exchange) {
        running.remove(exchange);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (Exchange exchange : running) {
            exchange.cancel();
            // Not here: a step that looks up a host cannot be hurried, and must be over first.
            workers.execute(exchange::finish);
        }
        workers.shutdown();
        http.connectionPool().evictAll();
    }
}
