package io.github.pas4j.datagen.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a model answered, read as scores: JSON in some form, wherever it stands in the answer, else prose that leaves no doubt.
 * A prompt that got two different scores, or none, is unscored.
 */
final class ScoreReply {

    /** No answer asked for is nearly as long; nothing beyond is looked at. */
    private static final int MAX_ANSWER = 20_000;

    private static final List<String> SCORE_KEYS =
            List.of("score", "rating", "quality", "quality_score", "value", "grade", "points", "分数", "评分", "得分");
    private static final List<String> NUMBER_KEYS = List.of("n", "number", "id", "index", "prompt", "no", "i");

    private final int count;
    private final Map<Integer, Set<Double>> found = new HashMap<>();
    private final List<OptionalDouble> unnumbered = new ArrayList<>();

    private ScoreReply(int count) {
        this.count = count;
    }

    /** One score for each of so many prompts; empty where the answer has none. */
    static List<OptionalDouble> read(ChatResponse response, int count) {
        boolean withheld = response.refusal().isPresent() || response.finishReason() == FinishReason.CONTENT_FILTER;
        if (withheld || response.text().length() > MAX_ANSWER) {
            return Collections.nCopies(count, OptionalDouble.empty());
        }
        return new ScoreReply(count).read(withoutThoughts(response.text()));
    }

    private static String withoutThoughts(String text) {
        int end = text.lastIndexOf("</think>");
        return end >= 0
                ? text.substring(end + "</think>".length())
                : text.strip().startsWith("<think>") ? "" : text;
    }

    private List<OptionalDouble> read(String text) {
        List<JsonNode> all = LooseJson.in(text);
        for (JsonNode json : all) {
            found.clear();
            unnumbered.clear();
            collect(json);
            List<OptionalDouble> scores = scores();
            if (scores.stream().anyMatch(OptionalDouble::isPresent)) {
                return scores;
            }
        }
        found.clear();
        unnumbered.clear();
        if (all.isEmpty()) { // what JSON does not say its numbers do not say either
            ScoreProse.collect(text, count, this::found);
        }
        return scores();
    }

    private void collect(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::element);
        } else if (node.isObject() && !scored(node)) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                OptionalInt number = number(field.getKey());
                if (number.isPresent()) {
                    score(field.getValue()).ifPresent(score -> found(number.getAsInt(), score));
                } else if (field.getValue().isContainerNode()) {
                    collect(field.getValue());
                }
            }
        } else if (node.isValueNode() && count == 1) {
            unnumbered.add(value(node));
        }
    }

    private void element(JsonNode node) {
        if (node.isObject()) {
            collect(node);
        } else if (node.isValueNode()) {
            unnumbered.add(value(node));
        }
    }

    /** An object of one score, with its number if it has one. */
    private boolean scored(JsonNode node) {
        boolean isScored = SCORE_KEYS.stream().anyMatch(key -> node.path(key).isValueNode());
        if (isScored) {
            OptionalDouble score = score(node);
            OptionalInt number = NUMBER_KEYS.stream()
                    .map(node::path)
                    .filter(JsonNode::isValueNode)
                    .map(value -> number(value.asText()))
                    .filter(OptionalInt::isPresent)
                    .findFirst()
                    .orElse(OptionalInt.empty());
            if (number.isPresent()) {
                score.ifPresent(value -> found(number.getAsInt(), value));
            } else {
                unnumbered.add(score);
            }
        }
        return isScored;
    }

    private static OptionalDouble score(JsonNode node) {
        if (!node.isObject()) {
            return value(node);
        }
        for (String key : SCORE_KEYS) {
            JsonNode value = node.path(key);
            if (value.isValueNode()) {
                for (String scale : List.of("scale", "max", "out_of", "outOf")) {
                    if (value.isNumber() && node.path(scale).isNumber()) {
                        return ScoreScale.of(
                                value.doubleValue(), node.path(scale).doubleValue());
                    }
                }
                return value(value);
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble value(JsonNode node) {
        return node.isNumber() ? ScoreScale.of(node.doubleValue()) : ScoreScale.of(node.asText());
    }

    /** {@code 3}, {@code #3}, {@code prompt 3}, {@code n3}. */
    private static OptionalInt number(String written) {
        String digits = written.strip().replaceFirst("(?i)\\A(?:prompts?|提示|n|no\\.?)?[ _#]*", "");
        return digits.matches("[0-9]{1,3}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private void found(int number, double score) {
        found.computeIfAbsent(number, none -> new HashSet<>()).add(score);
    }

    private List<OptionalDouble> scores() {
        if (found.isEmpty() && unnumbered.size() == count) {
            return List.copyOf(unnumbered);
        }
        // Some models count from 0, whatever they are shown.
        int first = found.containsKey(0) && !found.containsKey(count) ? 0 : 1;
        List<OptionalDouble> scores = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<Double> own = found.getOrDefault(first + i, Set.of());
            double score = own.size() == 1 ? own.iterator().next() : Double.NaN;
            scores.add(Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score));
        }
        return scores;
    }
}
