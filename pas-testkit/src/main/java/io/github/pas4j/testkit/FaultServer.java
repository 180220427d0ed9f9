package io.github.pas4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on a loopback port that answers by script, badly too: it stalls, cuts, resets, trickles and talks
 * nonsense through a real socket. Whatever it is asked without a script it answers with status 500. Thread-safe.
 *
 * <p>Its waiting methods give up with an {@link AssertionError} after 30 seconds.
 */
public final class FaultServer implements AutoCloseable {

    /** Only a safety net: what is waited for has happened long before, or never will. */
    private static final int PATIENCE_SECONDS = 30;

    private final ServerSocket listener;
    private final Queue<FaultResponse> script = new ArrayDeque<>();
    private final List<FaultRequest> requests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<FaultRequest> untaken = new LinkedBlockingQueue<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Semaphore closedByClient = new Semaphore(0);
    private volatile @Nullable Function<FaultRequest, FaultResponse> otherwise;
    private volatile @Nullable FaultResponse always;

    private FaultServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** Starts a server on a free port. */
    public static FaultServer start() {
        try {
            FaultServer server =
                    new FaultServer(new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
            daemon("accept", server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Adds answers for the next requests, one for each. */
    public FaultServer enqueue(FaultResponse... responses) {
        synchronized (script) {
            script.addAll(List.of(responses));
        }
        return this;
    }

    /**
     * Answers whatever is asked when no enqueued answer is left.
     *
     * @param responses called on the connection's own thread; it may wait
     */
    public FaultServer otherwise(Function<FaultRequest, FaultResponse> responses) {
        this.otherwise = responses;
        this.always = null;
        return this;
    }

    /** Answers whatever is asked when no enqueued answer is left in the same way, in place of a function. */
    public FaultServer always(FaultResponse response) {
        this.always = response;
        return this;
    }

    /** All requests so far, in the order in which they were read. */
    public List<FaultRequest> requests() {
        return List.copyOf(requests);
    }

    /** Waits for the next request that was not taken yet. */
    public FaultRequest takeRequest() throws InterruptedException {
        FaultRequest request = untaken.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came");
        }
        return request;
    }

    /** Waits until the client has closed a connection on which an answer was still due. Each one counts once. */
    public void awaitClosedByClient() throws InterruptedException {
        if (!closedByClient.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the client did not close its connection");
        }
    }

    /**
     * Waits until at most so many connections are open: both what the client closes and what the server itself closes
     * by script counts as closed.
     */
    public void awaitOpenConnections(int most) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (connections) {
            while (connections.size() > most) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(connections.size() + " connections are still open");
                }
                connections.wait(left);
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.add(socket);
                if (listener.isClosed()) {
                    socket.close();
                }
                daemon("connection", () -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: no more connections.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            FaultConnection connection = new FaultConnection(socket);
            FaultResponse early = nextIfBeforeRequest();
            if (early != null && connection.send(early.script()) != FaultConnection.State.READY) {
                return;
            }
            // The first request has its answer already.
            boolean answered = early != null;
            for (FaultRequest request = connection.read(); request != null; request = connection.read()) {
                // Taken before anybody hears of the request, who might enqueue one for the next.
                FaultResponse scripted = answered ? null : enqueued();
                requests.add(request);
                untaken.add(request);
                FaultConnection.State state = FaultConnection.State.READY;
                if (!answered) {
                    state = connection.send((scripted != null ? scripted : unscripted(request)).script());
                }
                answered = false;
                if (state == FaultConnection.State.CLOSED_BY_CLIENT && !listener.isClosed()) {
                    // Where the server itself was closed, the client did nothing.
                    closedByClient.release();
                }
                if (state != FaultConnection.State.READY) {
                    return;
                }
            }
        } catch (IOException e) {
            // A client that goes away between two answers is no event.
        } finally {
            forget(socket);
        }
    }

    /** Closes first: whoever waits for fewer connections is to find this one closed. */
    private void forget(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use in any case.
        }
        synchronized (connections) {
            connections.remove(socket);
            connections.notifyAll();
        }
    }

    private @Nullable FaultResponse nextIfBeforeRequest() {
        synchronized (script) {
            FaultResponse first = script.isEmpty() ? always : script.peek();
            if (first == null || !first.script().beforeRequest) {
                return null;
            }
            script.poll();
            return first;
        }
    }

    private @Nullable FaultResponse enqueued() {
        synchronized (script) {
            return script.poll();
        }
    }

    private FaultResponse unscripted(FaultRequest request) {
        FaultResponse same = always;
        if (same != null) {
            return same;
        }
        Function<FaultRequest, FaultResponse> rest = otherwise;
        return rest != null ? rest.apply(request) : FaultResponse.json(500, "{\"error\":\"nothing is scripted\"}");
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, "fault-server-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes the port and all connections. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
