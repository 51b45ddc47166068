package io.podbrief.delivery.file;

import io.podbrief.delivery.Channel;
import io.podbrief.delivery.Receipt;
import io.podbrief.platform.DataSettings;
import io.podbrief.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/// Writes each mail to `mail/` in the data folder, as a file that mail programs open. The channel where no SMTP
/// host is set. A file is named for its content, so that the same mail is one file however often it is written.
@Component
@ConditionalOnExpression("'${podbrief.delivery.smtp.host:}' == ''")
final class FileChannel implements Channel {
    private final Path folder;

    FileChannel(DataSettings data) {
        folder = data.folder().resolve("mail");
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Receipt deliver(byte[] mail, String recipient, Permit permit) {
        try {
            Files.createDirectories(folder);
            var name = name(mail);
            var draft = Files.write(folder.resolve(name + ".part"), mail);
            try {
                if (!permit.take()) return new Receipt.Abandoned();
                var file = Files.move(draft, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
                return new Receipt.Accepted("written to " + file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            return new Receipt.Deferred("the mail could not be written to " + folder + ": " + e.getMessage());
        }
    }

    private static String name(byte[] mail) {
        return Sha256.hex(mail).substring(0, 32);
    }
}
