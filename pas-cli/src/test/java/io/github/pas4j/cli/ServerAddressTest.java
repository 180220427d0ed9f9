package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/v1",
                "HTTP://10.0.0.7:8000/v1",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "http://[fe80::1]:80/v1",
                "http://0.0.0.0/v1"
            })
    void httpToAnotherMachineIsExposed(String url) {
        assertThat(ServerAddress.isExposed(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/v1",
                "http://localhost:11434/v1",
                "http://LOCALHOST/v1",
                "http://model.localhost/v1",
                "http://127.0.0.1:8000/v1",
                "http://127.8.9.10/v1",
                "http://[::1]:8000/v1",
                "http://[0:0:0:0:0:0:0:1]/v1",
                "not a url",
                "http:///v1",
                ""
            })
    void httpsAndThisMachineAreNot(String url) {
        assertThat(ServerAddress.isExposed(url)).isFalse();
    }
}
