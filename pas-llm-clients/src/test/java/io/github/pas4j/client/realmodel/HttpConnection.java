package io.github.pas4j.client.realmodel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One client's connection: HTTP/1.1, kept alive, one request at a time. It can tell whether the client has hung up. */
final class HttpConnection implements AutoCloseable {

    private final SocketChannel channel;
    private final InputStream in;

    HttpConnection(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.channel = channel;
        this.in = Channels.newInputStream(channel);
    }

    /** The next request's body, or null where the client has closed the connection. */
    byte @Nullable [] read() throws IOException {
        String first = line();
        if (first == null) {
            return null;
        }
        int length = 0;
        for (String header = line(); header != null && !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        return in.readNBytes(length);
    }

    /** Byte by byte: nothing may be read ahead, or {@link #check()} would miss it. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /**
     * @throws ClientLeftException if the client has hung up
     */
    void check() throws IOException {
        channel.configureBlocking(false);
        try {
            if (channel.read(ByteBuffer.allocate(1)) < 0) {
                throw new ClientLeftException();
            }
        } catch (IOException e) {
            throw new ClientLeftException();
        }
        channel.configureBlocking(true);
    }

    void answer(int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        write("HTTP/1.1 " + status + " S\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n\r\n" + json);
    }

    void beginEvents() throws IOException {
        write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    void event(String data) throws IOException {
        String event = "data: " + data + "\n\n";
        write(Integer.toHexString(event.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + event + "\r\n");
    }

    void endEvents() throws IOException {
        write("0\r\n\r\n");
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new ClientLeftException();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
