package io.github.pas4j.embedding.onnx;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Texts to tokenise and encode. */
final class Texts {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Texts() {}

    /** The checked-in mix of languages and scripts. */
    static List<String> mixed() throws IOException {
        return MAPPER.readValue(
                Bundled.resource("/io/github/pas4j/embedding/onnx/texts.json"), new TypeReference<List<String>>() {});
    }

    /** The field {@code prompt} of every line. Lines end at LF only: prompts hold U+2028 and U+0085 as they are. */
    static List<String> prompts(Path jsonLines) throws IOException {
        List<String> prompts = new ArrayList<>();
        for (String line : Files.readString(jsonLines).split("\n", -1)) {
            if (!line.isEmpty()) {
                prompts.add(MAPPER.readTree(line).required("prompt").textValue());
            }
        }
        return prompts;
    }
}
