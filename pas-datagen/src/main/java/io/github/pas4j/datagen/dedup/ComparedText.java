package io.github.pas4j.datagen.dedup;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is compared with others: its canonical form and the code in it. Immutable and safe for use by many threads. Two texts
 * that agree in both are one to every veto, so that what holds for one holds for the other.
 */
public final class ComparedText {

    private final String canonical;
    private final List<String> codeBlocks;
    private final boolean truncated;
    private final Vocabulary vocabulary;
    private @Nullable List<Token> tokens; // of canonical; immutable, so that any thread may set it

    private ComparedText(String canonical, List<String> codeBlocks, boolean truncated, Vocabulary vocabulary) {
        this.canonical = canonical;
        this.codeBlocks = codeBlocks;
        this.truncated = truncated;
        this.vocabulary = vocabulary;
    }

    /** Reads a text as one that no encoder has cut, without knowledge of other texts. */
    public static ComparedText of(String text) {
        return of(text, false, new Vocabulary());
    }

    static ComparedText of(String text, boolean truncated, Vocabulary vocabulary) {
        Objects.requireNonNull(text, "text");
        return of(text, CanonicalText.of(text), truncated, vocabulary);
    }

    static ComparedText of(String text, String canonical, boolean truncated, Vocabulary vocabulary) {
        return new ComparedText(canonical, codeBlocks(text), truncated, vocabulary);
    }

    static List<String> codeBlocks(String text) {
        return List.copyOf(Markdown.codeBlocks(text));
    }

    /** As {@link CanonicalText#of} gives it. */
    public String canonical() {
        return canonical;
    }

    /** What stands between code fences, each block as it is but for white space at the ends of its lines. Unmodifiable. */
    public List<String> codeBlocks() {
        return codeBlocks;
    }

    /** Whether the text's vector stands for its beginning alone. */
    public boolean truncated() {
        return truncated;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    List<Token> tokens() {
        List<Token> known = tokens;
        if (known == null) {
            known = List.copyOf(Tokens.of(canonical));
            tokens = known;
        }
        return known;
    }

    /** Whether the list of English words has most of its words. */
    boolean english() {
        int words = 0;
        int known = 0;
        for (Token token : tokens()) {
            if (token.is(Token.Kind.WORD)) {
                words++;
                known += Vocabulary.isWord(token.text()) ? 1 : 0;
            }
        }
        return 2 * known >= words;
    }

    /** The length alone: texts do not get into logs. */
    @Override
    public String toString() {
        return "ComparedText[" + canonical.length() + " characters]";
    }
}
