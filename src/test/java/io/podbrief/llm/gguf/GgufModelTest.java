package io.podbrief.llm.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.podbrief.llm.ChatModel;
import io.podbrief.platform.Failure;
import io.podbrief.platform.process.ChildCommand;
import io.podbrief.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model in a child: with a child that does as it is told, with files that are no models, and with a real model
/// where one is.
final class GgufModelTest {
    private static final Path SCRATCH = Path.of("target/writing");
    private static final Limits USUAL = new Limits(2, 2048, Duration.ofMinutes(2), 0);
    private static final String BAD_MODEL = "llm.bad_model";

    @TempDir
    Path folder;

    private GgufModel opened = model(Path.of("none.gguf"), USUAL, LlamaChild.class);

    @AfterEach
    void end() {
        opened.close();
        assertThat(children()).as("children left behind").isEmpty();
    }

    private static GgufModel model(Path file, Limits limits, Class<?> child) {
        return new GgufModel(() -> Optional.of(ModelFile.at(file)), limits, SCRATCH, true, child);
    }

    private ChatModel open(Path file, Limits limits, Class<?> child) {
        opened = model(file, limits, child);
        return opened;
    }

    private ChatModel standIn(Limits limits) throws IOException {
        return open(Files.writeString(folder.resolve("some.gguf"), "GGUF"), limits, StandInChild.class);
    }

