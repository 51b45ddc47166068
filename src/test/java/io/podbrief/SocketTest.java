package io.podbrief;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only the guarded web client opens connections, or an address from a feed could lead into our own network.
/// Whoever may do so beside it is listed here, with the reason; all of them dial only what the operator
/// configured.
final class SocketTest {
    /// Full class names, as patterns.
    private static final Map<String, String> MAY_DIAL = Map.of(
            "io\\.podbrief\\.platform\\.http\\..*",
            "the guarded web client itself",
            "io\\.podbrief\\.cli\\.DemoCommand",
            "asks whether a port of this machine is free",
            "io\\.podbrief\\.platform\\.postgres\\..*",
            "asks whether the database that we start is there, on loopback",
            "io\\.podbrief\\.delivery\\.smtp\\..*",
            "the operator's mail relay",
            "io\\.podbrief\\.llm\\..*",
            "the operator's language model",
            "io\\.podbrief\\.transcript\\.speech\\.http\\..*",
            "the operator's server that hears recordings");

    private static final Set<String> SOCKETS = Set.of(
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.net.MulticastSocket",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.net.JarURLConnection",
            "java.nio.channels.SocketChannel",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.DatagramChannel",
            "java.nio.channels.AsynchronousSocketChannel");

    /// Methods of classes that are harmless otherwise.
    private static final Map<String, Set<String>> CALLS = Map.of(
            "java.net.URL", Set.of("<init>", "of", "openStream", "openConnection", "getContent"),
            "java.net.URI", Set.of("toURL"),
            "java.net.InetAddress", Set.of("getByName", "getAllByName", "isReachable"),
            "org.jsoup.Jsoup", Set.of("connect", "newSession"));

    private static final ArchRule RULE = noClasses()
            .that(describe(
                    "are not listed",
                    one -> MAY_DIAL.keySet().stream()
                            .noneMatch(pattern ->
                                    Pattern.matches(pattern, one.getName().replaceAll("\\$.*", "")))))
            .should()
            .dependOnClassesThat(clients())
            .orShould()
            .callCodeUnitWhere(describe("open a connection", SocketTest::dials));

    private static DescribedPredicate<JavaClass> clients() {
        return resideInAnyPackage(
                        "java.net.http..",
                        "javax.net..",
                        "com.sun.net.httpserver..",
                        "org.apache.hc..",
                        "org.springframework.web.client..",
                        "okhttp3..")
                .or(describe("are sockets", one -> SOCKETS.contains(one.getName())));
    }

    private static boolean dials(JavaCall<?> call) {
        return CALLS.getOrDefault(call.getTargetOwner().getName(), Set.of()).contains(call.getName());
    }

    @Test
    void only_the_listed_classes_open_connections() {
        var code = imported(files -> files.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.podbrief"));

        assertThat(code).anyMatch(one -> one.getSimpleName().equals("SafeHttp"));
        RULE.check(code);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                BySocket.class,
                ByChannel.class,
                ByUrl.class,
                ByUri.class,
                ByClient.class,
                ByJsoup.class,
                ByDns.class
            })
    void the_rule_sees_every_way_around_the_client(Class<?> sneaky) {
        var found = RULE.evaluate(imported(files -> files.importClasses(sneaky)));

        assertThat(found.hasViolation()).isTrue();
    }

    /// Names are enough for the rule, so the libraries themselves need not be read, which takes ten times as
    /// long.
    private static JavaClasses imported(Function<ClassFileImporter, JavaClasses> files) {
        return ArchConfiguration.withThreadLocalScope(scope -> {
            scope.setResolveMissingDependenciesFromClassPath(false);
            return files.apply(new ClassFileImporter());
        });
    }

    static final class BySocket {
        static Object dial() {
            return new Socket();
        }
    }

    static final class ByChannel {
        static Object dial() throws IOException {
            return SocketChannel.open();
        }
    }

    static final class ByUrl {
        static Object dial(URL url) throws IOException {
            return url.openStream();
        }
    }

    static final class ByUri {
        static Object dial(URI uri) throws IOException {
            return uri.toURL();
        }
    }

    static final class ByClient {
        static Object dial() {
            return HttpClient.newHttpClient();
        }
    }

    static final class ByJsoup {
        static Object dial() {
            return Jsoup.connect("https://example.org");
        }
    }

    static final class ByDns {
        static Object dial() throws IOException {
            return InetAddress.getAllByName("example.org");
        }
    }
}
