package io.github.pas4j.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One connection of a {@link FaultServer}: reads requests and plays answers. */
final class FaultConnection {

    /** What became of the connection. */
    enum State {
        READY,
        OVER,
        CLOSED_BY_CLIENT
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    FaultConnection(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** The next request, or null where the client has closed the connection. */
    @Nullable
    FaultRequest read() throws IOException {
        String first = line();
        if (first == null) {
            return null;
        }
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        String[] words = first.split(" ", 3);
        return new FaultRequest(words[0], words[1], headers, new String(body(headers), StandardCharsets.UTF_8));
    }

    /** Plays an answer. */
    State send(FaultScript script) {
        try {
            for (byte[] piece : script.wire()) {
                write(piece, script);
            }
            if (script.ending == FaultScript.Ending.REPEAT) {
                repeat(script);
            }
        } catch (IOException e) {
            return State.CLOSED_BY_CLIENT;
        }
        return switch (script.ending) {
            case COMPLETE -> State.READY;
            case CLOSE, HANG_UP, REPEAT -> State.OVER;
            case STALL -> awaitEnd();
            case RESET -> reset();
        };
    }

    private void write(byte[] piece, FaultScript script) throws IOException {
        if (script.pace == FaultScript.Pace.PIECES) {
            out.write(piece);
            return;
        }
        for (byte b : piece) {
            out.write(b);
            pause(script.pause);
        }
    }

    /** Goes on until a write fails. */
    private void repeat(FaultScript script) throws IOException {
        byte[] repeated = script.repeatedWire();
        while (true) {
            out.write(repeated);
            pause(script.pause);
        }
    }

    /** Waits for the client's end as long as the pause lasts: an end cuts the pause short. */
    private void pause(Duration pause) throws IOException {
        if (pause.isZero()) {
            return;
        }
        socket.setSoTimeout((int) pause.toMillis());
        try {
            in.mark(1);
            if (in.read() < 0) {
                throw new IOException("closed by the client");
            }
            in.reset();
        } catch (SocketTimeoutException e) {
            // The pause is over.
        } finally {
            socket.setSoTimeout(0);
        }
    }

    private State awaitEnd() {
        try {
            while (in.read() >= 0) {
                // Nothing is due from the client; only its end is waited for.
            }
        } catch (IOException e) {
            // A reset is an end, too.
        }
        return State.CLOSED_BY_CLIENT;
    }

    private State reset() {
        try {
            // Zero seconds of lingering make close() send RST in place of FIN.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            return State.CLOSED_BY_CLIENT;
        }
        return State.OVER;
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(headers.get("content-length").get(0)));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.containsKey("transfer-encoding")) {
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = line();
        return line == null ? 0 : Integer.parseInt(line.strip(), 16);
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(b);
        }
        return null;
    }
}
