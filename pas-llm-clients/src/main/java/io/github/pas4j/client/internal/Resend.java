package io.github.pas4j.client.internal;

import org.jspecify.annotations.Nullable;

/** Whether a request that failed may be sent once more: what the client knows of it comes before what the server says. */
@FunctionalInterface
interface Resend {

    /** A request that does no harm when it is sent twice. */
    Resend AS_THE_SERVER_SAYS = (status, hint) -> hint;

    /**
     * @param status of the answer; null where there was none
     * @param hint what the server says of another try; null where it says nothing
     * @return null to go by the kind of the failure
     */
    @Nullable
    Boolean allowed(@Nullable Integer status, @Nullable Boolean hint);
}
