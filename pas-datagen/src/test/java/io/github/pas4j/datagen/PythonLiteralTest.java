package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PythonLiteralTest {

    @Test
    void whatReprWrites() throws UnreadableRowException {
        assertThat(read("[None, True, False, nan, 1, -2.5e3, ('a',), {'k': \"it's\"}, []]"))
                .isEqualTo("[null,true,false,null,1,-2500.0,[\"a\"],{\"k\":\"it's\"},[]]");
    }

    @Test
    void escapes() throws UnreadableRowException {
        assertThat(PythonLiteral.parse("'\\'\\\"\\\\ \\n\\t \\x41\\u00e9\\U0001F600 \\d'")
                        .asText())
                .isEqualTo("'\"\\ \n\t A\u00E9\uD83D\uDE00 \\d");
    }

    @Test
    void numPyAndTimes() throws UnreadableRowException {
        assertThat(read("array([{'a': 1}\n       {'a': 2}], dtype=object)")).isEqualTo("[{\"a\":1},{\"a\":2}]");
        assertThat(read("{'t': datetime.datetime(2023, 4, 9, tzinfo=<UTC>), 'u': Timestamp('2023-04-09', tz='UTC')}"))
                .isEqualTo("{\"t\":null,\"u\":null}");
    }

    @Test
    void whatIsNoLiteral() {
        for (String text : new String[] {
            "",
            "[",
            "]",
            "[1",
            "{'a'}",
            "{'a': 1",
            "{1: 2}",
            "'open",
            "'\\x4'",
            "'\\U99999999'",
            "word",
            "f(",
            "1 2",
            "...",
            "[1 ... 2]",
            "{'a': 1 'b': 2}",
            "<open",
            "'\\",
            "--"
        }) {
            assertThatThrownBy(() -> PythonLiteral.parse(text)).as(text).isInstanceOf(UnreadableRowException.class);
        }
        assertThatThrownBy(() -> PythonLiteral.parse("{'a': 1, 'a': 2}")).hasMessage("a key comes twice");
    }

    private static String read(String text) throws UnreadableRowException {
        return PythonLiteral.parse(text).toString();
    }
}
