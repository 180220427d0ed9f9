package io.github.pas4j.client.internal.resilience;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ContentPart;
import java.lang.Character.UnicodeScript;

/** A guess at the tokens that a call will use, for limits alone: the provider's count replaces it afterwards. */
public final class TokenEstimate {

    /** What an answer is taken to have where the request does not bound it. */
    static final int UNBOUNDED_ANSWER = 512;

    /** Role and separators of a message. */
    static final int MESSAGE = 4;

    /** An image is sent as megabytes of text and yet counts like a page. */
    static final int MAX_OPAQUE = 1000;

    private TokenEstimate() {}

    /** Tokens of the conversation and of the longest answer. */
    public static long of(ChatRequest request) {
        long tokens = request.maxTokens().orElse(UNBOUNDED_ANSWER);
        for (ChatMessage message : request.messages()) {
            tokens += MESSAGE + message.fields().map(TokenEstimate::of).orElse(0L);
            for (ContentPart part : message.parts()) {
                tokens += part instanceof ContentPart.Text text
                        ? of(text.text())
                        : Math.min(MAX_OPAQUE, of(((ContentPart.Opaque) part).json()));
            }
        }
        return tokens;
    }

    /** A character of Chinese, Japanese or Korean counts 1, one of another script than Latin ½, any other ¼. */
    static long of(String text) {
        long quarters = text.codePoints().mapToLong(TokenEstimate::quarters).sum();
        return (quarters + 3) / 4;
    }

    private static int quarters(int character) {
        if (character < 0x250) {
            return 1;
        }
        boolean wide = (character >= 0x3000 && character < 0x3040) || (character >= 0xFF00 && character < 0xFFF0);
        if (wide) { // punctuation and full-width forms, which belong to no one script
            return 4;
        }
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> 4;
            case LATIN, COMMON -> 1;
            default -> 2;
        };
    }
}
