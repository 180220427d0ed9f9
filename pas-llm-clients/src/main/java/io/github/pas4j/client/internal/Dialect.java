package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import java.io.InputStream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** What one kind of server wants to be asked, and how it answers; all else is the same for all of them. Thread-safe. */
public interface Dialect {

    /** The provider, as exceptions name it. */
    String provider();

    /** Where chat requests go. */
    HttpUrl endpoint(BaseUrl base);

    /** Adds headers that the server asks for. */
    default void headers(Request.Builder http, @Nullable String apiKey) {
        if (apiKey != null) {
            http.header("Authorization", "Bearer " + apiKey);
        }
    }

    /**
     * The body of a request.
     *
     * @throws IllegalArgumentException if the server has no words for it
     */
    byte[] body(ChatRequest request, String model, Delivery delivery);

    /** How the server is asked for an answer that the caller wants whole. */
    default Delivery deliveryOfWhole(ChatRequest request) {
        return Delivery.WHOLE;
    }

    /** What streams are called in the {@code Accept} header. */
    String streamMediaType();

    /** Cuts a stream into JSON documents. */
    Frames frames(InputStream in, long maxBytes);

    /** Whether this, in place of a JSON document, ends a stream. */
    boolean isEnd(String frame);

    /** A whole answer, without request id and model. */
    ChatResponse.Builder whole(JsonNode root) throws UnreadableAnswerException;

    /** What a document of a stream says. */
    Piece piece(JsonNode root) throws UnreadableAnswerException;

    /** The header that holds the request's id. */
    default String requestIdHeader() {
        return "x-request-id";
    }
}
