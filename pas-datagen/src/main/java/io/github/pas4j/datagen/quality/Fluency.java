package io.github.pas4j.datagen.quality;

import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether words, in Chinese characters, stand in an order that they have in language, as learnt from the golden pairs that come
 * with the library.
 */
final class Fluency {

    /** The rest would only cost time. */
    private static final int MOST_UNITS = 400;

    /** So many units of middling order are added, so that little text says little. */
    private static final double SHRINKAGE = 4;

    private final Transitions transitions;
    private final Function<String, List<String>> units;
    private final double usual;

    private Fluency(Language language, Function<String, List<String>> units, double usual) {
        this.units = units;
        this.usual = usual;
        Collection<List<String>> texts = Stream.of(GoldenPairs.bundled(), GoldenPairs.bundledTransferable())
                .flatMap(pairs -> pairs.pairs(language).stream())
                .flatMap(Fluency::texts)
                .distinct()
                .map(units)
                .toList();
        this.transitions = new Transitions(texts);
    }

    private static Stream<String> texts(GoldenPair pair) {
        return Stream.concat(Stream.of(pair.prompt()), pair.complement().stream());
    }

    static Fluency english() {
        return English.INSTANCE;
    }

    static Fluency chinese() {
        return Chinese.INSTANCE;
    }

    /** In (0, 1): 1/2 for disorder, more for language. */
    double of(String text) {
        List<String> all = units.apply(text);
        List<String> some = all.size() > MOST_UNITS ? all.subList(0, MOST_UNITS) : all;
        double pairs = Math.max(0, some.size() - 1);
        double mean = (transitions.mean(some) * pairs + usual * SHRINKAGE) / (pairs + SHRINKAGE);
        return 1 / (1 + Math.exp(-8 * (mean - usual / 2) / usual));
    }

    private static List<String> characters(String text) {
        List<String> characters = new ArrayList<>();
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .forEach(c -> characters.add(Character.isIdeographic(c) ? Character.toString(c) : kind(c)));
        return characters;
    }

    private static String kind(int c) {
        return Character.isLetter(c) ? "a" : Character.isDigit(c) ? "#" : "，,、；;：:".indexOf(c) >= 0 ? "," : "~";
    }

    private static final class English {
        private static final Fluency INSTANCE = new Fluency(Language.ENGLISH, EnglishClasses::of, 0.3);
    }

    private static final class Chinese {
        private static final Fluency INSTANCE = new Fluency(Language.CHINESE, Fluency::characters, 0.3);
    }
}
