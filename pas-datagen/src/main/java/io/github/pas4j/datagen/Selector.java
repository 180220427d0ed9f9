package io.github.pas4j.datagen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Selects by filling up: whichever category has fewest gets the next one, and in it whichever language has fewest, as long as
 * there are any; so none is empty and what a small one cannot give the others get. Categories and languages with a quota are
 * filled first. Within a category and language the best of each group come first, then the second best, and of these those of
 * the largest groups.
 */
final class Selector {

    private final Selection selection;
    private final int[] groupTaken;
    private final SortedMap<String, Integer> languageTaken = new TreeMap<>();
    private final List<CategoryCells> categories = new ArrayList<>();
    private final boolean[] selected;
    private int taken;

    /**
     * A prompt that may be selected.
     *
     * @param number its own
     * @param category id, or what stands for none
     * @param language code
     * @param place in its group
     * @param groupSize how many the group has
     * @param draw decides between equals
     */
    record Entry(int number, String category, String language, Place place, int groupSize, long draw) {}

    private static final Comparator<Entry> ORDER = Comparator.comparingInt(
                    (Entry entry) -> entry.place().rank())
            .thenComparing(Comparator.comparingInt(Entry::groupSize).reversed())
            .thenComparingLong(Entry::draw)
            .thenComparingInt(Entry::number);

    /** Prompts of one category and language, the first to be taken first. */
    private static final class Cell {
        private final String language;
        private final List<Entry> entries = new ArrayList<>();
        private int next;
        private int taken;

        Cell(String language) {
            this.language = language;
        }
    }

    /** Cells of a category by language. */
    private static final class CategoryCells {
        private final String id;
        private final int quota;
        private final SortedMap<String, Cell> cells = new TreeMap<>();
        private int available;
        private int taken;
        private boolean exhausted;

        CategoryCells(String id, int quota) {
            this.id = id;
            this.quota = quota;
        }
    }

    /**
     * @param numbers how many prompts have a number
     * @param groups how many groups there are
     */
    Selector(Selection selection, int numbers, int groups, List<Entry> entries) {
        this.selection = selection;
        this.groupTaken = new int[groups];
        this.selected = new boolean[numbers];
        SortedMap<String, CategoryCells> byId = new TreeMap<>();
        for (Entry entry : entries) {
            CategoryCells category = byId.computeIfAbsent(
                    entry.category(), id -> new CategoryCells(id, quota(selection.byCategory(), id)));
            category.cells.computeIfAbsent(entry.language(), Cell::new).entries.add(entry);
            category.available++;
        }
        categories.addAll(byId.values());
        categories.sort(Comparator.comparingInt((CategoryCells category) -> category.available)
                .thenComparing(category -> category.id)); // of equals the scarce first, while its groups have room
        categories.forEach(category -> category.cells.values().forEach(cell -> cell.entries.sort(ORDER)));
    }

    private static int quota(Map<String, Integer> quotas, String name) {
        return quotas.getOrDefault(name, Selection.ALL);
    }

    /** Selects; whether each number is. */
    boolean[] run() {
        fill(categories.stream()
                .filter(category -> category.quota != Selection.ALL)
                .toList());
        fill(categories.stream()
                .filter(category -> category.quota == Selection.ALL)
                .toList());
        return selected.clone();
    }

    private void fill(List<CategoryCells> some) {
        while (taken < selection.size()) {
            Optional<CategoryCells> least = some.stream()
                    .filter(category -> !category.exhausted && category.taken < category.quota)
                    .min(Comparator.comparingInt(category -> category.taken)); // the first of equals
            if (least.isEmpty()) {
                return;
            }
            CategoryCells category = least.get();
            if (!takeOne(category) && !(category.taken == 0 && takeDespiteFullGroups(category))) {
                category.exhausted = true;
            }
        }
    }

    private boolean takeOne(CategoryCells category) {
        Optional<Cell> cell = category.cells.values().stream()
                .filter(this::hasMore)
                .min(Comparator.comparingDouble(this::filled)
                        .thenComparingInt(some -> some.taken)
                        .thenComparing(some -> some.language));
        cell.ifPresent(some -> take(category, some, some.entries.get(some.next++)));
        return cell.isPresent();
    }

    /** How full the quota of a cell's language is; 1 where there is none, since quotas come first. */
    private double filled(Cell cell) {
        int quota = quota(selection.byLanguage(), cell.language);
        return quota == Selection.ALL ? 1 : languageTaken.getOrDefault(cell.language, 0) / (double) quota;
    }

    private boolean hasMore(Cell cell) {
        if (isFull(cell.language)) {
            return false;
        }
        while (cell.next < cell.entries.size()
                && isFull(cell.entries.get(cell.next).place().group())) {
            cell.next++;
        }
        return cell.next < cell.entries.size();
    }

    boolean isFull(String language) {
        return languageTaken.getOrDefault(language, 0) >= quota(selection.byLanguage(), language);
    }

    boolean isFull(int group) {
        return groupTaken[group] >= selection.perGroup();
    }

    /** A category whose every prompt is in a group that others have filled is not left empty. */
    private boolean takeDespiteFullGroups(CategoryCells category) {
        Optional<Entry> best = category.cells.values().stream()
                .filter(cell -> !isFull(cell.language))
                .flatMap(cell -> cell.entries.stream())
                .min(ORDER);
        best.ifPresent(entry -> take(category, Objects.requireNonNull(category.cells.get(entry.language())), entry));
        return best.isPresent();
    }

    private void take(CategoryCells category, Cell cell, Entry entry) {
        selected[entry.number()] = true;
        groupTaken[entry.place().group()]++;
        languageTaken.merge(entry.language(), 1, Integer::sum);
        category.taken++;
        cell.taken++;
        taken++;
    }

    /** How many were selected. */
    int taken() {
        return taken;
    }

    int taken(String category) {
        return categories.stream()
                .filter(some -> some.id.equals(category))
                .mapToInt(some -> some.taken)
                .sum();
    }

    int takenOfLanguage(String language) {
        return languageTaken.getOrDefault(language, 0);
    }

    /** Which aims were not reached, for people to read. */
    List<String> shortfalls() {
        List<String> shortfalls = new ArrayList<>();
        selection.byCategory().forEach((id, quota) -> {
            if (taken(id) < quota) {
                shortfalls.add("quota of category " + id + ": " + taken(id) + " of " + quota);
            }
        });
        selection.byLanguage().forEach((code, quota) -> {
            if (takenOfLanguage(code) < quota) {
                shortfalls.add("quota of language " + code + ": " + takenOfLanguage(code) + " of " + quota);
            }
        });
        if (selection.size() != Selection.ALL && taken < selection.size()) {
            shortfalls.add("size: " + taken + " of " + selection.size());
        }
        return shortfalls;
    }
}
