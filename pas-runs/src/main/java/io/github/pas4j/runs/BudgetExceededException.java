package io.github.pas4j.runs;

import io.github.pas4j.PasException;
import io.github.pas4j.runs.Budget.Cap;
import java.math.BigDecimal;

/**
 * A call was refused, and not made, since it might have passed a cap. All amounts are in the cap's own unit: tokens, calls,
 * seconds or money.
 */
public final class BudgetExceededException extends PasException {

    private static final long serialVersionUID = 1L;

    private final Cap cap;
    private final BigDecimal limit;
    private final BigDecimal used;
    private final BigDecimal reserved;
    private final BigDecimal asked;

    BudgetExceededException(Cap cap, BigDecimal limit, BigDecimal used, BigDecimal reserved, BigDecimal asked) {
        super(
                "the budget of " + limit.toPlainString() + " " + unit(cap) + " does not allow another call: "
                        + used.toPlainString() + " used, " + reserved.toPlainString() + " reserved by running calls, "
                        + asked.toPlainString() + " asked for",
                null);
        this.cap = cap;
        this.limit = limit;
        this.used = used;
        this.reserved = reserved;
        this.asked = asked;
    }

    private static String unit(Cap cap) {
        return switch (cap) {
            case TOKENS -> "tokens";
            case CALLS -> "calls";
            case TIME -> "seconds";
            case COST -> "(cost)";
        };
    }

    /** Which cap it was. */
    public Cap cap() {
        return cap;
    }

    /** The cap itself. */
    public BigDecimal limit() {
        return limit;
    }

    /** What the run had used, earlier sessions included. */
    public BigDecimal used() {
        return used;
    }

    /** What was set aside for calls on their way. Where it is not 0, there may be room once they have ended. */
    public BigDecimal reserved() {
        return reserved;
    }

    /** What the refused call was expected to take. */
    public BigDecimal asked() {
        return asked;
    }
}
