package io.github.pas4j.datagen.report;

/** Cells of a table that are the darker the more there is. */
final class Shades {

    private static final int SHADES = 8;

    private Shades() {}

    /**
     * @param most the largest count of the table
     */
    static void cell(Html html, long count, long most) {
        html.element("td", count == 0 ? "·" : Numbers.count(count), "class", "number shade" + shade(count, most));
    }

    /** By the root, so that small numbers can be told apart. */
    private static int shade(long count, long most) {
        return count == 0 ? 0 : (int) Math.max(1, Math.round(SHADES * Math.sqrt((double) count / most)));
    }
}
