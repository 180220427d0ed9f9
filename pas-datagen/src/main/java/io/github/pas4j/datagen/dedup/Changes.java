package io.github.pas4j.datagen.dedup;

import io.github.pas4j.datagen.dedup.Difference.Hunk;
import io.github.pas4j.datagen.dedup.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The differences of two texts that may matter: hunks without words that may be there or not, without misspellings and
 * other forms of a word, and without words that the other text has elsewhere.
 */
final class Changes {

    /** Words that are in one text alone, at one place. Either list may be empty, not both. */
    record Change(List<Token> a, List<Token> b) {}

    /** More combinations than this are not looked at for misspellings. */
    private static final int FEW = 10_000;

    private final List<Change> changes = new ArrayList<>();
    private final List<Token> onlyA = new ArrayList<>();
    private final List<Token> onlyB = new ArrayList<>();
    private int places;
    private boolean opposed;
    private boolean moved;
    private boolean known = true;

    private Changes() {}

    static Changes between(ComparedText a, ComparedText b) {
        Changes changes = new Changes();
        List<Hunk> hunks = Difference.of(a.tokens(), b.tokens());
        if (hunks == null) {
            changes.known = false;
            return changes;
        }
        changes.sortOut(hunks, a.tokens(), b.tokens(), new Spelling(a.vocabulary()));
        return changes;
    }

    /** Places at which something matters. */
    List<Change> all() {
        return changes;
    }

    /** Places at which the texts differ in more than the spelling of a word, whether it matters or not. */
    int places() {
        return places;
    }

    /** What one text has and the other has not, at any place. */
    List<Token> only(Side side) {
        return side == Side.A ? onlyA : onlyB;
    }

    enum Side {
        A,
        B
    }

    /** Whether a small word stands where its opposite stands in the other text. */
    boolean opposed() {
        return opposed;
    }

    /** Whether a word that matters stands elsewhere in the other text. */
    boolean moved() {
        return moved;
    }

    /** False if the texts differ too much to be sorted out. */
    boolean known() {
        return known;
    }

    private void sortOut(List<Hunk> hunks, List<Token> a, List<Token> b, Spelling spelling) {
        List<List<Token>> restA = new ArrayList<>();
        List<List<Token>> restB = new ArrayList<>();
        for (Hunk hunk : hunks) {
            List<Token> x = new ArrayList<>(a.subList(hunk.fromA(), hunk.toA()));
            List<Token> y = new ArrayList<>(b.subList(hunk.fromB(), hunk.toB()));
            if (joined(x).equals(joined(y))) {
                continue; // "any more", "anymore"
            }
            if (x.size() == y.size()) {
                opposed |= opposed(x, y, a, hunk.fromA());
            }
            dropSame(x, y, spelling);
            places += x.isEmpty() && y.isEmpty() ? 0 : 1;
            x.removeIf(Token::harmless);
            y.removeIf(Token::harmless);
            restA.add(x);
            restB.add(y);
        }
        List<Token> allA = new ArrayList<>();
        List<Token> allB = new ArrayList<>();
        restA.forEach(allA::addAll);
        restB.forEach(allB::addAll);
        int before = allA.size();
        dropSame(allA, allB, spelling);
        moved = allA.size() < before;
        onlyA.addAll(allA);
        onlyB.addAll(allB);
        for (int i = 0; i < restA.size(); i++) {
            List<Token> x = taken(restA.get(i), allA);
            List<Token> y = taken(restB.get(i), allB);
            if (!x.isEmpty() || !y.isEmpty()) {
                changes.add(new Change(x, y));
            }
        }
    }

    private static List<Token> taken(List<Token> tokens, List<Token> from) {
        List<Token> out = new ArrayList<>();
        for (Token token : tokens) {
            if (from.remove(token)) {
                out.add(token);
            }
        }
        return out;
    }

    /** Small words in the place of others; "how do I" and "how do you" are the same. */
    private static boolean opposed(List<Token> x, List<Token> y, List<Token> a, int from) {
        for (int i = 0; i < x.size(); i++) {
            if (FunctionWords.opposed(x.get(i).text(), y.get(i).text()) && !anybody(a, from + i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anybody(List<Token> tokens, int at) {
        return at >= 2
                && List.of("how", "what", "where", "when", "which")
                        .contains(tokens.get(at - 2).text())
                && List.of("do", "can", "should", "could", "would", "to")
                        .contains(tokens.get(at - 1).text());
    }

    /** Takes words out of both that are one word. */
    private static void dropSame(List<Token> x, List<Token> y, Spelling spelling) {
        boolean few = (long) x.size() * y.size() <= FEW;
        for (int i = 0; i < x.size(); i++) {
            for (int j = 0; j < y.size(); j++) {
                if (x.get(i).equals(y.get(j)) || (few && same(x.get(i), y.get(j), spelling))) {
                    x.remove(i--);
                    y.remove(j);
                    break;
                }
            }
        }
    }

    private static boolean same(Token a, Token b, Spelling spelling) {
        return a.is(Kind.WORD)
                && b.is(Kind.WORD)
                && (spelling.same(a.text(), b.text()) || Terms.same(a.text(), b.text()));
    }

    private static String joined(List<Token> tokens) {
        StringBuilder out = new StringBuilder();
        for (Token token : tokens) {
            if (!token.is(Kind.WORD)) {
                return tokens.toString();
            }
            out.append(token.text());
        }
        return out.toString();
    }
}
