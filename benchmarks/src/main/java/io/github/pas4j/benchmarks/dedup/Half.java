package io.github.pas4j.benchmarks.dedup;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** The half that settings were tuned on, and the other one, by the hash of an id. */
enum Half {
    TUNING,
    HELD_OUT;

    static Half of(String id) {
        boolean even = Hashing.sha256().hashString(id, StandardCharsets.UTF_8).asBytes()[0] % 2 == 0;
        return even ? TUNING : HELD_OUT;
    }
}
