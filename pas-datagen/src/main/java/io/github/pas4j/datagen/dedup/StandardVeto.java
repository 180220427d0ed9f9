package io.github.pas4j.datagen.dedup;

import io.github.pas4j.datagen.dedup.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The vetoes in turn, cheap ones first. */
final class StandardVeto implements PairVeto {

    static final StandardVeto INSTANCE = new StandardVeto();

    private StandardVeto() {}

    @Override
    public Optional<String> reason(ComparedText a, ComparedText b) {
        if (!a.codeBlocks().equals(b.codeBlocks())) {
            return Optional.of("code");
        }
        if (a.canonical().equals(b.canonical())) {
            return Optional.empty();
        }
        if (!sameNumbers(a.tokens(), b.tokens())) {
            return Optional.of("number");
        }
        if (!symbols(a.tokens()).equals(symbols(b.tokens()))) {
            return Optional.of("formula");
        }
        if (Negation.count(a.tokens()) != Negation.count(b.tokens())) {
            return Optional.of("negation");
        }
        if (!Terms.languages(a.tokens()).equals(Terms.languages(b.tokens()))) {
            return Optional.of("language");
        }
        if (differ(Terms.units(a.tokens()), Terms.units(b.tokens()))) {
            return Optional.of("unit");
        }
        if (differ(Dates.of(a.tokens()), Dates.of(b.tokens()))) {
            return Optional.of("date");
        }
        return WordVetoes.reason(a, b);
    }

    /** Whether each has one that the other has not. */
    private static boolean differ(Set<String> a, Set<String> b) {
        return !a.containsAll(b) && !b.containsAll(a);
    }

    private static List<String> symbols(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.is(Kind.SYMBOL))
                .map(Token::text)
                .toList();
    }

    /** The same numbers as often; "one" may be one or none. */
    private static boolean sameNumbers(List<Token> a, List<Token> b) {
        List<String> onlyA = numbers(a);
        List<String> onlyB = new ArrayList<>();
        for (String number : numbers(b)) {
            if (!onlyA.remove(number)) {
                onlyB.add(number);
            }
        }
        return covered(onlyA, b) && covered(onlyB, a);
    }

    private static boolean covered(List<String> missing, List<Token> other) {
        long ones = other.stream().filter(token -> token.is(Kind.ONE)).count();
        return missing.size() <= ones && missing.stream().allMatch("1"::equals);
    }

    private static List<String> numbers(List<Token> tokens) {
        List<String> out = new ArrayList<>();
        for (Token token : tokens) {
            if (token.is(Kind.NUMBER)) {
                out.add(token.text());
            }
        }
        return out;
    }
}
