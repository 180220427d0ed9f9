package io.github.pas4j.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * What a {@link FaultServer} does with one request. Immutable: each method gives a new one. Unless told otherwise it is
 * sent whole, as fast as it goes, and the connection stays open for the next request.
 *
 * <pre>{@code
 * FaultResponse.json(200, "{}").upTo(Place.IN_HEAD).thenReset();
 * FaultResponse.events(List.of("one")).thenFlood("data: more\n\n");
 * }</pre>
 */
public final class FaultResponse {

    /** A place within an answer. */
    public enum Place {
        /** Before its first byte. */
        BEFORE_HEAD,
        /** Within the status line. */
        IN_STATUS_LINE,
        /** Within its last header. */
        IN_HEAD,
        /** After its last header, before the empty line. */
        BEFORE_HEAD_ENDS,
        /** After the empty line. */
        BEFORE_BODY,
        /** Half way through the body's bytes. */
        IN_BODY
    }

    private final FaultScript script;

    private FaultResponse(FaultScript script) {
        this.script = script;
    }

    private static FaultResponse of(int status, FaultScript.Framing framing, List<byte[]> pieces) {
        FaultScript script = new FaultScript();
        script.status = status;
        script.framing = framing;
        script.pieces = List.copyOf(pieces);
        return new FaultResponse(script);
    }

    /** A JSON body. */
    public static FaultResponse json(int status, String body) {
        return of(status, FaultScript.Framing.LENGTH, List.of(FaultScript.bytes(body)))
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
        return of(
                200,
                FaultScript.Framing.CHUNKED,
                pieces.stream().map(FaultScript::bytes).toList());
    }

    /** Reads the request and never answers. */
    public static FaultResponse silence() {
        return garbage("").thenStall();
    }

    /** Bytes in place of an HTTP answer; then the connection is closed. */
    public static FaultResponse garbage(String bytes) {
        return garbage(FaultScript.bytes(bytes));
    }

    /** Bytes in place of an HTTP answer; then the connection is closed. */
    public static FaultResponse garbage(byte[] bytes) {
        return of(0, FaultScript.Framing.NONE, List.of(bytes.clone())).ending(FaultScript.Ending.CLOSE);
    }

    /** Adds a header, even where its name is there already. */
    public FaultResponse header(String name, String value) {
        Objects.requireNonNull(name, "name");
        return with(copy -> {
            List<String> more = new ArrayList<>(copy.headers);
            more.add(name + ": " + value);
            copy.headers = List.copyOf(more);
        });
    }

    /** The same answer with one header in place of all of that name. */
    public FaultResponse replaceHeader(String name, String value) {
        return with(copy -> copy.headers = copy.headers.stream()
                        .filter(header -> !header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                        .toList())
                .header(name, value);
    }

    /** The same answer under another status. */
    public FaultResponse status(int code) {
        return with(copy -> copy.status = code);
    }

    /** The same head with another body, in one piece. */
    public FaultResponse body(byte[] bytes) {
        return with(copy -> copy.pieces = List.of(bytes.clone()));
    }

    /** Sends the body after a {@code Content-Length} that need not be true. */
    public FaultResponse declaringLength(long bytes) {
        return with(copy -> {
            copy.framing = FaultScript.Framing.LENGTH;
            copy.declaredLength = bytes;
        });
    }

    /** Sends the body after a true {@code Content-Length}, not in chunks. */
    public FaultResponse inOnePiece() {
        return with(copy -> copy.framing = FaultScript.Framing.LENGTH);
    }

    /** Sends the body's bytes as they are, after a head that says nothing of their length. */
    public FaultResponse unframed() {
        return with(copy -> copy.framing = FaultScript.Framing.HEAD_ONLY);
    }

    /** The body compressed, and a header that says so. */
    public FaultResponse gzipped() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(script.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body(packed.toByteArray()).header("Content-Encoding", "gzip");
    }

    /** Ends the lines of the head with bare line feeds. */
    public FaultResponse withBareLineFeeds() {
        return with(copy -> copy.lineEnd = "\n");
    }

    /**
     * Sends an answer without a body first, as servers do with status 100 and 103.
     *
     * @param code its status
     * @param times how often
     */
    public FaultResponse afterInformational(int code, int times) {
        byte[] head = FaultScript.bytes("HTTP/1.1 " + code + " Scripted\r\nLink: </early>; rel=preload\r\n\r\n");
        return with(copy -> {
            List<byte[]> more = new ArrayList<>(copy.before);
            for (int i = 0; i < times; i++) {
                more.add(head);
            }
            copy.before = List.copyOf(more);
        });
    }

    /** Sends the answer as soon as the client connects, and reads the request afterwards; only on new connections. */
    public FaultResponse beforeRequest() {
        return with(copy -> copy.beforeRequest = true);
    }

    /** Sends only what comes before a place; what follows then is for the {@code then…} methods to say. */
    public FaultResponse upTo(Place place) {
        return with(copy -> copy.place = place);
    }

    /** After these bytes nothing more comes, though the head promises more, until the client closes the connection. */
    public FaultResponse thenStall() {
        return ending(FaultScript.Ending.STALL);
    }

    /** After these bytes the connection is closed in good order (FIN), though the head promises more. */
    public FaultResponse thenClose() {
        return ending(FaultScript.Ending.CLOSE);
    }

    /** After these bytes the connection is reset (RST). */
    public FaultResponse thenReset() {
        return ending(FaultScript.Ending.RESET);
    }

    /** Sends all of the answer, then closes the connection in good order without having said so. */
    public FaultResponse thenHangUp() {
        return ending(FaultScript.Ending.HANG_UP);
    }

    /** After these bytes the same text comes again and again, as fast as it goes, until the client closes. */
    public FaultResponse thenFlood(String text) {
        return thenDrip(text, Duration.ZERO);
    }

    /**
     * After these bytes the same text comes again and again until the client closes.
     *
     * @param pause between two of them
     */
    public FaultResponse thenDrip(String text, Duration pause) {
        return ending(FaultScript.Ending.REPEAT).with(copy -> {
            copy.repeated = FaultScript.bytes(text);
            copy.pause = pause;
        });
    }

    /** The same bytes, each sent by itself. */
    public FaultResponse trickled() {
        return trickled(Duration.ZERO);
    }

    /**
     * The same bytes, each sent by itself.
     *
     * @param pause after each
     */
    public FaultResponse trickled(Duration pause) {
        return with(copy -> {
            copy.pace = FaultScript.Pace.BYTES;
            copy.pause = pause;
        });
    }

    /** The same answer without the last piece of its body, which in a stream is the sign of its end. */
    FaultResponse withoutLastPiece() {
        return with(copy -> copy.pieces = copy.pieces.subList(0, copy.pieces.size() - 1));
    }

    /** The same answer with one more piece at the end of its body. */
    FaultResponse plusPiece(String piece) {
        return with(copy -> {
            List<byte[]> more = new ArrayList<>(copy.pieces);
            more.add(FaultScript.bytes(piece));
            copy.pieces = List.copyOf(more);
        });
    }

    private FaultResponse ending(FaultScript.Ending ending) {
        return with(copy -> copy.ending = ending);
    }

    private FaultResponse with(Consumer<FaultScript> change) {
        FaultScript copy = script.copy();
        change.accept(copy);
        return new FaultResponse(copy);
    }

    FaultScript script() {
        return script;
    }
}
