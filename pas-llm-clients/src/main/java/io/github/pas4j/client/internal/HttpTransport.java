package io.github.pas4j.client.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** Connections and threads of one client, and the exchanges that run on them. */
final class HttpTransport implements AutoCloseable {

    /** Each call in flight has a connection of its own; after a burst they wait for the next one. */
    private static final int MAX_IDLE = 256;

    private final OkHttpClient http;
    private final ExecutorService workers;
    private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    HttpTransport(String name) {
        this.workers = Workers.named("pas-" + name + "-");
        // Only the time of the whole call counts; a model may well think for longer than any pause allowed otherwise.
        this.http = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .socketFactory(new InterruptibleSockets())
                // Not HTTP/2: an interrupt, a reset or a stall would meet every call that shares the connection.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(MAX_IDLE, 5, TimeUnit.MINUTES))
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    /**
     * An exchange that is to be sent.
     *
     * @param nanos how long it may take, positive
     * @throws IllegalStateException after {@link #close()}
     */
    Exchange open(Request request, long nanos, CallContext context, Consumer<Response> onHead) {
        refuseIfClosed();
        Call call = http.newCall(request);
        call.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
        Exchange exchange = new Exchange(call, context, this, onHead);
        running.add(exchange);
        if (closed) {
            // close() may have missed it.
            forget(exchange);
            refuseIfClosed();
        }
        return exchange;
    }

    void refuseIfClosed() {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
    }

    ExecutorService workers() {
        return workers;
    }

    void closeIdleConnections() {
        http.connectionPool().evictAll();
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
        closeIdleConnections();
    }
}
