package io.github.pas4j.client.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on, but for the first ones, which it resets at their first byte. */
final class BreakingProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    private final URI target;
    private final int breaks;
    private final AtomicInteger broken = new AtomicInteger();

    BreakingProxy(URI target, int breaks) throws IOException {
        this.target = target;
        this.breaks = breaks;
        daemon(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** How many it has reset. */
    int broken() {
        return broken.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket from = listener.accept();
            if (broken.get() < breaks) {
                broken.incrementAndGet();
                int unused = from.getInputStream().read();
                // Zero seconds of lingering make close() send RST in place of FIN.
                from.setSoLinger(true, 0);
                from.close();
            } else {
                Socket to = new Socket(target.getHost(), target.getPort());
                daemon(() -> pass(from, to));
                daemon(() -> pass(to, from));
            }
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // A connection that ends, or the proxy itself.
                    }
                },
                "breaking-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
