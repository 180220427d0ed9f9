package io.github.pas4j.datagen.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The page's parts, to jump to. */
final class Contents {

    private final Map<String, String> parts = new LinkedHashMap<>();

    /**
     * @param id of the part's element
     */
    void add(String id, String name) {
        parts.put(id, name);
    }

    void write(Html html) {
        html.open("nav", "aria-label", "parts of the page");
        parts.forEach((id, name) -> html.element("a", name, "href", "#" + id).text(" "));
        html.close("nav");
    }
}
