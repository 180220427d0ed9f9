package io.github.pas4j.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Looks for what a failure must not show: a part of the key or of the prompt, as text or in hexadecimal digits. */
final class LlmLeaks {

    /** Shorter parts are words that anybody may use. */
    private static final int PART = 12;

    private LlmLeaks() {}

    /** What of the key and the prompt the failure shows in its messages, its causes and what it suppresses. */
    static List<String> in(Throwable failure) {
        String everything = everythingIn(failure);
        List<String> found = new ArrayList<>();
        if (shows(everything, LlmContractBase.KEY)) {
            found.add("the key");
        }
        if (shows(everything, LlmContractBase.PROMPT)) {
            found.add("the prompt");
        }
        return found;
    }

    static String everythingIn(Throwable failure) {
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        return everything.toString();
    }

    private static boolean shows(String everything, String secret) {
        for (int start = 0; start + PART <= secret.length(); start++) {
            String part = secret.substring(start, start + PART);
            String hex = HexFormat.of().formatHex(part.getBytes(StandardCharsets.UTF_8));
            if (everything.contains(part) || everything.contains(hex)) {
                return true;
            }
        }
        return false;
    }
}
