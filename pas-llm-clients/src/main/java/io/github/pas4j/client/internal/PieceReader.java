package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.client.internal.AnswerInPieces.Use;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads a streamed answer piece by piece and checks it as a whole at its end. To be used within steps of an exchange. */
final class PieceReader {

    private final CallContext context;
    private final Response response;
    private final AnswerCheck check;
    private final AnswerInPieces answer;
    private final Frames frames;
    private final SilenceWatch silence;
    private boolean lastRead;
    private boolean ended;

    PieceReader(Exchange exchange, Response response, AnswerCheck check, Use use, SilenceWatch silence) {
        this.context = exchange.context();
        this.silence = silence;
        this.response = response;
        this.check = check;
        this.answer = new AnswerInPieces(check == AnswerCheck.NONE ? use : Use.WANTED);
        this.frames =
                context.dialect().frames(silence.over(response.body().byteStream()), HttpLlmClient.MAX_ANSWER_BYTES);
    }

    /** The next piece that says something, or null where the answer ended as it should. */
    @Nullable
    ChatChunk next() throws IOException {
        silence.waiting();
        try {
            while (!ended) {
                ChatChunk chunk = lastRead ? end() : read();
                if (chunk != null) {
                    return chunk;
                }
            }
            return null;
        } catch (UnreadableAnswerException e) {
            throw e;
        } catch (IOException e) {
            silence.throwIfExpired(e, response, context);
            throw e instanceof EOFException || e instanceof ProtocolException ? cut() : e;
        } finally {
            silence.paused();
        }
    }

    /** The whole answer. */
    ChatResponse readAll() throws IOException {
        for (ChatChunk chunk = next(); chunk != null; chunk = next()) {
            // It is collected already.
        }
        return answer.build()
                .model(context.safeText().unlessKey(answer.model()))
                .requestId(context.requestId(response).orElse(null))
                .build();
    }

    private @Nullable ChatChunk end() throws UnreadableAnswerException {
        if (check != AnswerCheck.NONE) {
            check.check(answer.build().build());
        }
        ended = true;
        silence.close();
        return null;
    }

    private @Nullable ChatChunk read() throws IOException {
        String frame = frames.next();
        if (frame == null) {
            throw cut();
        }
        if (context.dialect().isEnd(frame)) {
            return end();
        }
        try {
            JsonNode root = HttpLlmClient.document(frame.getBytes(StandardCharsets.UTF_8), response, context);
            Piece piece = context.dialect().piece(root);
            answer.add(piece);
            lastRead = piece.last();
            return piece.chunk().isEmpty() ? null : piece.chunk();
        } catch (UnreadableAnswerException e) {
            throw e.within(frames.start(), frames.end());
        }
    }

    private UnreadableAnswerException cut() {
        return new UnreadableAnswerException("the stream was cut before its end", frames.position(), -1);
    }
}
