package io.github.pas4j;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names texts by their content, the same in every run: the beginning of their SHA-256. */
final class Digest {

    private static final int BYTES = 6;

    private final MessageDigest sha = sha256();

    static String of(String text) {
        return new Digest().add(text).hex();
    }

    /** What golden pairs say, whatever object they are. */
    static String of(GoldenPairs golden) {
        Digest digest = new Digest();
        for (GoldenPair pair : golden.pairs()) {
            digest.add(pair.id())
                    .add(pair.language().code())
                    .add(pair.category().id())
                    .add(pair.intent())
                    .add(pair.prompt())
                    .add(pair.complement().map(text -> "+" + text).orElse("-"));
        }
        return digest.hex();
    }

    private Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
