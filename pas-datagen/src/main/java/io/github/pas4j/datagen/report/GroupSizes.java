package io.github.pas4j.datagen.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How large groups are: by powers of two, with the prompts that are in them. */
final class GroupSizes {

    private final List<Integer> sizes;

    GroupSizes(List<Integer> sizes) {
        this.sizes = sizes;
    }

    boolean isEmpty() {
        return sizes.isEmpty();
    }

    void write(Html html) {
        html.open("section", "id", "groups").element("h2", "How large groups are");
        html.open("div", "class", "plot", "id", "group-plot").close("div");
        int largest = sizes.stream().mapToInt(size -> size).max().orElse(0);
        long alone = sizes.stream().filter(size -> size == 1).count();
        html.element(
                "p",
                Numbers.count(sizes.size()) + " groups of "
                        + Numbers.count(sizes.stream().mapToLong(size -> size).sum())
                        + " distinct prompts. The largest has " + Numbers.count(largest) + "; "
                        + Numbers.count(alone) + " prompts stand alone.",
                "class",
                "note");
        html.close("section").newLine();
    }

    Map<String, Object> data() {
        List<String> labels = new ArrayList<>();
        List<Long> groups = new ArrayList<>();
        List<Long> prompts = new ArrayList<>();
        int largest = sizes.stream().mapToInt(size -> size).max().orElse(0);
        for (long from = 1, to = 1; from <= largest; from = to + 1, to *= 2) {
            long least = from;
            long most = to;
            labels.add(least == most ? Long.toString(least) : least + "–" + most);
            List<Integer> within =
                    sizes.stream().filter(size -> size >= least && size <= most).toList();
            groups.add((long) within.size());
            prompts.add(within.stream().mapToLong(size -> size).sum());
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("labels", labels);
        data.put("groups", groups);
        data.put("prompts", prompts);
        return data;
    }
}
