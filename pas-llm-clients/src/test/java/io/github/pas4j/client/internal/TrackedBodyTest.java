package io.github.pas4j.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;

class TrackedBodyTest {

    private final TrackedBody body = new TrackedBody(RequestBody.create(new byte[10]), status -> status == 503);

    @Test
    void untilAllOfItIsWrittenTheServerCannotHaveActed() throws IOException {
        assertThat(body.allowed(null, null)).isNull();
        assertThat(body.allowed(null, false)).isFalse();

        body.writeTo(new Buffer());

        assertThat(body.allowed(null, null)).isFalse();
        assertThat(body.allowed(null, true)).isFalse();
    }

    @Test
    void aStatusThatSaysThatNothingWasDoneLeavesItToTheServer() throws IOException {
        body.writeTo(new Buffer());

        assertThat(body.allowed(503, null)).isNull();
        assertThat(body.allowed(503, true)).isTrue();
        assertThat(body.allowed(500, null)).isFalse();
        assertThat(body.allowed(500, true)).isFalse();
        assertThat(body.allowed(200, null)).isFalse();
    }

    @Test
    void goesOutOnce() throws IOException {
        assertThat(body.isOneShot()).isTrue();
        assertThat(body.contentLength()).isEqualTo(10);
    }
}
