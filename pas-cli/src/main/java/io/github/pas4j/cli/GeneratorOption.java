package io.github.pas4j.cli;

import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.FewShotGenerator;
import io.github.pas4j.FineTunedGenerator;
import io.github.pas4j.SftTemplate;
import io.github.pas4j.cli.Augmenters.Settings;
import io.github.pas4j.cli.ModelAugmenters.Local;
import io.github.pas4j.embedded.EmbeddedPas;
import io.github.pas4j.llm.LlmClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What makes complements, and which model it asks for them. */
final class GeneratorOption {

    /** The values of {@code --generator}. */
    enum Kind {
        EMBEDDED("embedded"),
        FEW_SHOT("few-shot"),
        FINE_TUNED("fine-tuned");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        static Optional<Kind> of(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
        }

        static List<String> ids() {
            return Arrays.stream(values()).map(kind -> kind.id).toList();
        }

        boolean asksModel() {
            return this != EMBEDDED;
        }
    }

    /**
     * The choice.
     *
     * @param kind what was chosen
     * @param augmenters makes its augmenter
     * @param watch knows how the model fares, if one is asked
     */
    record Chosen(Kind kind, Augmenters augmenters, ModelWatch watch) {

        /** Why a run over a file failed as a whole, if it did. */
        Optional<String> lost(Tally tally) {
            return kind.asksModel() ? watch.lost(tally) : Optional.empty();
        }
    }

    /** Options, and the kinds that know what to do with them. */
    private record Fitting(List<String> options, List<Kind> kinds) {}

    private static final List<Fitting> FITTING = List.of(
            new Fitting(
                    List.of(
                            "--client",
                            "--model",
                            "--base-url",
                            "--api-key-file",
                            "--max-tokens",
                            "--provider-temperature"),
                    List.of(Kind.FEW_SHOT, Kind.FINE_TUNED)),
            new Fitting(List.of("--nearest"), List.of(Kind.FEW_SHOT)),
            new Fitting(List.of("--template"), List.of(Kind.FINE_TUNED)),
            // A fine-tuned model is shown the prompt alone.
            new Fitting(List.of("--golden", "--golden-only", "--taxonomy"), List.of(Kind.EMBEDDED, Kind.FEW_SHOT)));

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--generator",
            paramLabel = "G",
            defaultValue = "embedded",
            description =
                    "What makes complements: embedded, which asks no model; few-shot, any model that is shown golden"
                            + " pairs; fine-tuned, a model that was trained to it. Default: embedded.")
    private String name = "embedded";

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Option(
            names = "--nearest",
            description = "Makes half of the pairs that a few-shot model is shown those nearest to the prompt.")
    private boolean nearest;

    @Option(
            names = "--template",
            paramLabel = "F",
            description =
                    "What a fine-tuned model was trained with: text with {prompt} or {prompt:json} where the prompt"
                            + " goes. Default: ours.")
    private @Nullable Path template;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "Most tokens of a model's answer; one that thinks before it answers needs more. Default: "
                    + FewShotGenerator.DEFAULT_MAX_TOKENS + ".")
    private int maxTokens = FewShotGenerator.DEFAULT_MAX_TOKENS;

    @Option(
            names = "--provider-temperature",
            description = "Asks for no temperature, for models that refuse to be told. Default: it is 0.")
    private boolean providerTemperature;

    /**
     * Reads the choice.
     *
     * @param embedded makes the augmenter that asks no model
     */
    Chosen choose(Shell shell, Augmenters embedded) {
        Kind kind = Kind.of(name)
                .orElseThrow(() -> CliException.usage(
                        "--generator must be one of " + String.join(", ", Kind.ids()) + ": '" + name + "'"));
        requireFitting(kind);
        if (maxTokens < 1) {
            throw CliException.usage("--max-tokens must be positive: " + maxTokens);
        }
        ModelWatch watch = new ModelWatch();
        Function<Duration, LlmClient> clients = timeout -> watch.over(client.open(shell, timeout));
        Augmenters augmenters = switch (kind) {
            case EMBEDDED -> embedded;
            case FEW_SHOT -> new ModelAugmenters(clients, this::fewShot);
            case FINE_TUNED -> new ModelAugmenters(clients, fineTuned());
        };
        return new Chosen(kind, augmenters, watch);
    }

    private ComplementGenerator fewShot(LlmClient model, Settings settings, Local local) {
        FewShotGenerator.Builder generator = FewShotGenerator.builder(model)
                .languageDetector(EmbeddedPas.languageDetector())
                .classifier(local.classifier())
                .maxTokens(maxTokens);
        settings.golden().ifPresent(generator::goldenPairs);
        if (nearest) {
            generator.encoders(local.encoders());
        }
        return (providerTemperature ? generator.providerTemperature() : generator).build();
    }

    private ModelAugmenters.Writer fineTuned() {
        SftTemplate trained = template == null ? SftTemplate.standard() : SftTemplate.load(OwnFile.existing(template));
        return (model, settings, local) -> {
            FineTunedGenerator.Builder generator =
                    FineTunedGenerator.builder(model).template(trained).maxTokens(maxTokens);
            return (providerTemperature ? generator.providerTemperature() : generator).build();
        };
    }

    private void requireFitting(Kind kind) {
        ParseResult given = command.commandLine().getParseResult();
        for (Fitting fitting : FITTING) {
            if (!fitting.kinds.contains(kind)) {
                fitting.options.stream()
                        .filter(given::hasMatchedOption)
                        .findFirst()
                        .ifPresent(option -> {
                            List<String> names =
                                    fitting.kinds.stream().map(fit -> fit.id).toList();
                            throw CliException.usage(option + " needs --generator " + String.join(" or ", names));
                        });
            }
        }
    }
}
