package io.github.pas4j.client.realmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real model behind an endpoint like OpenAI's, on loopback. On sockets of its own: the JDK's HTTP server tells neither
 * how many connections are open nor, before it writes, that a client has hung up.
 */
final class ModelServer implements AutoCloseable {

    /** All threads of the server begin like this. */
    static final String THREADS = "model-server-";

    private final ServerBook book = new ServerBook();
    private final ServerSocketChannel socket;
    private final StoryModel model;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, THREADS + "worker");
        thread.setDaemon(true);
        return thread;
    });

    private ModelServer(Path file, Path natives) throws IOException {
        this.model = StoryModel.load(file, natives, book);
        this.socket = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        workers.execute(this::accept);
    }

    static ModelServer start(Path file, Path natives) throws IOException {
        return new ModelServer(file, natives);
    }

    String url() throws IOException {
        InetSocketAddress address = (InetSocketAddress) socket.getLocalAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/v1";
    }

    ServerBook book() {
        return book;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = socket.accept();
                book.connected();
                workers.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed: the server is over.
        }
    }

    private void serve(SocketChannel client) {
        try (HttpConnection connection = new HttpConnection(client)) {
            for (byte[] body = connection.read(); body != null; body = connection.read()) {
                answer(connection, body);
            }
        } catch (IOException e) {
            // The client has hung up, or it was cut off because the server is over.
        } finally {
            book.disconnected();
        }
    }

    private void answer(HttpConnection connection, byte[] body) throws IOException {
        Ask ask;
        try {
            ask = Ask.read(body);
        } catch (IllegalArgumentException e) {
            connection.answer(400, "{\"error\": {\"message\": \"" + e.getMessage() + "\", \"code\": 400}}");
            return;
        }
        Completion completion = new Completion(connection, ask);
        try {
            int tokens = model.generate(ask, completion);
            String text = completion.end(model.tokens(ask.prompt()), tokens);
            book.finished(ask.prompt(), text);
        } catch (ClientLeftException e) {
            book.clientLeft();
            throw e;
        }
    }

    /** To be called once no client is connected any more: the model must not go while it is asked. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            model.close();
        }
    }
}
