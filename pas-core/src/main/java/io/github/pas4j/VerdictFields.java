package io.github.pas4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a verdict in a JSON object, under the names that were asked for or others that models choose.
 *
 * @param decision what it says
 * @param reason why; possibly empty
 * @param violations the criteria that it names
 * @param hasViolations whether it names anything at all as broken, known or not
 * @param correction what it would have instead, as it stands there
 */
record VerdictFields(
        Decision decision,
        String reason,
        Set<Criterion> violations,
        boolean hasViolations,
        Optional<String> correction) {

    /** What the verdict itself says. */
    enum Decision {
        YES,
        NO,
        UNCLEAR
    }

    private static final Set<String> CORRECT = Set.of(
            "correct",
            "iscorrect",
            "valid",
            "isvalid",
            "acceptable",
            "isacceptable",
            "verdict",
            "judgement",
            "judgment",
            "decision",
            "result",
            "pass",
            "passed",
            "正确",
            "是否正确",
            "结论",
            "判断",
            "判定",
            "是否合格",
            "合格",
            "有效",
            "评判");
    private static final Set<String> WRONG =
            Set.of("incorrect", "isincorrect", "wrong", "iswrong", "invalid", "isinvalid", "错误", "是否错误", "有误", "不正确");
    private static final Set<String> REASON = Set.of(
            "reason",
            "reasons",
            "reasoning",
            "explanation",
            "rationale",
            "why",
            "analysis",
            "justification",
            "理由",
            "原因",
            "说明",
            "解释",
            "分析");
    private static final Set<String> VIOLATIONS = Set.of(
            "violations",
            "violation",
            "violated",
            "violatedcriteria",
            "criteria",
            "broken",
            "issues",
            "problems",
            "违反",
            "违反的标准",
            "违反的条目",
            "违反条目",
            "违规",
            "问题");
    private static final Set<String> CORRECTION = Set.of(
            "correction",
            "corrected",
            "correctedcomplement",
            "finalcomplement",
            "bettercomplement",
            "improved",
            "improvement",
            "rewrite",
            "revised",
            "revision",
            "suggestion",
            "修正",
            "修改",
            "改写",
            "更正",
            "修改建议",
            "更好的补充语",
            "修改后的补充语");

    private static final Set<String> YES = Set.of(
            "true",
            "yes",
            "y",
            "correct",
            "valid",
            "right",
            "pass",
            "passed",
            "ok",
            "acceptable",
            "是",
            "是的",
            "对",
            "正确",
            "合格",
            "有效",
            "通过",
            "恰当");
    private static final Set<String> NO = Set.of(
            "false",
            "no",
            "n",
            "incorrect",
            "invalid",
            "wrong",
            "fail",
            "failed",
            "unacceptable",
            "否",
            "不",
            "不是",
            "不对",
            "错",
            "错误",
            "不正确",
            "不合格",
            "无效",
            "不通过",
            "不恰当");

    private static final Map<String, Criterion> CRITERIA = Map.ofEntries(
            Map.entry("intent", Criterion.INTENT),
            Map.entry("意图", Criterion.INTENT),
            Map.entry("superfluous", Criterion.SUPERFLUOUS),
            Map.entry("多余", Criterion.SUPERFLUOUS),
            Map.entry("answers", Criterion.ANSWERS),
            Map.entry("answer", Criterion.ANSWERS),
            Map.entry("answering", Criterion.ANSWERS),
            Map.entry("作答", Criterion.ANSWERS),
            Map.entry("excessive", Criterion.EXCESSIVE),
            Map.entry("过分", Criterion.EXCESSIVE),
            Map.entry("过度", Criterion.EXCESSIVE),
            Map.entry("language", Criterion.LANGUAGE),
            Map.entry("语言", Criterion.LANGUAGE));

    /** Words for none that stand where a list was asked for. */
    private static final Set<String> NOTHING = Set.of("", "none", "null", "na", "无", "没有");

    /** The verdict in an object, or in the one object within it that has one; empty where it has none. */
    static Optional<VerdictFields> of(JsonNode object) {
        if (hasDecision(object)) {
            return Optional.of(read(object));
        }
        List<JsonNode> inner = new ArrayList<>();
        object.forEach(value -> {
            if (value.isObject() && hasDecision(value)) {
                inner.add(value);
            }
        });
        return inner.size() == 1 ? Optional.of(read(inner.get(0))) : Optional.empty();
    }

    private static boolean hasDecision(JsonNode object) {
        return fields(object, CORRECT).stream().anyMatch(value -> !value.isContainerNode())
                || !fields(object, WRONG).isEmpty();
    }

    private static VerdictFields read(JsonNode object) {
        Set<Decision> decisions = new HashSet<>();
        fields(object, CORRECT).forEach(value -> decisions.add(decision(value)));
        fields(object, WRONG).forEach(value -> decisions.add(opposite(decision(value))));
        Decision decision = decisions.size() == 1 ? decisions.iterator().next() : Decision.UNCLEAR;
        EnumSet<Criterion> violations = EnumSet.noneOf(Criterion.class);
        boolean named = false;
        for (JsonNode field : fields(object, VIOLATIONS)) {
            for (String name : names(field)) {
                String word = normal(name);
                named |= !NOTHING.contains(word);
                Criterion known = CRITERIA.get(word);
                if (known != null) {
                    violations.add(known);
                }
            }
        }
        return new VerdictFields(
                decision,
                fields(object, REASON).stream()
                        .findFirst()
                        .map(VerdictFields::text)
                        .orElse(""),
                violations,
                named,
                fields(object, CORRECTION).stream()
                        .filter(JsonNode::isTextual)
                        .findFirst()
                        .map(JsonNode::asText));
    }

    private static List<JsonNode> fields(JsonNode object, Set<String> names) {
        List<JsonNode> values = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> {
            if (names.contains(normal(name))) {
                values.add(object.path(name));
            }
        });
        return values;
    }

    private static Decision decision(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? Decision.YES : Decision.NO;
        }
        String word = value.isTextual() ? normal(value.asText()) : "";
        return YES.contains(word) ? Decision.YES : NO.contains(word) ? Decision.NO : Decision.UNCLEAR;
    }

    private static Decision opposite(Decision decision) {
        return switch (decision) {
            case YES -> Decision.NO;
            case NO -> Decision.YES;
            case UNCLEAR -> Decision.UNCLEAR;
        };
    }

    private static List<String> names(JsonNode field) {
        if (field.isArray()) {
            List<String> names = new ArrayList<>();
            field.forEach(name -> names.add(text(name)));
            return names;
        }
        return List.of(text(field).split("[,;，；、]", -1));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(text(part)));
            return String.join(" ", parts);
        }
        return value.isNull() ? "" : value.asText().strip();
    }

    /** Lower case, without blanks, underscores and punctuation. */
    private static String normal(String name) {
        return SameText.lettersAndDigits(name).toLowerCase(Locale.ROOT);
    }
}
