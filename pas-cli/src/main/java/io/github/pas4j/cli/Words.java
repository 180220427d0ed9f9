package io.github.pas4j.cli;

import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.Category;
import io.github.pas4j.Evidence;
import io.github.pas4j.Outcome;
import java.util.Map;

/** Says in words what became of a prompt. */
final class Words {

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("greeting", "it is a greeting"),
            Map.entry("thanks", "it says thanks"),
            Map.entry("acknowledgement", "it only says ok, good-bye or the like"),
            Map.entry("yes-no-turn", "it answers a question or picks something"),
            Map.entry("follow-up", "it means nothing without the messages before it"),
            Map.entry("safety", "someone seems to need urgent help"),
            Map.entry("strict-output", "it asks for strict output"),
            Map.entry("multiple-choice", "it is a multiple-choice question"),
            Map.entry("long-material", "it brings long material"),
            Map.entry("no-words", "it has no words"),
            Map.entry("blank", "it is blank"),
            Map.entry("states-its-wishes", "it says what the answer should be like"),
            Map.entry("document", "it brings a document and says what to do with it"),
            Map.entry("too-long", "the complement was too long"),
            Map.entry("control-characters", "the complement had control characters"),
            Map.entry("echo", "the complement repeated the prompt"),
            Map.entry("other-language", "the complement was in another language"),
            Map.entry("template-words", "the complement had words of a template"),
            Map.entry("answer", "the complement gave an answer"),
            Map.entry("contradiction", "the complement contradicted the prompt"),
            Map.entry("timeout", "its time ran out"));

    private Words() {}

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case AUGMENTED -> "augmented";
            case SHADOWED -> "shadowed";
            case ALREADY_COMPLETE -> "already complete";
            case SKIPPED -> "skipped";
            case UNSUPPORTED -> "unsupported";
            case NO_COMPLEMENT -> "no complement";
            case REJECTED -> "refused by the guard";
            case TIMED_OUT -> "timed out";
            case FAILED -> "failed";
            case OFF -> "off";
        };
    }

    /** Outcome and reason of a prompt that was left alone. */
    static String leftAlone(AugmentedPrompt result) {
        String reason = result.reason().map(OneLine::of).orElse("");
        String words = REASONS.getOrDefault(reason, reason);
        return outcome(result.outcome()) + (words.isEmpty() ? "" : ": " + words);
    }

    /** One line about one prompt. */
    static String line(AugmentedPrompt result, TargetOption target) {
        String category =
                result.category().map(Category::id).map(id -> " (" + id + ")").orElse("");
        if (result.outcome() == Outcome.AUGMENTED) {
            return result.outcome() + category + intent(result, target);
        }
        return result.outcome() + category + "; left alone, " + leftAlone(result);
    }

    /** What a user may do about a prompt that was left alone, to go after its line; or nothing. */
    static String hint(AugmentedPrompt result, TargetOption target) {
        return result.outcome() == Outcome.NO_COMPLEMENT && target.isStrong()
                ? "; --target basic augments it the paper's way"
                : "";
    }

    private static String intent(AugmentedPrompt result, TargetOption target) {
        return result.intent()
                .map(name -> "; " + name + ": "
                        + result.evidence()
                                .map(evidence -> evidence(evidence)
                                        + (target.isYours(name) ? " in your evidence" : " in our comparison"))
                                .orElse("not measured"))
                .orElse("");
    }

    private static String evidence(Evidence evidence) {
        return count(evidence.wins(), "win", "wins") + ", " + count(evidence.losses(), "loss", "losses");
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
