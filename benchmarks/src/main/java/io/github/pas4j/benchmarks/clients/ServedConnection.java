package io.github.pas4j.benchmarks.clients;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One connection of an {@link AnswerServer}: one request at a time, whatever its body's form. */
final class ServedConnection {

    /** A request that is complete. */
    record Request(String path, String body) {

        private static final Pattern STREAM = Pattern.compile("\"stream\"\\s*:\\s*true");

        boolean asksForStream() {
            return STREAM.matcher(body).find();
        }
    }

    /** Takes complete requests. */
    interface Handler {
        void handle(Request request) throws IOException;
    }

    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");

    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer in = ByteBuffer.allocate(1024);
    private @Nullable ByteBuffer out;

    private ServedConnection(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    static void register(SocketChannel channel, Selector selector) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new ServedConnection(channel, key));
    }

    void read(Handler handler) throws IOException {
        int count = channel.read(in);
        while (count > 0) {
            if (!in.hasRemaining()) {
                in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
            }
            count = channel.read(in);
        }
        Request request = complete();
        if (request != null) {
            in.clear();
            handler.handle(request);
        }
        if (count < 0) {
            close();
        }
    }

    private @Nullable Request complete() {
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return null;
        }
        String head = text.substring(0, end).toLowerCase(Locale.ROOT);
        String body = text.substring(end + 4);
        Matcher length = LENGTH.matcher(head);
        boolean whole = length.find()
                ? body.length() >= Integer.parseInt(length.group(1))
                : !head.contains("\r\ntransfer-encoding: chunked") || body.endsWith("0\r\n\r\n");
        int path = text.indexOf(' ') + 1;
        return whole ? new Request(text.substring(path, text.indexOf(' ', path)), body) : null;
    }

    void write(byte[] answer) throws IOException {
        out = ByteBuffer.wrap(answer);
        flush();
    }

    void flush() throws IOException {
        if (out == null) {
            return;
        }
        channel.write(out);
        if (out.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } else {
            out = null;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }
}
