package io.github.pas4j.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run has spent and what calls on their way may yet spend, by model. The journal alone says what was spent: it is
 * summed up when the store is opened, and added to with each answer recorded. Shared by all budgets of a store.
 */
final class Ledger {

    private final Map<String, Tally> spent;
    private final Map<String, Tally> reserved = new HashMap<>();

    private Ledger(Map<String, Tally> spent) {
        this.spent = spent;
    }

    static Ledger of(Database database) {
        return database.read("summing up the journal", connection -> {
            Map<String, Tally> spent = new TreeMap<>();
            String sql = "SELECT model, count(*), sum(tokens_in), sum(tokens_out) FROM journal GROUP BY model";
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    spent.put(Columns.text(row, 1), tally(row));
                }
            }
            return new Ledger(spent);
        });
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(row.getLong(2), row.getLong(3), row.getLong(4));
    }

    synchronized void recorded(String model, Tally call) {
        spent.merge(model, call, Tally::plus);
    }

    synchronized Map<String, Tally> spent() {
        return Map.copyOf(spent);
    }

    /** Reserves, if the check, which sees what is spent and reserved at this moment, does not throw. */
    synchronized void reserve(String model, Tally asked, Check check) {
        check.require(spent, reserved);
        reserved.merge(model, asked, Tally::plus);
    }

    synchronized void release(String model, Tally asked) {
        reserved.computeIfPresent(model, (name, tally) -> {
            Tally rest = tally.minus(asked);
            return rest.equals(Tally.NONE) ? null : rest;
        });
    }

    /** Objects, by an exception, to a call. */
    @FunctionalInterface
    interface Check {
        void require(Map<String, Tally> spent, Map<String, Tally> reserved);
    }

    static Tally total(Map<String, Tally> byModel) {
        return byModel.values().stream().reduce(Tally.NONE, Tally::plus);
    }
}