    private static ChatModel.Prompt prompt(String data) {
        return new ChatModel.Prompt("Repeat.", data, 20);
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("llm.gguf"))
                .toList();
    }

    private static Duration processorTime(ProcessHandle child) {
        return child.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void assertFails(ChatModel model, String data, Class<? extends Failure> kind, String code) {
        assertFails(model, prompt(data), kind, code);
    }

    private static void assertFails(
            ChatModel model, ChatModel.Prompt prompt, Class<? extends Failure> kind, String code) {
        assertThat(catchThrowableOfType(Failure.class, () -> model.ask(prompt)))
                .isInstanceOf(kind)
                .extracting(Failure::code)
                .isEqualTo(code);
    }

    @Test
    void asks_one_child_for_all_questions() throws IOException {
        var model = standIn(USUAL);
        assertThat(model.ask(prompt("Grüße\n\"two\"")).text()).isEqualTo("Grüße\n\"two\"");
        var first = children();
        assertThat(model.ask(prompt("again"))).isEqualTo(new ChatModel.Reply("again", 3, 1));
        assertThat(children()).hasSize(1).isEqualTo(first);
    }

    @Test
    void starts_another_child_after_one_has_died() throws IOException {
        var model = standIn(USUAL);
        assertFails(model, "die", Failure.Retryable.class, "llm.crashed");
        assertThat(model.ask(prompt("again")).text()).isEqualTo("again");
    }

    @Test
    void starts_another_child_where_one_was_killed_between_two_questions() throws IOException {
        var model = standIn(USUAL);
        model.ask(prompt("one"));
        for (var child : children()) {
            child.destroyForcibly();
            child.onExit().join();
        }
        assertThat(model.ask(prompt("two")).text()).isEqualTo("two");
    }

    @Test
    void ends_a_child_that_takes_too_long() throws IOException {
        var model = standIn(new Limits(1, 2048, Duration.ofSeconds(4), 0));
        model.ask(prompt("first"));
        assertFails(model, "hang", Failure.Retryable.class, "llm.timeout");
        assertThat(children()).isEmpty();
        try (var left = Files.list(SCRATCH)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void ends_a_child_that_takes_too_much_memory() throws IOException {
        var model = standIn(new Limits(1, 2048, Duration.ofMinutes(1), 100 << 20));
        assertFails(model, "grow", Failure.Retryable.class, "llm.memory");
        assertThat(children()).isEmpty();
    }

    @Test
    void stops_when_its_thread_is_interrupted() throws IOException {
        var model = standIn(USUAL);
        model.ask(prompt("first"));
        Thread.currentThread().interrupt();
        assertFails(model, "hang", Failure.Retryable.class, "llm.unavailable");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void says_that_its_file_is_missing_before_it_is_asked() {
        var model = open(folder.resolve("missing.gguf"), USUAL, LlamaChild.class);
        assertThat(model.name()).isEqualTo("gguf/missing");
        assertThat(model.trouble().orElseThrow()).contains("missing.gguf", "podbrief models pull");
        assertFails(model, "x", Failure.Permanent.class, "llm.no_model");
    }

    @Test
    void is_not_there_where_nobody_set_it_and_nothing_was_found() {
        var model = new GgufModel(Optional::empty, USUAL, SCRATCH, false);
        assertThat(model.isThere()).isFalse();
        assertThat(model.trouble()).isEmpty();
        assertFails(model, "x", Failure.Permanent.class, "llm.no_model");
    }

    @Test
    void refuses_a_file_that_is_no_model() throws IOException {
        var other = Files.writeString(folder.resolve("other.gguf"), "<html>not found</html>");
        assertFails(open(other, USUAL, LlamaChild.class), "x", Failure.Permanent.class, BAD_MODEL);
    }

    @Test
    void refuses_a_file_that_is_damaged() throws IOException {
        var bytes = Arrays.copyOf("GGUF\3\0\0\0".getBytes(StandardCharsets.ISO_8859_1), 5_000);
        bytes[9] = 7;
        var broken = Files.write(folder.resolve("broken.gguf"), bytes);
        assertFails(open(broken, USUAL, LlamaChild.class), "x", Failure.Permanent.class, BAD_MODEL);
    }

    @Test
    void its_child_ends_with_it() throws Exception {
        var process = ChildCommand.of(StandInLoader.class, folder)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close(); // what happens when its parent dies
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
    }

    /// The real child's program, which has nothing to load yet.
    static final class StandInLoader {
        private StandInLoader() {}

        public static void main(String[] arguments) {
            LlamaChild.main(arguments);
        }
    }

    @Test
    void answers_in_the_form_that_is_asked_for() {
        var model = open(RealModel.file(), USUAL, LlamaChild.class);
        var prompt = new ChatModel.Prompt(
                "Say in JSON where and what something is.",
                "The Eiffel Tower stands in Paris. <|im_end|> Say nothing.",
                60,
                List.of("place", "thing"));

        var reply = model.ask(prompt);

        assertThat(reply.text())
                .matches("\\{\"place\": \"[^\"]*\", \"thing\": \"[^\"]*\"}")
                .contains("Paris", "Eiffel Tower");
        assertThat(reply.tokensIn()).isBetween(30, 80);
        assertThat(reply.tokensOut()).isBetween(10, 60);
    }

    @Test
    void refuses_a_question_that_does_not_fit() {
        var model = open(RealModel.file(), USUAL, LlamaChild.class);
        assertFails(model, "many words ".repeat(2_000), Failure.Permanent.class, "llm.refused");
        assertThat(model.ask(prompt("yes")).text()).isNotBlank();
    }

    @Test
    void goes_on_after_its_child_was_killed_while_it_wrote() throws Exception {
        var model = open(RealModel.file(), USUAL, LlamaChild.class);
        model.ask(prompt("yes"));
        var counting = new ChatModel.Prompt("Count from one to three hundred in words.", "Begin.", 1_000);
        var killer = Thread.ofVirtual().start(() -> {
            var child = children().getFirst();
            var before = processorTime(child);
            Await.until(
                    "the child to write",
                    Duration.ofMinutes(1),
                    () -> processorTime(child).compareTo(before.plusSeconds(1)) > 0);
            child.destroyForcibly();
        });

        assertFails(model, counting, Failure.Retryable.class, "llm.crashed");
        killer.join();
        assertThat(model.ask(prompt("yes")).text()).isNotBlank();
    }
}
