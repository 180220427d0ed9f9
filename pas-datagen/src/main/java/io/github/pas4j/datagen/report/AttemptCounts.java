package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.GeneratedPair;
import io.github.pas4j.datagen.PairState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often the generator was asked for each prompt, by how that ended; and which try was right. */
final class AttemptCounts implements PairSection {

    /** As many, or more. */
    private static final int MOST = 12;

    private static final List<PairState> ENDS =
            List.of(PairState.ACCEPTED, PairState.QUARANTINED, PairState.UNVERIFIED, PairState.SURPLUS);

    private final TreeMap<Integer, Map<PairState, Long>> counts = new TreeMap<>();
    private final Map<AcceptedBy, Long> accepted = new EnumMap<>(AcceptedBy.class);

    @Override
    public String id() {
        return "attempts";
    }

    @Override
    public String name() {
        return "Attempts";
    }

    @Override
    public void add(GeneratedPair pair) {
        if (pair.attempts() > 0) {
            counts.computeIfAbsent(Math.min(pair.attempts(), MOST), none -> new EnumMap<>(PairState.class))
                    .merge(pair.state(), 1L, Long::sum);
        }
        AcceptedBy.of(pair).ifPresent(by -> accepted.merge(by, 1L, Long::sum));
    }

    @Override
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", id()).element("h2", "Attempts for each prompt");
        html.open("div", "class", "plot", "id", "attempts-plot").close("div");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.element("th", "attempts", "scope", "col");
        shown().forEach(state -> html.element("th", state.id(), "scope", "col", "class", "number"));
        html.close("tr").close("thead").open("tbody");
        counts.forEach((attempts, states) -> row(html, label(attempts), states));
        html.close("tbody").open("tfoot");
        row(html, "all", sums());
        html.close("tfoot").close("table").close("div");
        String how = accepted.entrySet().stream()
                .map(entry ->
                        Numbers.count(entry.getValue()) + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
        html.element(
                "p",
                "An attempt is one request to the generator; a correction by the critic itself is none. "
                        + (how.isEmpty() ? "" : "Accepted: " + how + "."),
                "class",
                "note");
        html.close("section").newLine();
    }

    private void row(Html html, String label, Map<PairState, Long> states) {
        html.open("tr").element("th", label, "scope", "row");
        shown().forEach(state -> html.element("td", Numbers.count(states.getOrDefault(state, 0L)), "class", "number"));
        html.close("tr").newLine();
    }

    private List<PairState> shown() {
        Map<PairState, Long> sums = sums();
        return ENDS.stream().filter(sums::containsKey).toList();
    }

    private Map<PairState, Long> sums() {
        Map<PairState, Long> sums = new EnumMap<>(PairState.class);
        counts.values().forEach(states -> states.forEach((state, count) -> sums.merge(state, count, Long::sum)));
        return sums;
    }

    private static String label(int attempts) {
        return attempts < MOST ? Integer.toString(attempts) : MOST + " or more";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("labels", counts.keySet().stream().map(AttemptCounts::label).toList());
        data.put("states", shown().stream().map(PairState::id).toList());
        List<List<Long>> series = new ArrayList<>();
        for (PairState state : shown()) {
            series.add(counts.values().stream()
                    .map(states -> states.getOrDefault(state, 0L))
                    .toList());
        }
        data.put("counts", series);
        return data;
    }
}
