package io.github.pas4j.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command in a JVM of its own. */
final class PasProcess {

    private PasProcess() {}

    static ProcessBuilder of(String... args) {
        return of(List.of(), args);
    }

    /**
     * Behind another program.
     *
     * @param launcher the program and what it takes; the JVM's command line follows
     */
    static ProcessBuilder of(List<String> launcher, String... args) {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 22) { // which warns of native code otherwise
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add(Pas.class.getName());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        return builder;
    }
}
