package io.github.pas4j.runs;

/**
 * The recorded calls of one role with one model.
 *
 * @param role as in {@link CallKey#role()}
 * @param model as in {@link CallKey#model()}
 * @param calls how many there are
 * @param tokensIn tokens of their requests
 * @param tokensOut tokens of their answers
 */
public record RoleCalls(String role, String model, long calls, long tokensIn, long tokensOut) {}
