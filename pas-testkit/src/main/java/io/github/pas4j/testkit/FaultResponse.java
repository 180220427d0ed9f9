package io.github.pas4j.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link FaultServer} does with one request. Immutable: each method gives a new one. Unless told otherwise it is
 * sent whole, as fast as it goes, and the connection stays open for the next request.
 */
public final class FaultResponse {

    /** How the bytes are framed. */
    enum Framing {
        LENGTH,
        CHUNKED,
        /** No HTTP at all. */
        NONE
    }

    /** What follows the last byte. */
    enum Ending {
        COMPLETE,
        STALL,
        CLOSE,
        RESET
    }

    /** How the bytes are sent. */
    enum Pace {
        PIECES,
        BYTES
    }

    private final int status;
    private final Framing framing;
    private final List<String> headers;
    private final List<String> pieces;
    private final Ending ending;
    private final Pace pace;

    private FaultResponse(
            int status, Framing framing, List<String> headers, List<String> pieces, Ending ending, Pace pace) {
        this.status = status;
        this.framing = framing;
        this.headers = List.copyOf(headers);
        this.pieces = List.copyOf(pieces);
        this.ending = ending;
        this.pace = pace;
    }

    /** A JSON body. */
    public static FaultResponse json(int status, String body) {
        return new FaultResponse(status, Framing.LENGTH, List.of(), List.of(body), Ending.COMPLETE, Pace.PIECES)
                .header("Content-Type", "application/json");
    }

    /** Server-sent events under status 200, in chunked encoding, each event a chunk. */
    public static FaultResponse events(List<String> data) {
        List<String> events =
                data.stream().map(event -> "data: " + event + "\n\n").toList();
        return chunked(events).header("Content-Type", "text/event-stream");
    }

    /** Any body under status 200, in chunked encoding. */
    public static FaultResponse chunked(List<String> pieces) {
        return new FaultResponse(200, Framing.CHUNKED, List.of(), pieces, Ending.COMPLETE, Pace.PIECES);
    }

    /** Reads the request and never answers. */
    public static FaultResponse silence() {
        return garbage("").thenStall();
    }

    /** Bytes in place of an HTTP answer; then the connection is closed. */
    public static FaultResponse garbage(String bytes) {
        return new FaultResponse(0, Framing.NONE, List.of(), List.of(bytes), Ending.CLOSE, Pace.PIECES);
    }

    /** Adds a header. */
    public FaultResponse header(String name, String value) {
        Objects.requireNonNull(name, "name");
        List<String> more = new ArrayList<>(headers);
        more.add(name + ": " + value);
        return new FaultResponse(status, framing, more, pieces, ending, pace);
    }

    /** After these bytes nothing more comes, though the head promises more, until the client closes the connection. */
    public FaultResponse thenStall() {
        return ending(Ending.STALL);
    }

    /** After these bytes the connection is closed in good order (FIN), though the head promises more. */
    public FaultResponse thenClose() {
        return ending(Ending.CLOSE);
    }

    /** After these bytes the connection is reset (RST). */
    public FaultResponse thenReset() {
        return ending(Ending.RESET);
    }

    /** The same bytes, each sent by itself. */
    public FaultResponse trickled() {
        return new FaultResponse(status, framing, headers, pieces, ending, Pace.BYTES);
    }

    private FaultResponse ending(Ending other) {
        return new FaultResponse(status, framing, headers, pieces, other, pace);
    }

    Ending ending() {
        return ending;
    }

    Pace pace() {
        return pace;
    }

    /** All that is sent, in the pieces that it is sent in. */
    List<byte[]> wire() {
        List<byte[]> wire = new ArrayList<>();
        if (framing != Framing.NONE) {
            wire.add(bytes(head()));
        }
        for (String piece : pieces) {
            byte[] bytes = bytes(piece);
            wire.add(framing == Framing.CHUNKED ? chunk(piece, bytes.length) : bytes);
        }
        if (framing == Framing.CHUNKED && ending == Ending.COMPLETE) {
            wire.add(bytes("0\r\n\r\n"));
        }
        return wire;
    }

    private String head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (framing == Framing.CHUNKED) {
            return head.append("Transfer-Encoding: chunked\r\n\r\n").toString();
        }
        int length = pieces.stream().mapToInt(piece -> bytes(piece).length).sum();
        int promised = ending == Ending.COMPLETE ? length : length + 1;
        return head.append("Content-Length: ")
                .append(promised)
                .append("\r\n\r\n")
                .toString();
    }

    private static byte[] chunk(String piece, int length) {
        return bytes(Integer.toHexString(length) + "\r\n" + piece + "\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
