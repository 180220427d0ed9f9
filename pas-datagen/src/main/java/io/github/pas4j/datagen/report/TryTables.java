package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.GeneratedPair;
import io.github.pas4j.datagen.GeneratedPair.Step;
import io.github.pas4j.datagen.PairState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pairs whose first try was refused: what it was, why, and what was accepted in the end; and some that never came right. */
final class TryTables implements PairSection {

    private static final int EACH = 3;
    private static final int MOST = 36;
    private static final int MOST_TEXT = 600;
    private static final String UNUSABLE = "unusable";

    /** By why the first try was refused, the first few in the order of the input. */
    private final Map<String, List<Example>> accepted = new HashMap<>();

    private final Map<String, List<Example>> quarantined = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** What is shown of a pair, cut. */
    private record Example(
            String id,
            String category,
            String prompt,
            Said first,
            List<String> objections,
            String reason,
            Said last,
            String how) {}

    /**
     * What was said.
     *
     * @param text of a complement, or what stands for one
     * @param isComplement whether it is a complement's
     */
    private record Said(String text, boolean isComplement) {

        static Said of(Optional<String> complement) {
            return complement
                    .map(text -> new Said(VisibleText.of(text, MOST_TEXT), true))
                    .orElse(new Said("silence", false));
        }

        static Said of(Step step) {
            return step.result().equals(UNUSABLE) ? new Said("nothing usable", false) : of(step.complement());
        }
    }

    @Override
    public String id() {
        return "examples";
    }

    @Override
    public String name() {
        return "Examples";
    }

    @Override
    public void add(GeneratedPair pair) {
        if (pair.state() != PairState.ACCEPTED && pair.state() != PairState.QUARANTINED) {
            return;
        }
        if (pair.history().isEmpty() || pair.history().get(0).objections().isEmpty()) {
            return;
        }
        String reason = pair.history().get(0).objections().get(0);
        boolean right = pair.state() == PairState.ACCEPTED;
        Map<String, List<Example>> examples = right ? accepted : quarantined;
        boolean isFull = examples.size() == MOST && !examples.containsKey(reason);
        if (isFull || examples.getOrDefault(reason, List.of()).size() == EACH) {
            return;
        }
        String kind = pair.state() + " " + AcceptedBy.of(pair) + " " + reason + " " + PairFates.category(pair);
        if (seen.add(kind)) { // no two alike, for variety
            examples.computeIfAbsent(reason, none -> new ArrayList<>()).add(right ? righted(pair) : given(pair));
        }
    }

    private static Example righted(GeneratedPair pair) {
        String how = AcceptedBy.of(pair)
                .filter(AcceptedBy.CORRECTION::equals)
                .map(AcceptedBy::label)
                .orElse(pair.attempts() + (pair.attempts() == 1 ? " attempt" : " attempts"));
        return example(pair, Said.of(pair.complement()), how);
    }

    private static Example given(GeneratedPair pair) {
        Step last = pair.history().get(pair.history().size() - 1);
        String why = last.reason().isEmpty() ? String.join(", ", last.objections()) : last.reason();
        return example(pair, Said.of(last), VisibleText.line(why, MOST_TEXT));
    }

    private static Example example(GeneratedPair pair, Said last, String how) {
        Step first = pair.history().get(0);
        return new Example(
                VisibleText.line(pair.id(), 80),
                VisibleText.line(PairFates.category(pair), 60),
                VisibleText.of(pair.prompt(), MOST_TEXT),
                Said.of(first),
                first.objections().stream()
                        .map(objection -> VisibleText.line(objection, 40))
                        .toList(),
                VisibleText.line(first.reason(), MOST_TEXT),
                last,
                how);
    }

    @Override
    public boolean isEmpty() {
        return accepted.isEmpty() && quarantined.isEmpty();
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", id(), "class", "wide").element("h2", "First try, why not, and what became of it");
        table(html, "Accepted in the end", "accepted", accepted);
        table(html, "Never right", "last try", quarantined);
        html.close("section").newLine();
    }

    private static void table(Html html, String title, String last, Map<String, List<Example>> examples) {
        if (examples.isEmpty()) {
            return;
        }
        html.element("h3", title).open("table", "class", "tries").open("thead").open("tr");
        for (String head : List.of("prompt", "first try", "refused", last)) {
            html.element("th", head, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        int left = MOST;
        for (String reason : Reasons.inOrder(examples.keySet())) {
            for (Example example : examples.getOrDefault(reason, List.of())) {
                if (left-- > 0) {
                    row(html, example, who(reason), last);
                }
            }
        }
        html.close("tbody").close("table");
    }

    private static void row(Html html, Example example, String who, String last) {
        html.open("tr");
        html.open("td", "data-label", "prompt").foreign("div", example.prompt(), "class", "prompt", "tabindex", "0");
        html.foreign("small", example.category() + " · " + example.id()).close("td");
        html.open("td", "data-label", "first try");
        said(html, example.first()).close("td");
        html.open("td", "data-label", "refused");
        html.foreign("div", String.join(", ", example.objections()), "class", "why");
        html.foreign("div", example.reason(), "class", "prompt", "tabindex", "0");
        html.element("small", who).close("td");
        html.open("td", "data-label", last);
        said(html, example.last()).foreign("small", example.how()).close("td");
        html.close("tr").newLine();
    }

    private static String who(String reason) {
        Reasons.By by = Reasons.by(reason);
        return by == Reasons.By.OTHERWISE ? Reasons.meaning(reason).orElse("") : "by " + by.label();
    }

    private static Html said(Html html, Said said) {
        return said.isComplement()
                ? html.foreign("div", said.text(), "class", "prompt", "tabindex", "0")
                : html.element("div", said.text(), "class", "prompt silence");
    }
}
