package io.github.pas4j.datagen.dedup;

/** Whether two texts differ in nothing but misspelt words and the spaces between words. */
final class Typos {

    private Typos() {}

    static boolean only(ComparedText a, ComparedText b) {
        boolean turned = a.canonical().compareTo(b.canonical()) > 0;
        Changes changes = turned ? Changes.between(b, a) : Changes.between(a, b);
        return changes.known() && changes.places() == 0 && !changes.opposed();
    }
}
