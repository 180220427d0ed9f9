package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.Role;
import java.util.Optional;

/** {@link AugmentationGate#standard()}: asks the rules in turn. Their patterns are bounded and run on bounded text. */
final class StandardGate implements AugmentationGate {

    static final int MAX_CHARACTERS = 4_000;

    static final StandardGate INSTANCE = new StandardGate();

    private static final String STRICT_OUTPUT = "strict-output";

    private StandardGate() {}

    @Override
    public GateDecision decide(ComplementRequest request) {
        if (request.prompt().length() > MAX_CHARACTERS) {
            return GateDecision.skip("long-material");
        }
        String prompt = Patterns.plain(request.prompt());
        if (prompt.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return GateDecision.skip("no-words");
        }
        if (UrgentHelp.isSought(prompt) || EmergencySigns.areTold(prompt)) {
            return GateDecision.skip("safety");
        }
        Optional<String> turn = Turns.rule(prompt).or(() -> Chat.rule(prompt));
        if (turn.isPresent()) {
            return GateDecision.skip(turn.get());
        }
        if (FollowUps.matches(prompt) || Fragments.leanOnEarlier(prompt)) {
            return GateDecision.skip("follow-up");
        }
        if (isStrict(prompt) || request.earlier().stream().anyMatch(StandardGate::asksForStrictOutput)) {
            return GateDecision.skip(STRICT_OUTPUT);
        }
        if (StrictOutput.isMultipleChoice(prompt)) {
            return GateDecision.skip("multiple-choice");
        }
        if (StatedWishes.areComplete(prompt) || Specifications.areComplete(prompt)) {
            return GateDecision.alreadyComplete("states-its-wishes");
        }
        if (PastedDocument.hasTask(prompt) || LaidOut.hasTask(prompt)) {
            return GateDecision.alreadyComplete("document");
        }
        return GateDecision.proceed();
    }

    private static boolean isStrict(String text) {
        return FixedForm.isDemanded(text) || (StrictOutput.isDemanded(text) && !FixedForm.isWithinQuestion(text));
    }

    /** What the application or the user demanded of every answer holds for this one too. */
    private static boolean asksForStrictOutput(ChatMessage message) {
        boolean demands = message.role() == Role.SYSTEM || message.role() == Role.USER;
        String text = message.text();
        String head = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        return demands && isStrict(Patterns.plain(head));
    }
}
