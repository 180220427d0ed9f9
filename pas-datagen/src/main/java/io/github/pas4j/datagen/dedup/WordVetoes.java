package io.github.pas4j.datagen.dedup;

import io.github.pas4j.datagen.dedup.Changes.Change;
import io.github.pas4j.datagen.dedup.Changes.Side;
import io.github.pas4j.datagen.dedup.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Vetoes that look at which words differ. */
final class WordVetoes {

    /** A pair that has more of its words exchanged is another way of saying it, not the same with one word changed. */
    private static final double MOST_EXCHANGED = 0.5;

    /** Nor is one that differs at more places, in words that may be there or not, too. */
    private static final int MOST_PLACES = 2;

    private WordVetoes() {}

    static Optional<String> reason(ComparedText one, ComparedText other) {
        boolean turned =
                one.canonical().compareTo(other.canonical()) > 0; // where alignments are equally short, one is taken
        ComparedText a = turned ? other : one;
        ComparedText b = turned ? one : other;
        Changes changes = Changes.between(a, b);
        boolean cut = a.truncated() || b.truncated();
        if (!changes.known()) {
            return cut ? Optional.of("rest") : Optional.empty();
        }
        if (name(changes, a.english() && b.english())) {
            return Optional.of("name");
        }
        if (changes.places() <= MOST_PLACES && (changes.opposed() || exchanged(changes, a, b))) {
            return Optional.of("word");
        }
        if (Order.turned(a.tokens(), b.tokens(), changes.all().isEmpty())) {
            return Optional.of("order");
        }
        return cut && (!changes.all().isEmpty() || changes.moved()) ? Optional.of("rest") : Optional.empty();
    }

    private static boolean name(Changes changes, boolean english) {
        return changes.only(Side.A).stream().anyMatch(token -> isName(token, english))
                || changes.only(Side.B).stream().anyMatch(token -> isName(token, english));
    }

    /** A known name, or among English words one that no list knows. */
    private static boolean isName(Token token, boolean english) {
        return token.is(Kind.WORD)
                && token.text().length() > 1
                && (Vocabulary.isName(token.text()) || (english && !Vocabulary.isWord(token.text())));
    }

    /** Whether some words stand in the place of others, and most words are as they were. */
    private static boolean exchanged(Changes changes, ComparedText a, ComparedText b) {
        int exchanged = 0;
        for (Change change : changes.all()) {
            if (!change.a().isEmpty() && !change.b().isEmpty()) {
                exchanged += Math.max(change.a().size(), change.b().size());
            }
        }
        int words = Math.max(content(a.tokens()), content(b.tokens()));
        return exchanged > 0 && exchanged <= Math.max(1, MOST_EXCHANGED * words);
    }

    private static int content(List<Token> tokens) {
        return (int) tokens.stream().filter(token -> !token.harmless()).count();
    }
}
