package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.VectorSample;
import io.github.pas4j.embedding.Embeddings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Maps of prompts, one for each encoder, since vectors of two are not compared. */
final class PromptMaps {

    /** Points of all maps: what browsers draw at once, and a page can hold. */
    static final int MOST_POINTS = 5_000;

    private static final int MOST_TEXT = 160;
    /** Fewer are no map. */
    private static final int LEAST = 3;
    /** Places are whole numbers up to this one. */
    private static final int SIDE = 9_999;

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private final List<Drawn> maps = new ArrayList<>();
    private final List<String> categories;
    private final long withoutVector;

    /**
     * A map.
     *
     * @param texts how many there are of the language
     */
    private record Drawn(String space, long texts, List<PromptBook.Entry> prompts, Embeddings vectors) {}

    PromptMaps(CurationResult result, PromptBook book) {
        withoutVector = result.counts().withoutEncoder();
        Map<String, Integer> counts = new TreeMap<>();
        long all = result.vectorSamples().values().stream()
                .mapToLong(sample -> sample.ids().size())
                .sum();
        result.vectorSamples().forEach((space, sample) -> {
            int[] shown = shown(sample.ids().size(), all);
            if (shown.length >= LEAST) {
                List<PromptBook.Entry> prompts = IntStream.of(shown)
                        .mapToObj(i -> book.find(sample.ids().get(i)).orElseThrow())
                        .toList();
                prompts.forEach(prompt -> counts.merge(prompt.category(), 1, Integer::sum));
                maps.add(new Drawn(space, sample.texts(), prompts, rows(sample, shown)));
            }
        });
        maps.sort(Comparator.comparing((Drawn map) -> -map.prompts().size()).thenComparing(Drawn::space));
        categories = counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> isNone(entry.getKey()))
                        .thenComparing(entry -> -entry.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isNone(String category) {
        return category.equals(PromptBook.UNKNOWN) || category.equals(PromptBook.UNASKED);
    }

    /** Each sample's share of the points, evenly. */
    private static int[] shown(int size, long all) {
        int most = all <= MOST_POINTS ? size : (int) (size * (long) MOST_POINTS / all);
        return IntStream.range(0, most).map(i -> (int) ((long) i * size / most)).toArray();
    }

    private static Embeddings rows(VectorSample sample, int[] some) {
        Embeddings.Builder rows =
                Embeddings.builder(some.length, sample.vectors().dimension());
        for (int i = 0; i < some.length; i++) {
            rows.row(i, sample.vectors().row(some[i]));
        }
        return rows.build();
    }

    boolean isEmpty() {
        return maps.isEmpty();
    }

    void write(Html html) {
        html.open("section", "id", "map", "class", "wide").element("h2", "A map of the prompts");
        html.open("div", "class", "controls");
        html.open("label").text("language ").open("select", "id", "map-space");
        for (int i = 0; i < maps.size(); i++) {
            html.element("option", label(maps.get(i)), "value", Integer.toString(i));
        }
        html.close("select").close("label");
        html.open("label").text("coloured by ").open("select", "id", "map-colour");
        html.element("option", "category", "value", "category")
                .element("option", "what became of it", "value", "outcome");
        html.close("select").close("label");
        html.open("fieldset", "id", "map-outcomes").element("legend", "shown").close("fieldset");
        html.close("div");
        html.open("div", "class", "map")
                .open("div", "class", "plot", "id", "map-plot")
                .close("div");
        html.open("div", "class", "key", "id", "map-key").close("div").close("div");
        html.element(
                "p",
                "Point at a prompt, or tap on it, to read it.",
                "id",
                "map-text",
                "class",
                "prompt",
                "aria-live",
                "polite");
        html.element("p", note(), "class", "note").close("section").newLine();
    }

    private String note() {
        String note =
                "Kept prompts are full points, dropped ones are rings, or smaller. Those whose vectors are near lie near; how far apart"
                        + " heaps are means nothing. Vectors of two encoders are not compared, so each has a map. Filtered prompts have"
                        + " no vector, and exact duplicates lie where their text does. A duplicate has the category of what stands for"
                        + " it.";
        if (withoutVector > 0) {
            note += " Texts on no map, since no encoder reads their language: " + Numbers.count(withoutVector) + ".";
        }
        return note;
    }

    private static String label(Drawn map) {
        return map.space() + ": " + Numbers.count(map.prompts().size()) + " of " + Numbers.count(map.texts())
                + " texts";
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("categories", categories);
        data.put("unclassified", categories.stream().filter(PromptMaps::isNone).toList());
        data.put("outcomes", OUTCOMES.stream().map(Outcome::label).toList());
        data.put("maps", maps.stream().map(this::data).toList());
        return data;
    }

    private Map<String, Object> data(Drawn map) {
        int[] places = whole(NeighborLayout.of(map.vectors()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "x",
                IntStream.range(0, places.length / 2).map(i -> places[2 * i]).toArray());
        data.put(
                "y",
                IntStream.range(0, places.length / 2)
                        .map(i -> places[2 * i + 1])
                        .toArray());
        data.put(
                "category",
                map.prompts().stream()
                        .mapToInt(prompt -> categories.indexOf(prompt.category()))
                        .toArray());
        data.put(
                "outcome",
                map.prompts().stream()
                        .mapToInt(prompt -> OUTCOMES.indexOf(prompt.outcome()))
                        .toArray());
        data.put(
                "text",
                map.prompts().stream()
                        .map(prompt -> VisibleText.line(prompt.prompt().text(), MOST_TEXT))
                        .toList());
        return data;
    }

    /** The places in whole numbers from 0, by one scale for both axes. */
    private static int[] whole(double[] places) {
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < places.length; i++) {
            least[i % 2] = Math.min(least[i % 2], places[i]);
            most[i % 2] = Math.max(most[i % 2], places[i]);
        }
        double side = Math.max(1e-9, Math.max(most[0] - least[0], most[1] - least[1]));
        int[] whole = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            whole[i] = (int) Math.round((places[i] - least[i % 2]) / side * SIDE);
        }
        return whole;
    }
}
