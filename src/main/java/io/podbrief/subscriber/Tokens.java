package io.podbrief.subscriber;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Signed links: who, what for, until when, and an HMAC-SHA-256 over them that only this instance can make.
///
/// The form is `v1.SUBSCRIBER.EXPIRY.ITEM.MAC`, in characters that mail programs leave alone. Nothing in a token
/// is used before its MAC was checked, in constant time. Owns the table `secret`, where the key lies.
@Component
public final class Tokens {
    private static final String VERSION = "v1";
    private static final int KEY_BYTES = 32;
    private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9-]*");

    private final JdbcClient db;
    private final Clock clock;
    private byte @org.jspecify.annotations.Nullable [] key;

    public Tokens(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// What a good token says.
    ///
    /// @param item what it is about besides the reader, such as a brief's id; empty where nothing is
    public record Claimed(Subscriber.Id subscriber, String item) {}

    /// Makes a token.
    ///
    /// @param item letters, digits and hyphens only; may be empty
    public String sign(Purpose purpose, Subscriber.Id subscriber, String item) {
        if (!ITEM.matcher(item).matches())
            throw new IllegalArgumentException("a token's item may hold letters, digits and hyphens only");
        long expiry = purpose.life()
                .map(life -> clock.instant().plus(life).getEpochSecond())
                .orElse(0L);
        var body = VERSION + "." + Long.toString(subscriber.value(), 36) + "." + Long.toString(expiry, 36) + "." + item;
        return body + "." + mac(purpose, body);
    }

    /// Reads a token.
    ///
    /// @return empty for a token that is damaged, forged, of another purpose or too old; a caller cannot tell
    ///     which
    public Optional<Claimed> verify(Purpose purpose, String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0) return Optional.empty();
        var body = token.substring(0, dot);
        var given = token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(given, mac(purpose, body).getBytes(StandardCharsets.US_ASCII)))
            return Optional.empty();
        var parts = body.split("\\.", -1);
        long expiry = Long.parseLong(parts[2], 36);
        if (expiry != 0 && clock.instant().isAfter(Instant.ofEpochSecond(expiry))) return Optional.empty();
        return Optional.of(new Claimed(new Subscriber.Id(Long.parseLong(parts[1], 36)), parts[3]));
    }

    private String mac(Purpose purpose, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            var bytes = mac.doFinal((purpose.name() + "\n" + body).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, 32); // 192 bits
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private synchronized byte[] key() {
        if (key == null) {
            var fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            db.sql("insert into secret (name, value) values ('tokens', :value) on conflict (name) do nothing")
                    .param("value", fresh)
                    .update();
            key = db.sql("select value from secret where name = 'tokens'")
                    .query(byte[].class)
                    .single();
        }
        return key;
    }
}
