package io.github.pas4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pas4j.datagen.classify.ClassifierScore;
import io.github.pas4j.datagen.classify.ClassifierScore.Interval;
import io.github.pas4j.datagen.classify.ClassifierScore.OfCategory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a classifier did, as JSON and as text. */
final class ClassifierScoreText {

    private ClassifierScoreText() {}

    /** The fields of an object that is open. */
    static void fields(JsonGenerator json, ClassifierScore score, int leastRows) throws IOException {
        json.writeNumberField("rows", score.rows());
        number(json, "accuracy", score.accuracy());
        number(json, "macroF1", score.macroF1(leastRows));
        Interval interval = score.macroF1Interval(leastRows);
        json.writeArrayFieldStart("macroF1Interval");
        value(json, interval.lower());
        value(json, interval.upper());
        json.writeEndArray();
        number(json, "calibrationError", score.calibrationError());
        json.writeNumberField("unknown", score.unknown());
        json.writeObjectFieldStart("byCategory");
        for (Map.Entry<String, OfCategory> entry : score.byCategory().entrySet()) {
            json.writeObjectFieldStart(entry.getKey());
            json.writeNumberField("rows", entry.getValue().rows());
            number(json, "precision", entry.getValue().precision());
            number(json, "recall", entry.getValue().recall());
            number(json, "f1", entry.getValue().f1());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String key, double value) throws IOException {
        json.writeFieldName(key);
        value(json, value);
    }

    /** JSON has no NaN. */
    private static void value(JsonGenerator json, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else {
            json.writeNumber(Math.round(value * 1e6) / 1e6);
        }
    }

    /** A table of the categories, and a line of the whole. */
    static List<String> lines(ClassifierScore score, int leastRows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("category", "rows", "precision", "recall", "F1"));
        score.byCategory()
                .forEach((id, of) -> cells.add(List.of(
                        id,
                        Integer.toString(of.rows()),
                        rounded(of.precision()),
                        rounded(of.recall()),
                        rounded(of.f1()))));
        List<String> lines = new ArrayList<>(TextTable.lines(cells));
        lines.add(String.format(
                Locale.ROOT,
                "%,d prompts, accuracy %s, macro-F1 %s, calibration error %s, %,d without a category",
                score.rows(),
                rounded(score.accuracy()),
                rounded(score.macroF1(leastRows)),
                rounded(score.calibrationError()),
                score.unknown()));
        return lines;
    }

    private static String rounded(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
