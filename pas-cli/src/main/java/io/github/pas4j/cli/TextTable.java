package io.github.pas4j.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under one another. */
final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    /** A line for each row, its cells as wide as the widest of their column, numbers to the right. */
    static List<String> lines(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        boolean[] numbers = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], width(OneLine.of(row.get(column))));
            }
            int of = column;
            numbers[column] = rows.stream().skip(1).allMatch(row -> row.get(of).matches("[0-9.]+( %)?|-"));
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = OneLine.of(row.get(column));
                String blanks = " ".repeat(widths[column] - width(cell));
                line.append(column == 0 ? "" : GAP).append(numbers[column] ? blanks + cell : cell + blanks);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
