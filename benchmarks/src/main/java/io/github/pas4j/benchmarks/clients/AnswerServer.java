package io.github.pas4j.benchmarks.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Answers chat completions at once, on one thread and on connections that are kept alive. Below {@code /held} it answers
 * none before {@code /release} is called; {@code /await-held/N} is answered when N wait.
 */
final class AnswerServer implements AutoCloseable {

    private static final int BACKLOG = 8192;

    private final byte[] whole = Answers.whole();
    private final byte[] stream = Answers.stream();
    private final byte[] plain = Answers.plain();
    private final List<ServedConnection> held = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final Selector selector;
    private final ServerSocketChannel socket;

    private record Waiter(ServedConnection connection, int count) {}

    private AnswerServer() throws IOException {
        selector = Selector.open();
        socket = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        socket.configureBlocking(false);
        socket.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** A server on a free port of loopback, with a daemon thread of its own. */
    static AnswerServer start() throws IOException {
        AnswerServer server = new AnswerServer();
        Thread thread = new Thread(server::run, "answer-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return socket.socket().getLocalPort();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select();
                if (!selector.isOpen()) {
                    return;
                }
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    handle(key);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(SelectionKey key) throws IOException {
        if (key.isValid() && key.isAcceptable()) {
            accept();
            return;
        }
        ServedConnection connection = (ServedConnection) key.attachment();
        try {
            if (key.isValid() && key.isWritable()) {
                connection.flush();
            }
            if (key.isValid() && key.isReadable()) {
                connection.read(request -> answer(connection, request));
            }
        } catch (IOException e) {
            connection.close();
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = socket.accept(); channel != null; channel = socket.accept()) {
            ServedConnection.register(channel, selector);
        }
    }

    private void answer(ServedConnection connection, ServedConnection.Request request) throws IOException {
        String path = request.path();
        if (path.startsWith("/held/")) {
            held.add(connection);
            answerWaiters();
        } else if (path.startsWith("/await-held/")) {
            waiters.add(new Waiter(connection, Integer.parseInt(path.substring("/await-held/".length()))));
            answerWaiters();
        } else if (path.equals("/release")) {
            for (ServedConnection waiting : held) {
                waiting.write(whole);
            }
            held.clear();
            connection.write(plain);
        } else {
            connection.write(request.asksForStream() ? stream : whole);
        }
    }

    private void answerWaiters() throws IOException {
        for (Waiter waiter : List.copyOf(waiters)) {
            if (held.size() >= waiter.count()) {
                waiters.remove(waiter);
                waiter.connection().write(plain);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        selector.close();
    }
}
