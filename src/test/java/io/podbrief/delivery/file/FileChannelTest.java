package io.podbrief.delivery.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.delivery.Channel;
import io.podbrief.delivery.ChannelContract;
import io.podbrief.delivery.Receipt;
import io.podbrief.platform.DataSettings;
import io.podbrief.testing.ReceivedMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChannelTest extends ChannelContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    protected Channel channel() {
        return new FileChannel(new DataSettings(folder));
    }

    @Override
    protected List<ReceivedMail> received() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".eml"))
                .map(FileChannelTest::read)
                .toList();
    }

    private List<Path> files() {
        if (!Files.exists(folder.resolve("mail"))) return List.of();
        try (var files = Files.list(folder.resolve("mail"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReceivedMail read(Path file) {
        try {
            return ReceivedMail.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void writes_the_same_mail_to_the_same_file() {
        channel().deliver(MAIL, RECIPIENT, () -> true);
        channel().deliver(MAIL, RECIPIENT, () -> true);

        assertThat(files()).hasSize(1);
    }

    @Test
    void leaves_no_half_mail_behind() {
        channel().deliver(MAIL, RECIPIENT, () -> false);

        assertThat(files()).isEmpty();
    }

    @Test
    void tries_again_when_the_folder_cannot_be_written_to() throws IOException {
        Files.writeString(folder.resolve("mail"), "a file where the folder should be");

        assertThat(channel().deliver(MAIL, RECIPIENT, () -> true))
                .isInstanceOfSatisfying(
                        Receipt.Deferred.class,
                        deferred -> assertThat(deferred.reply()).contains(folder.toString()));
    }
}
