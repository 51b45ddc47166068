package io.podbrief;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

/// The table of ARCHITECTURE.md as a test: who may use whom.
final class ArchitectureTest {
    private static final Set<String> ALL = Set.of(
            "pipeline",
            "feed",
            "transcript",
            "insight",
            "relation",
            "search",
            "ranking",
            "subscriber",
            "brief",
            "delivery",
            "embedding",
            "llm",
            "proof",
            "platform");

    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("platform", Set.of()),
            entry("feed", Set.of("platform")),
            entry("embedding", Set.of("platform")),
            entry("llm", Set.of("platform")),
            entry("delivery", Set.of("platform")),
            entry("transcript", Set.of("feed", "platform")),
            entry("subscriber", Set.of("feed", "embedding", "platform")),
            entry("insight", Set.of("transcript", "feed", "embedding", "llm", "platform")),
            entry("search", Set.of("insight", "embedding", "platform")),
            entry("relation", Set.of("insight", "search", "embedding", "llm", "platform")),
            entry("ranking", Set.of("relation", "insight", "subscriber", "search", "embedding", "platform")),
            entry(
                    "brief",
                    Set.of("ranking", "relation", "insight", "subscriber", "feed", "delivery", "llm", "platform")),
            entry(
                    "proof",
                    Set.of("transcript", "platform")), // not insight: the check shares no code with what it checks
            entry("evaluation", Set.of("relation", "insight", "transcript", "embedding", "llm", "platform")),
            entry("pipeline", without("pipeline")),
            entry("web", ALL),
            entry("cli", with("evaluation")));

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.podbrief");
    private static final ApplicationModules MODULES = ApplicationModules.of(App.class);

    private static Set<String> without(String... names) {
        return ALL.stream().filter(other -> !Set.of(names).contains(other)).collect(Collectors.toSet());
    }

    private static Set<String> with(String name) {
        return Stream.concat(ALL.stream(), Stream.of(name)).collect(Collectors.toSet());
    }

    static Stream<String> packages() {
        return MAY_USE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void uses_only_what_the_table_allows(String name) {
        var mayUse = Objects.requireNonNull(MAY_USE.get(name));
        var others = MAY_USE.keySet().stream()
                .filter(other -> !other.equals(name) && !mayUse.contains(other))
                .map(other -> "io.podbrief." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that(resideInAnyPackage("io.podbrief." + name + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).and(not(simpleName("Id"))))
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void has_a_line_in_the_table_for_every_package() {
        var found = MODULES.stream()
                .map(module -> module.getIdentifier().toString())
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(MAY_USE.keySet());
    }

    @Test
    void reaches_into_no_other_packages_sub_packages() {
        MODULES.verify();
    }

    /// What sub-packages show to whoever measures them is not for the others.
    @Test
    void lets_only_the_evaluation_look_into_what_it_measures() {
        noClasses()
                .that(not(resideInAnyPackage("io.podbrief.evaluation..", "io.podbrief.insight..")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.podbrief.insight.extractive..", "io.podbrief.insight.llm.."))
                .check(CODE);
        noClasses()
                .that(not(resideInAnyPackage("io.podbrief.evaluation..", "io.podbrief.transcript..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.podbrief.transcript.published.."))
                .check(CODE);
    }

    @Test
    void asks_an_injected_clock_for_the_time() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }
}
