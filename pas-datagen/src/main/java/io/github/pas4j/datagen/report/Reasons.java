package io.github.pas4j.datagen.report;

import io.github.pas4j.Criterion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why tries are refused: who says so, in which order they are shown, and what the names mean. */
final class Reasons {

    private static final Map<String, String> CRITIC = new LinkedHashMap<>();
    private static final Map<String, String> OTHERWISE = new LinkedHashMap<>();
    private static final Map<String, String> CHECKS = new LinkedHashMap<>();

    static {
        for (Criterion criterion : Criterion.values()) {
            CRITIC.put(criterion.id(), meaning(criterion));
        }
        CRITIC.put("missing", "silence where a complement would help");
        CRITIC.put("other", "wrong in a way that no criterion names");
        CRITIC.put("unverified", "the verdict could not be read");
        CHECKS.put("too-long", "longer than is allowed");
        CHECKS.put("control-characters", "has characters that do not show");
        CHECKS.put("no-words", "has no words");
        CHECKS.put("echo", "repeats the prompt");
        CHECKS.put("other-language", "is not in the prompt's language");
        CHECKS.put("template-words", "has markup or a label in it");
        CHECKS.put("answer", "answers the prompt instead of saying how");
        CHECKS.put("contradiction", "goes against what the prompt itself says");
        CHECKS.put("leaked-request", "speaks of the instructions instead of the answer");
        OTHERWISE.put("unusable", "what the generator answered is no complement");
        OTHERWISE.put("recurring", "right, but too many others are the same");
    }

    private Reasons() {}

    private static String meaning(Criterion criterion) {
        return switch (criterion) {
            case INTENT -> "leaves what the prompt wants";
            case SUPERFLUOUS -> "adds nothing, or would fit any prompt";
            case ANSWERS -> "answers the prompt";
            case EXCESSIVE -> "asks for too much, or for what the prompt rules out";
            case LANGUAGE -> "is not in the prompt's language";
        };
    }

    /** Who refuses for a reason. A name that nobody here knows is a check of the user's own. */
    enum By {
        CRITIC("the critic"),
        CHECKS("local checks"),
        OTHERWISE("otherwise");

        private final String label;

        By(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static By by(String reason) {
        if (CRITIC.containsKey(reason)) {
            return By.CRITIC;
        }
        return OTHERWISE.containsKey(reason) ? By.OTHERWISE : By.CHECKS;
    }

    /** The critic's first. */
    static List<String> inOrder(Collection<String> reasons) {
        List<String> known = new ArrayList<>(CRITIC.keySet());
        known.addAll(CHECKS.keySet());
        return reasons.stream()
                .sorted(Comparator.comparing(Reasons::by)
                        .thenComparing(reason -> known.contains(reason) ? known.indexOf(reason) : known.size())
                        .thenComparing(reason -> reason))
                .toList();
    }

    static Optional<String> meaning(String reason) {
        return Optional.ofNullable(CRITIC.getOrDefault(reason, CHECKS.getOrDefault(reason, OTHERWISE.get(reason))));
    }
}
