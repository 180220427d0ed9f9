package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.GeneratedPair;
import io.github.pas4j.datagen.PairState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of the prompts, by category. */
final class PairFates implements PairSection {

    /** Of prompts without a category, as in {@code RunSummary}. */
    static final String NO_CATEGORY = "none";

    private static final int MOST_CATEGORIES = 40;
    private static final List<PairState> ENDS =
            List.of(PairState.QUARANTINED, PairState.UNVERIFIED, PairState.SURPLUS, PairState.PENDING);

    private final Map<String, Fate> byCategory = new HashMap<>();
    private final Fate all = new Fate();

    /** Counts of one category, or of all. */
    private static final class Fate {
        private final Map<PairState, Long> states = new EnumMap<>(PairState.class);
        private long prompts;
        private long silent;
        private long firstTry;

        void add(GeneratedPair pair) {
            prompts++;
            states.merge(pair.state(), 1L, Long::sum);
            if (pair.state() == PairState.ACCEPTED) {
                silent += pair.complement().isEmpty() ? 1 : 0;
                firstTry +=
                        AcceptedBy.of(pair).filter(AcceptedBy.FIRST_TRY::equals).isPresent() ? 1 : 0;
            }
        }

        void add(Fate other) {
            prompts += other.prompts;
            other.states.forEach((state, count) -> states.merge(state, count, Long::sum));
            silent += other.silent;
            firstTry += other.firstTry;
        }

        long count(PairState state) {
            return states.getOrDefault(state, 0L);
        }
    }

    static String category(GeneratedPair pair) {
        return pair.category().filter(id -> !id.isEmpty()).orElse(NO_CATEGORY);
    }

    @Override
    public String id() {
        return "categories";
    }

    @Override
    public String name() {
        return "Categories";
    }

    @Override
    public void add(GeneratedPair pair) {
        all.add(pair);
        byCategory.computeIfAbsent(category(pair), none -> new Fate()).add(pair);
    }

    long prompts() {
        return all.prompts;
    }

    long count(PairState state) {
        return all.count(state);
    }

    long silent() {
        return all.silent;
    }

    long firstTry() {
        return all.firstTry;
    }

    /**
     * @param unreadable rows that were no prompts
     */
    Funnel funnel(long unreadable) {
        boolean someUnreadable = unreadable > 0;
        Funnel funnel = new Funnel(
                "From prompts to pairs", someUnreadable ? "read" : "prompts", prompts() + unreadable, "accepted");
        if (someUnreadable) {
            funnel.step("unreadable", unreadable);
        }
        return funnel.step("not decided yet", count(PairState.PENDING))
                .step("not needed (surplus)", count(PairState.SURPLUS))
                .step("unverified", count(PairState.UNVERIFIED))
                .step("quarantined", count(PairState.QUARANTINED))
                .leaving(count(PairState.ACCEPTED));
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", id(), "class", "wide").element("h2", "What became of each category");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.element("th", "category", "scope", "col");
        for (String head : List.of("prompts", "accepted", "of prompts", "silent", "right at the first try")) {
            html.element("th", head, "scope", "col", "class", "number");
        }
        ENDS.forEach(state -> html.element("th", label(state), "scope", "col", "class", "number"));
        html.close("tr").close("thead").open("tbody");
        List<String> shown = Largest.of(prompts(byCategory), MOST_CATEGORIES);
        shown.forEach(category -> row(html, category, byCategory.getOrDefault(category, new Fate())));
        if (shown.size() < byCategory.size()) {
            Fate rest = new Fate();
            byCategory.forEach((category, fate) -> {
                if (!shown.contains(category)) {
                    rest.add(fate);
                }
            });
            row(html, (byCategory.size() - shown.size()) + " others", rest);
        }
        html.close("tbody").open("tfoot");
        row(html, "all", all);
        html.close("tfoot").close("table").close("div");
        html.element(
                "p",
                "Silent pairs are accepted ones without a complement. Right at the first try are so many of the accepted.",
                "class",
                "note");
        html.close("section").newLine();
    }

    private static String label(PairState state) {
        return state == PairState.PENDING ? "not decided" : state.id();
    }

    private static Map<String, Long> prompts(Map<String, Fate> fates) {
        Map<String, Long> prompts = new HashMap<>();
        fates.forEach((category, fate) -> prompts.put(category, fate.prompts));
        return prompts;
    }

    private static void row(Html html, String category, Fate fate) {
        long accepted = fate.count(PairState.ACCEPTED);
        html.open("tr").foreign("th", VisibleText.line(category, 60), "scope", "row");
        html.element("td", Numbers.count(fate.prompts), "class", "number");
        html.element("td", Numbers.count(accepted), "class", "number total");
        html.element("td", Numbers.share(accepted, fate.prompts), "class", "number");
        html.element("td", Numbers.count(fate.silent), "class", "number");
        html.element("td", Numbers.share(fate.firstTry, accepted), "class", "number");
        ENDS.forEach(state -> html.element("td", Numbers.count(fate.count(state)), "class", "number"));
        html.close("tr").newLine();
    }
}
