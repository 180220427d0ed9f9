package io.github.pas4j.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What holds for all modules together. */
class ArchitectureTest {

    private static final String ROOT = "io.github.pas4j";
    private static final Pattern MODULE = Pattern.compile("/(pas-[a-z]+(?:-[a-z]+)*)(?:-\\d[^/]*\\.jar!|/target/)");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Where a class comes from, such as pas-core. */
    private static String module(JavaClass type) {
        String source = type.getSource().orElseThrow().getUri().toString();
        Matcher matcher = MODULE.matcher(source);
        String found = "?";
        while (matcher.find()) { // the repository's own folder may be called pas-something too
            found = matcher.group(1);
        }
        return found;
    }

    private static void onlyOn(String from, String... allowed) {
        String[] inside = Stream.of(allowed).map(name -> ROOT + name).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + from)
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(inside))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(CLASSES.stream().map(ArchitectureTest::module).collect(toSet()))
                .contains("pas-core", "pas-embedded", "pas-cli")
                .doesNotContain("?");
    }

    @Test
    void coreStandsAlone() {
        onlyOn("", "", ".llm", ".embedding");
        onlyOn(".llm", "", ".llm", ".embedding");
        onlyOn(".embedding", "", ".llm", ".embedding");
    }

    @Test
    void modulesDependOneWay() {
        onlyOn(".embedding.internal..", ".embedding.internal..");
        onlyOn(".embedding.onnx..", "", ".llm", ".embedding", ".embedding.internal..", ".embedding.onnx..");
        onlyOn(".embedding.index..", "", ".llm", ".embedding", ".embedding.internal..", ".embedding.index..");
        onlyOn(".embedded..", "", ".llm", ".embedding..", ".embedded..");
        onlyOn(".client..", "", ".llm", ".embedding", ".client..");
        onlyOn(".testkit..", "", ".llm", ".embedding", ".testkit..");
        onlyOn(".runs..", "", ".llm", ".embedding", ".runs..");
        String[] libraries = {"", ".llm", ".embedding..", ".embedded..", ".runs..", ".datagen.."};
        onlyOn(".datagen..", libraries);
    }

    @Test
    void nobodyNeedsTheCommandLineOrTheTestkit() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".testkit..")
                .check(CLASSES);
    }

    @Test
    void modulesHaveNoCycles() {
        SliceAssignment byModule = new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return CLASSES.contain(type.getName()) && type.getSource().isPresent()
                        ? SliceIdentifier.of(module(type))
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "modules";
            }
        };
        slices().assignedFrom(byModule).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPackageIsSplit() {
        Map<String, Set<String>> modules = CLASSES.stream()
                .collect(groupingBy(JavaClass::getPackageName, mapping(ArchitectureTest::module, toSet())));
        assertThat(modules)
                .allSatisfy((name, found) -> assertThat(found).as(name).hasSize(1));
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> names = CLASSES.stream().map(JavaClass::getPackageName).collect(toSet());
        assertThat(names)
                .allSatisfy(name -> assertThat(CLASSES.getPackage(name).isAnnotatedWith(NullMarked.class))
                        .as(name)
                        .isTrue());
    }

    @Test
    void librariesDoNotPrint() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                CLASSES.that(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(ROOT + ".cli.."))));
    }

    @Test
    void guavaNeverShows() {
        Set<String> shown = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (type.getModifiers().contains(JavaModifier.PUBLIC)) {
                type.getMembers().stream()
                        .filter(ArchitectureTest::isVisible)
                        .filter(ArchitectureTest::showsGuava)
                        .forEach(member -> shown.add(member.getFullName()));
            }
        }
        assertThat(shown).isEmpty();
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean showsGuava(JavaMember member) {
        Stream<JavaClass> types = member instanceof JavaField field
                ? field.getAllInvolvedRawTypes().stream()
                : ((JavaCodeUnit) member).getAllInvolvedRawTypes().stream();
        return types.anyMatch(type -> type.getPackageName().startsWith("com.google.common"));
    }
}
