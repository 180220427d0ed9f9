package io.github.pas4j.cli;

import io.github.pas4j.Category;
import io.github.pas4j.Complement;
import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.ComplementResult;
import io.github.pas4j.Declined;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.cli.Augmenters.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the command in this process: bytes in, bytes out. */
final class Run {

    /** Adds three words to whatever mentions a cat, and has nothing to say otherwise. */
    static final ComplementGenerator CATS = request -> cats(request.prompt());

    private final Map<String, String> environment = new HashMap<>();
    private InputStream in = InputStream.nullInputStream();
    private OutputStream sink = OutputStream.nullOutputStream();
    private ComplementGenerator generator = CATS;
    private Augmenters augmenters = this::open;
    private final List<Settings> settings = new ArrayList<>();

    private Run() {}

    static Run with() {
        return new Run();
    }

    private static ComplementResult cats(String prompt) {
        Category category = new Category("brainstorming", "ideas");
        return prompt.contains("cat")
                ? Complement.of("Think of whiskers.").withCategory(category).withIntent("ideas")
                : Declined.because("no evidence for 'talk'").withCategory(category);
    }

    Run in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    Run in(byte[] bytes) {
        return in(new ByteArrayInputStream(bytes));
    }

    Run in(InputStream stream) {
        this.in = stream;
        return this;
    }

    /** Where standard output goes besides the result. */
    Run out(OutputStream stream) {
        this.sink = stream;
        return this;
    }

    Run variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Run generator(ComplementGenerator value) {
        this.generator = value;
        return this;
    }

    /** The real thing instead of {@link #generator}. */
    Run embedded() {
        this.augmenters = Augmenters.embedded();
        return this;
    }

    /** What the last command line decided. */
    Settings settings() {
        return settings.get(settings.size() - 1);
    }

    private PasAugmenter open(Settings asked) {
        settings.add(asked);
        return PasAugmenter.builder(generator)
                .target(asked.target())
                .timeout(asked.timeout())
                .concurrency(asked.threads())
                .build();
    }

    Result pas(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream both = new OutputStream() {
            @Override
            public void write(int b) throws java.io.IOException {
                sink.write(b);
                out.write(b);
            }
        };
        Shell shell = new Shell(in, both, Shell.utf8(err), environment::get, Shell.Terminal.NONE);
        int code = Pas.run(args, shell, augmenters);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /**
     * What came of it.
     *
     * @param code the exit code
     * @param out standard output
     * @param err standard error
     */
    record Result(int code, String out, String err) {
        List<String> rows() {
            return List.of(out.split("\n", -1)).subList(0, out.split("\n", -1).length - 1);
        }

        List<String> messages() {
            return err.lines().toList();
        }
    }
}
