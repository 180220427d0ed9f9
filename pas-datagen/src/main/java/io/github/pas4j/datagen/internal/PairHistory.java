package io.github.pas4j.datagen.internal;

import io.github.pas4j.Complement;
import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.ComplementResult;
import io.github.pas4j.Declined;
import io.github.pas4j.ModelBacked;
import io.github.pas4j.Outcome;
import io.github.pas4j.Pair;
import io.github.pas4j.PairValidator;
import io.github.pas4j.RejectedComplement;
import io.github.pas4j.Verdict;
import io.github.pas4j.Verdict.Decision;
import io.github.pas4j.datagen.internal.LocalChecks.Objection;
import io.github.pas4j.datagen.internal.Made.End;
import io.github.pas4j.datagen.internal.Try.Source;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One prompt on its way: what was tried, and what comes next. Used by one thread. */
final class PairHistory {

    /** So often a critic that could not be understood is asked about a pair in all. */
    private static final int VERDICT_TRIES = 2;

    /** So often a call that failed is made in all, beyond what the client itself does. */
    private static final int CALL_TRIES = 3;

    private final PairMaker maker;
    private final PairMaker.Settings settings;
    private final Task task;
    private final Consumer<Phase> phases;
    private final Steps steps = new Steps();
    private final List<Try> tries = new ArrayList<>();
    private final Map<Optional<String>, Judged> judged = new HashMap<>();

    PairHistory(PairMaker maker, Task task, Consumer<Phase> phases) {
        this.maker = maker;
        this.settings = maker.settings();
        this.task = task;
        this.phases = phases;
    }

    private record Judged(Verdict verdict, List<Decision> opinions) {}

    Made make(int maxAttempts) {
        return attempts(1, maxAttempts);
    }

    Made again(Made first) {
        boolean isChinese = LocalChecks.isChinese(task.prompt());
        String why = isChinese
                ? "它本身没有错，但同类的许多原话已经用了同样的补充语；请写这条原话特有的。"
                : "It is right, but many other prompts of this kind have the same one; write what is particular to this"
                        + " prompt.";
        Try last = first.tries().get(first.tries().size() - 1);
        tries.addAll(first.tries().subList(0, first.tries().size() - 1));
        tries.add(last.recurring(why));
        Made second = attempts(first.attempts() + 1, first.attempts() + 1);
        boolean better = second.end() == End.ACCEPTED && second.complement().isPresent();
        return new Made(
                End.ACCEPTED,
                better ? second.complement() : first.complement(),
                second.attempts(),
                second.tries(),
                "",
                first.calls() + second.calls(),
                first.usage().plus(second.usage()));
    }

    private Made attempts(int from, int to) {
        int attempt = from;
        try {
            for (; ; attempt++) {
                @Nullable Made end = attempt(attempt);
                if (end != null) {
                    return end;
                }
                if (attempt >= to) {
                    return made(End.QUARANTINED, Optional.empty(), attempt, "nothing was right");
                }
            }
        } catch (LlmCancelledException e) { // the run is being stopped
            throw e;
        } catch (LlmException e) { // its message names provider, model and failure, and no text
            return made(End.UNANSWERED, Optional.empty(), attempt, String.valueOf(e.getMessage()));
        }
    }

    /** How it ends by this attempt, or null where another one is needed. */
    private @Nullable Made attempt(int attempt) {
        ComplementResult result = generate(attempt);
        if (result instanceof Declined declined && !declined.isSilenceChosen()) {
            tries.add(Try.unusable(declined.reason()));
            return declined.outcome() == Outcome.UNSUPPORTED
                    ? made(End.QUARANTINED, Optional.empty(), attempt, declined.reason())
                    : null;
        }
        Optional<String> complement =
                result instanceof Complement spoken ? Optional.of(spoken.text()) : Optional.empty();
        @Nullable Judged first = checked(complement, Source.GENERATOR);
        if (first == null || first.verdict().decision() != Decision.INCORRECT) {
            return first == null ? null : ended(first, complement, attempt);
        }
        Verdict verdict = first.verdict();
        Optional<String> correction = verdict.correction();
        if (settings.corrections() == PairMaker.Corrections.PASSED_OVER
                || (correction.isEmpty() && !verdict.isSilenceBetter())
                || judged.containsKey(correction)) {
            return null;
        }
        @Nullable Judged second = checked(correction, Source.CRITIC);
        return second == null || second.verdict().decision() == Decision.INCORRECT
                ? null
                : ended(second, correction, attempt);
    }

