package io.github.pas4j.runs;

/** Calls and their tokens, counted together. */
record Tally(long calls, long tokensIn, long tokensOut) {

    static final Tally NONE = new Tally(0, 0, 0);

    static Tally ofCall(long tokensIn, long tokensOut) {
        return new Tally(1, tokensIn, tokensOut);
    }

    long tokens() {
        return Math.addExact(tokensIn, tokensOut);
    }

    Tally plus(Tally other) {
        return new Tally(
                Math.addExact(calls, other.calls),
                Math.addExact(tokensIn, other.tokensIn),
                Math.addExact(tokensOut, other.tokensOut));
    }

    Tally minus(Tally other) {
        return new Tally(calls - other.calls, tokensIn - other.tokensIn, tokensOut - other.tokensOut);
    }
}
