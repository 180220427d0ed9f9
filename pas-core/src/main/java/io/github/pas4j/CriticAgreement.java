package io.github.pas4j;

import io.github.pas4j.Verdict.Decision;

/**
 * How far two critics agree on the same pairs: the share of equal decisions and Cohen's kappa, which takes off what chance
 * alone would give (J. Cohen, A Coefficient of Agreement for Nominal Scales, 1960: κ = (p_o − p_e) / (1 − p_e), with p_e the
 * sum over the decisions of the product of both critics' shares). Pairs that one of them left unverified do not count.
 * Thread-safe.
 */
public final class CriticAgreement {

    private long bothCorrect;
    private long bothIncorrect;
    private long onlyFirstCorrect;
    private long onlySecondCorrect;

    /** Nothing counted yet. */
    public CriticAgreement() {}

    /** Counts a pair that both have judged. */
    public synchronized void add(Verdict first, Verdict second) {
        add(first.decision(), second.decision());
    }

    /** The same, of the decisions alone. */
    public synchronized void add(Decision first, Decision second) {
        if (first == Decision.UNVERIFIED || second == Decision.UNVERIFIED) {
            return;
        }
        if (first == second) {
            if (first == Decision.CORRECT) {
                bothCorrect++;
            } else {
                bothIncorrect++;
            }
        } else if (first == Decision.CORRECT) {
            onlyFirstCorrect++;
        } else {
            onlySecondCorrect++;
        }
    }

    /** How many pairs were counted. */
    public synchronized long pairs() {
        return bothCorrect + bothIncorrect + onlyFirstCorrect + onlySecondCorrect;
    }

    /** How many of them the critics decided differently. */
    public synchronized long disagreements() {
        return onlyFirstCorrect + onlySecondCorrect;
    }

    /** Share of equal decisions, 0 to 1; NaN where nothing was counted. */
    public synchronized double agreement() {
        return (bothCorrect + bothIncorrect) / (double) pairs();
    }

    /** Cohen's kappa, at most 1; NaN where nothing was counted or both critics decided all pairs in one and the same way. */
    public synchronized double kappa() {
        double all = pairs();
        double first = (bothCorrect + onlyFirstCorrect) / all;
        double second = (bothCorrect + onlySecondCorrect) / all;
        double chance = first * second + (1 - first) * (1 - second);
        return (agreement() - chance) / (1 - chance);
    }

    @Override
    public String toString() {
        return "CriticAgreement[" + pairs() + " pairs, " + disagreements() + " disagreements]";
    }
}
