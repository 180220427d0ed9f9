package io.github.pas4j.cli;

/** Exit codes, the same for all commands. */
final class Exit {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int AT_CAP = 3;

    private Exit() {}
}
