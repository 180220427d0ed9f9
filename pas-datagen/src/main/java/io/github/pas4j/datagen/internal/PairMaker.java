package io.github.pas4j.datagen.internal;

import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.ComplementGuard;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.ComplementResult;
import io.github.pas4j.PairValidator;
import io.github.pas4j.Target;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes pairs, one prompt at a time: generate, check, judge; where it is wrong, judge the critic's correction, or generate again
 * with the reasons in view. What it does depends on the prompt and the answers alone. Thread-safe.
 */
public final class PairMaker {

    private final Settings settings;
    private final Calls calls;
    private final LocalChecks checks;

    /** A maker whose calls go through a journal. */
    public PairMaker(Settings settings, Calls calls) {
        this.settings = settings;
        this.calls = calls;
        this.checks = new LocalChecks(settings.guard());
    }

    /**
     * Who does what.
     *
     * @param generator writes complements
     * @param generatorCaller how its calls are recorded
     * @param critic judges
     * @param criticCaller how its calls are recorded
     * @param second judges what the critic judged, if there is one
     * @param target how strong the model is that complements are for
     * @param guard the local checks
     * @param maxAttempts how often the generator is asked, at least 1
     * @param corrections what becomes of the critic's own
     */
    public record Settings(
            ComplementGenerator generator,
            Caller generatorCaller,
            PairValidator critic,
            Caller criticCaller,
            Optional<Second> second,
            Target target,
            ComplementGuard guard,
            int maxAttempts,
            Corrections corrections) {}

    /** A second critic, and how its calls are recorded. */
    public record Second(PairValidator critic, Caller caller) {}

    /** What becomes of what a critic would have written instead. */
    public enum Corrections {
        /** It is judged, and taken if it is right. */
        JUDGED,
        /** Nothing: the generator writes again. */
        PASSED_OVER
    }

    /**
     * Makes a pair of a prompt, or finds out that it cannot.
     *
     * @param phases is told what is being done
     * @throws io.github.pas4j.runs.BudgetExceededException at a cap
     * @throws ModelGoneException if it makes no sense to go on with any prompt
     * @throws NotYetException if it has come to a call whose answer comes later
     */
    public Made make(Task task, Consumer<Phase> phases) {
        return new PairHistory(this, task, phases).make(settings.maxAttempts());
    }

    /**
     * Tries once more to find something else than what was right but is too common; without success the first one stays.
     *
     * @param first an accepted one
     * @throws io.github.pas4j.runs.BudgetExceededException at a cap
     * @throws ModelGoneException if it makes no sense to go on with any prompt
     * @throws NotYetException if it has come to a call whose answer comes later
     */
    public Made again(Task task, Made first, Consumer<Phase> phases) {
        return new PairHistory(this, task, phases).again(first);
    }

    Settings settings() {
        return settings;
    }

    Calls calls() {
        return calls;
    }

    LocalChecks checks() {
        return checks;
    }

    /** What a generator that is more than a chat model gave, in the journal. */
    ComplementResult recorded(Task task, int attempt, ComplementRequest request, Steps steps) {
        return new RecordedResult(settings.generator(), settings.generatorCaller(), calls)
                .of(task.id(), attempt, request, steps);
    }
}
