package io.github.pas4j.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link FaultResponse} is made of, and the bytes that come of it. Changed only before it is handed out. */
final class FaultScript {

    /** How the bytes are framed. */
    enum Framing {
        LENGTH,
        CHUNKED,
        /** A head that says nothing of the body's length. */
        HEAD_ONLY,
        /** No HTTP at all. */
        NONE
    }

    /** What follows the last byte. */
    enum Ending {
        COMPLETE,
        STALL,
        CLOSE,
        RESET,
        /** The connection is closed after an answer that is whole. */
        HANG_UP,
        REPEAT
    }

    /** How the bytes are sent. */
    enum Pace {
        PIECES,
        BYTES
    }

    int status;
    Framing framing = Framing.LENGTH;
    List<String> headers = List.of();
    List<byte[]> pieces = List.of();
    List<byte[]> before = List.of();
    Ending ending = Ending.COMPLETE;
    Pace pace = Pace.PIECES;
    Duration pause = Duration.ZERO;
    String lineEnd = "\r\n";
    byte[] repeated = {};
    boolean beforeRequest;
    FaultResponse.@Nullable Place place;

    @Nullable
    Long declaredLength;

    FaultScript copy() {
        FaultScript copy = new FaultScript();
        copy.status = status;
        copy.framing = framing;
        copy.headers = headers;
        copy.pieces = pieces;
        copy.before = before;
        copy.ending = ending;
        copy.pace = pace;
        copy.pause = pause;
        copy.lineEnd = lineEnd;
        copy.repeated = repeated;
        copy.beforeRequest = beforeRequest;
        copy.place = place;
        copy.declaredLength = declaredLength;
        return copy;
    }

    /** All that is sent, in the pieces that it is sent in, without what is repeated afterwards. */
    List<byte[]> wire() {
        List<byte[]> wire = new ArrayList<>(before);
        byte[] head = framing == Framing.NONE ? new byte[0] : bytes(head());
        List<byte[]> framed = pieces.stream().map(this::framed).toList();
        if (place == null) {
            wire.add(head);
            wire.addAll(framed);
            if (framing == Framing.CHUNKED && (ending == Ending.COMPLETE || ending == Ending.HANG_UP)) {
                wire.add(bytes("0\r\n\r\n"));
            }
            return wire;
        }
        switch (place) {
            case BEFORE_HEAD -> {}
            case IN_STATUS_LINE -> wire.add(Arrays.copyOf(head, "HTTP/1.1 2".length()));
            case IN_HEAD -> wire.add(Arrays.copyOf(head, head.length - (lineEnd.length() * 2 + 3)));
            case BEFORE_HEAD_ENDS -> wire.add(Arrays.copyOf(head, head.length - lineEnd.length()));
            case BEFORE_BODY -> wire.add(head);
            case IN_BODY -> {
                wire.add(head);
                byte[] body = joined(framed);
                wire.add(Arrays.copyOf(body, body.length / 2));
            }
        }
        return wire;
    }

    /** What is sent again and again. */
    byte[] repeatedWire() {
        boolean inBody = place == null || place == FaultResponse.Place.BEFORE_BODY;
        return inBody ? framed(repeated) : repeated;
    }

    byte[] body() {
        return joined(pieces);
    }

    private String head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted" + lineEnd);
        headers.forEach(header -> head.append(header).append(lineEnd));
        if (framing == Framing.CHUNKED) {
            head.append("Transfer-Encoding: chunked").append(lineEnd);
        } else if (framing == Framing.LENGTH) {
            head.append("Content-Length: ").append(length()).append(lineEnd);
        }
        return head.append(lineEnd).toString();
    }

    private long length() {
        if (declaredLength != null) {
            return declaredLength;
        }
        long length = pieces.stream().mapToLong(piece -> piece.length).sum();
        return switch (ending) {
            case COMPLETE, HANG_UP -> length;
            case STALL, CLOSE, RESET -> length + 1;
            case REPEAT -> Long.MAX_VALUE;
        };
    }

    private byte[] framed(byte[] piece) {
        return framing == Framing.CHUNKED
                ? joined(List.of(bytes(Integer.toHexString(piece.length) + "\r\n"), piece, bytes("\r\n")))
                : piece;
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
