package io.github.pas4j.benchmarks.dedup;

import io.github.pas4j.Language;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The usual way without vectors: share of common runs of three characters, two in Chinese. */
final class Shingles {

    private Shingles() {}

    static double jaccard(LabelledPair pair) {
        Set<String> x = of(pair.a(), pair.language());
        Set<String> y = of(pair.b(), pair.language());
        Set<String> all = new HashSet<>(x);
        all.addAll(y);
        x.retainAll(y);
        return all.isEmpty() ? 1 : x.size() / (double) all.size();
    }

    private static Set<String> of(String text, Language language) {
        int length = language.equals(Language.CHINESE) ? 2 : 3;
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> out = new HashSet<>();
        for (int i = 0; i + length <= lower.length(); i++) {
            out.add(lower.substring(i, i + length));
        }
        return out;
    }
}