    private Made ended(Judged last, Optional<String> complement, int attempt) {
        return last.verdict().isCorrect()
                ? made(End.ACCEPTED, complement, attempt, "")
                : made(End.UNVERIFIED, Optional.empty(), attempt, last.verdict().reason());
    }

    private Made made(End end, Optional<String> complement, int attempt, String reason) {
        return new Made(end, complement, attempt, tries, reason, steps.calls(), steps.usage());
    }

    /** The verdict on a complement that passes the local checks; null where it does not. */
    private @Nullable Judged checked(Optional<String> complement, Source source) {
        Optional<Objection> objection =
                complement.flatMap(text -> maker.checks().objection(task.request(settings.target(), List.of()), text));
        if (objection.isPresent()) {
            tries.add(Try.refused(complement.orElseThrow(), source, objection.get()));
            return null;
        }
        Judged known = judged.get(complement);
        Judged verdict = known != null ? known : judge(new Pair(task.prompt(), complement));
        judged.put(complement, verdict);
        tries.add(Try.judged(complement, source, verdict.verdict(), verdict.opinions()));
        return verdict;
    }

    private Judged judge(Pair pair) {
        phases.accept(Phase.JUDGING);
        Verdict first = verdict(settings.critic(), settings.criticCaller(), pair);
        if (settings.second().isEmpty() || first.decision() == Decision.UNVERIFIED) {
            return new Judged(first, List.of());
        }
        PairMaker.Second other = settings.second().get();
        Verdict second = verdict(other.critic(), other.caller(), pair);
        // Right is what both find right; a doubt of either stays a doubt.
        Verdict together = first.isCorrect() || second.decision() == Decision.UNVERIFIED ? second : first;
        return new Judged(together, List.of(first.decision(), second.decision()));
    }

    private Verdict verdict(PairValidator critic, Caller caller, Pair pair) {
        for (int attempt = 1; ; attempt++) {
            Verdict verdict =
                    asked(caller, attempt, client -> critic.over(client::around).validate(pair));
            if (verdict.decision() != Decision.UNVERIFIED || attempt == VERDICT_TRIES) {
                return verdict;
            }
        }
    }

    private ComplementResult generate(int attempt) {
        phases.accept(Phase.GENERATING);
        ComplementRequest request = task.request(settings.target(), rejected());
        ComplementGenerator generator = settings.generator();
        if (!(generator instanceof ModelBacked<?> backed)) {
            return repeatedly(() -> maker.recorded(task, attempt, request, steps));
        }
        return asked(settings.generatorCaller(), attempt, client -> {
            ComplementGenerator recording = (ComplementGenerator) backed.over(client::around);
            try {
                return recording.generate(request);
            } catch (LlmException e) {
                if (client.hasAnswered()) { // what it answered is no use, and asking for it again would give the same
                    return Declined.unusable("the answer is empty");
                }
                throw e;
            }
        });
    }

    private List<RejectedComplement> rejected() {
        return tries.stream()
                .map(attempt -> new RejectedComplement(attempt.complement(), attempt.reason()))
                .toList();
    }

    /** A place for the recording client that is made of the real one. */
    private static final class Around {
        private final Function<LlmClient, RecordingClient> wrapping;
        private @Nullable RecordingClient made;

        Around(Function<LlmClient, RecordingClient> wrapping) {
            this.wrapping = wrapping;
        }

        LlmClient around(LlmClient client) {
            RecordingClient recording = wrapping.apply(client);
            made = recording;
            return recording;
        }

        boolean hasAnswered() {
            return made != null && made.answers() > 0;
        }

        void addTo(Steps steps) {
            if (made != null) {
                steps.add(made.answers(), made.usage());
            }
        }
    }

    private <T> T asked(Caller caller, int attempt, Function<Around, T> step) {
        return repeatedly(() -> {
            Around client =
                    new Around(wrapped -> new RecordingClient(wrapped, maker.calls(), caller, task.id(), attempt));
            try {
                return step.apply(client);
            } finally {
                client.addTo(steps);
            }
        });
    }

    /** Makes a call that failed again, where that may help. */
    private static <T> T repeatedly(Supplier<T> call) {
        for (int made = 1; ; made++) {
            try {
                return call.get();
            } catch (LlmException e) {
                if (!e.isRetryable() || e instanceof LlmCancelledException || made == CALL_TRIES) {
                    throw e;
                }
            }
        }
    }
}
