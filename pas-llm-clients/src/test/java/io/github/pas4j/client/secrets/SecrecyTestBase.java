package io.github.pas4j.client.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pas4j.testkit.FaultServer;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** Two servers, of which the second is to hear nothing, and the search. */
abstract class SecrecyTestBase {

    static final Duration MINUTE = Duration.ofMinutes(1);

    final FaultServer server = FaultServer.start();
    final FaultServer elsewhere = FaultServer.start();
    final Observed observed = new Observed();
    final Secrets secrets = new Secrets();

    @AfterEach
    void close() {
        observed.close();
        server.close();
        elsewhere.close();
    }

    /** Looks through what was told meanwhile, too. */
    final void assertNothingShows() {
        observed.logged().forEach(line -> secrets.lookFor("log", line));
        observed.observations().forEach(observation -> secrets.lookFor("observation", observation));
        for (Object event : observed.events()) {
            Shown.byAccessors(event).forEach(secrets::lookFor);
        }
        assertThat(secrets.found()).isEmpty();
    }

    /** The failure of a call, which is searched. */
    final Throwable failing(String name, ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        assertThat(failure).as(name).isNotNull();
        lookAt(name, failure);
        return failure;
    }

    final void lookAt(String name, Throwable failure) {
        secrets.lookFor(name + ": stack trace", Shown.stackTrace(failure));
        Shown.byAccessors(failure).forEach((place, text) -> secrets.lookFor(name + ": " + place, text));
        secrets.lookFor(name + ": JSON", Shown.json(failure).orElse(""));
        secrets.lookFor(name + ": serialised", Shown.serialised(failure).orElse(""));
    }

    /** Looks for text in what an object says of itself, and for keys in all that it has. */
    final void lookAtResult(Object result) {
        secrets.lookFor("toString", result.toString());
        Shown.byAccessors(result).forEach(secrets::lookForKey);
        secrets.lookForKey("JSON", Shown.json(result).orElse(""));
        secrets.lookForKey("serialised", Shown.serialised(result).orElse(""));
    }
}
