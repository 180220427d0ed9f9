package io.github.pas4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which golden pairs a few-shot request may show, and which of them it always shows. What is shown depends on language,
 * category and target alone, never on the prompt, so that a provider's prefix cache can hold it.
 *
 * <p>A target that asks for evidence is shown what the evidence says: pairs of intents that it favours with their
 * complement, pairs of intents that it does not favour as silence. The bundled transferable pairs, which were measured, are
 * added for that. A complement that nobody measured is an example only where nothing of its category was.
 */
final class Examples {

    /** Of the examples for a target that takes whatever helps a little, one in this many is silent, as in the pairs. */
    private static final int BASIC_SILENT = 4;

    private static final int STRONG_SILENT = 2;

    /** Kinds of intents that were measured to do harm come first among the silent ones, so often each. */
    private static final int ROUNDS_OF_REFUTED = 2;

    private final List<GoldenPair> golden;
    private final List<GoldenPair> measured;

    Examples(GoldenPairs golden) {
        this.golden = golden.pairs();
        GoldenPairs transferable = GoldenPairs.bundledTransferable();
        this.measured = golden.taxonomy().equals(transferable.taxonomy())
                ? Stream.concat(golden.pairs().stream(), transferable.pairs().stream())
                        .distinct()
                        .toList()
                : golden.pairs();
    }

    /**
     * Everything that may be shown, the first to be shown first; of all categories where the prompt's is not known or has
     * no pairs.
     */
    List<Example> candidates(Language language, Optional<Category> category, Target target) {
        List<GoldenPair> pairs = target.asksForEvidence() ? measured : golden;
        List<GoldenPair> spoken =
                pairs.stream().filter(pair -> pair.language().equals(language)).toList();
        List<GoldenPair> near = spoken.stream()
                .filter(pair -> category.map(pair.category()::equals).orElse(false))
                .toList();
        return near.isEmpty()
                ? shown(spoken, target, example -> example.pair().category().id())
                : shown(near, target, example -> example.pair().intent());
    }

    private static List<Example> shown(List<GoldenPair> pairs, Target target, Function<Example, String> kind) {
        if (!target.asksForEvidence()
                || pairs.stream()
                        .allMatch(pair -> target.evidence(pair.intent()).isEmpty())) {
            List<Example> all = pairs.stream()
                    .map(pair -> new Example(pair, pair.complement()))
                    .toList();
            return spread(all, kind);
        }
        List<Example> favoured = new ArrayList<>();
        List<Example> refuted = new ArrayList<>();
        List<Example> silent = new ArrayList<>();
        for (GoldenPair pair : pairs) {
            if (pair.complement().isEmpty()) {
                silent.add(new Example(pair, Optional.empty()));
            } else if (target.admits(pair.intent())) {
                favoured.add(new Example(pair, pair.complement()));
            } else if (target.evidence(pair.intent()).isPresent()) {
                refuted.add(new Example(pair, Optional.empty()));
            }
        }
        List<List<Example>> harmful = rounds(refuted, kind);
        int first = Math.min(ROUNDS_OF_REFUTED, harmful.size());
        List<Example> all = new ArrayList<>(spread(favoured, kind));
        harmful.subList(0, first).forEach(all::addAll);
        all.addAll(spread(silent, kind));
        harmful.subList(first, harmful.size()).forEach(all::addAll);
        return all;
    }

    /** The examples that stand in every request, silent ones spread evenly among the others. */
    static List<Example> fixed(List<Example> candidates, Target target, int count) {
        List<Example> silent = candidates.stream().filter(Example::isSilent).toList();
        List<Example> speaking =
                candidates.stream().filter(example -> !example.isSilent()).toList();
        int wanted = Math.max(1, count / (target.asksForEvidence() ? STRONG_SILENT : BASIC_SILENT));
        int silentCount = Math.min(silent.size(), Math.max(wanted, count - speaking.size()));
        int speakingCount = Math.min(speaking.size(), count - silentCount);
        return woven(speaking.subList(0, speakingCount), silent.subList(0, silentCount));
    }

    /** One of each kind, then a second one of each, and so on; silent and speaking ones apart. */
    private static List<Example> spread(List<Example> examples, Function<Example, String> kind) {
        List<Example> spread = new ArrayList<>();
        rounds(examples, example -> kind.apply(example) + example.isSilent()).forEach(spread::addAll);
        return spread;
    }

    private static List<List<Example>> rounds(List<Example> examples, Function<Example, String> kind) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<List<Example>> rounds = new ArrayList<>();
        for (Example example : examples) {
            int round = seen.merge(kind.apply(example), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(example);
        }
        return rounds;
    }

    private static List<Example> woven(List<Example> speaking, List<Example> silent) {
        int all = speaking.size() + silent.size();
        List<Example> woven = new ArrayList<>(all);
        int quiet = 0;
        for (int i = 0; i < all; i++) {
            // The i-th place is silent where the even share of silent ones has just passed a whole number.
            boolean isSilent = (long) (i + 1) * silent.size() / all > quiet;
            woven.add(isSilent ? silent.get(quiet++) : speaking.get(i - quiet));
        }
        return woven;
    }
}
