package io.github.pas4j.datagen.report;

/** The few numbers at the top of a page. */
final class Cards {

    private Cards() {}

    /**
     * @param id names the number to whoever reads the page by a program
     */
    static void card(Html html, String number, String what, String id) {
        html.open("div", "class", "card").element("dt", what);
        html.element("dd", number, "id", "number-" + id).close("div");
    }
}
