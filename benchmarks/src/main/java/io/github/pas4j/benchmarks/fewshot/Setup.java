package io.github.pas4j.benchmarks.fewshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.AugmentationGate;
import io.github.pas4j.FewShotGenerator;
import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Target;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.EmbeddedPas;
import io.github.pas4j.embedded.NearestGoldenClassifier;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.llm.LlmClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What both steps have to agree about, and the augmenter made of it. */
final class Setup {

    enum TargetName {
        strong,
        basic
    }

    enum GateName {
        none,
        standard
    }

    @Option(names = "--in", required = true, description = "JSONL: id, prompt, [language].")
    private Path in = Path.of("");

    @Option(
            names = "--target",
            defaultValue = "strong",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private TargetName target = TargetName.strong;

    @Option(names = "--examples", defaultValue = "8", description = "Default: ${DEFAULT-VALUE}.")
    private int examples;

    @Option(names = "--nearest", description = "Makes half of the examples the nearest by the bundled encoders.")
    private boolean nearest;

    @Option(
            names = "--gate",
            defaultValue = "none",
            description =
                    "${COMPLETION-CANDIDATES}: what standard leaves alone is not rendered. Default: ${DEFAULT-VALUE}.")
    private GateName gate = GateName.none;

    List<JsonNode> rows() throws IOException {
        return Jsonl.read(in);
    }

    PasAugmenter augmenter(LlmClient model, List<JsonNode> rows) throws IOException {
        EncoderRouter encoders = BundledEncoders.router();
        LanguageDetector detector = detector(rows);
        FewShotGenerator.Builder generator = FewShotGenerator.builder(model)
                .examples(examples)
                .languageDetector(detector)
                .classifier(NearestGoldenClassifier.builder(encoders)
                        .languageDetector(detector)
                        .build());
        if (nearest) {
            generator.encoders(encoders);
        }
        return PasAugmenter.builder(generator.build())
                .target(target == TargetName.strong ? Target.strong() : Target.basic())
                .gate(gate == GateName.standard ? AugmentationGate.standard() : AugmentationGate.none())
                .timeout(Duration.ofMinutes(5)) // nobody waits, and models have to be loaded
                .closeWith(encoders)
                .build();
    }

    /** The language that a row states, or else the one that is detected. */
    private static LanguageDetector detector(List<JsonNode> rows) throws IOException {
        Map<String, Language> stated = new HashMap<>();
        for (JsonNode row : rows) {
            if (row.path("language").isTextual()) {
                stated.put(
                        Jsonl.text(row, "prompt"),
                        new Language(row.path("language").asText()));
            }
        }
        return text -> Optional.ofNullable(stated.get(text))
                .or(() -> EmbeddedPas.languageDetector().detect(text));
    }
}
