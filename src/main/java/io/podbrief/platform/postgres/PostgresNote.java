package io.podbrief.platform.postgres;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;

/// What has to be known to use the database in a folder: the content of `connection.properties`, readable by its
/// owner only.
///
/// @param port where the server listens on 127.0.0.1; `0` before the first start
/// @param password of [#USER], who is the only user there is
/// @param server the program that was last started, by which a server of ours is told from anybody else's; empty
///     at first
/// @param place the machine and process space it was started in, see [#here()]; empty at first
record PostgresNote(int port, String password, String server, String place) {
    static final String USER = "podbrief";

    private static final int PASSWORD_BYTES = 24;
    private static final int CONNECT_SECONDS = 5;

    /// A note for a database that is still to be made, with a password from a secure source.
    static PostgresNote fresh() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new PostgresNote(0, HexFormat.of().formatHex(bytes), "", "");
    }

    static PostgresNote read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return new PostgresNote(
                    Integer.parseInt(properties.getProperty("port", "0")),
                    properties.getProperty("password", ""),
                    properties.getProperty("server", ""),
                    properties.getProperty("place", ""));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    /// The file's new text.
    byte[] text() throws IOException {
        var properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("server", server);
        properties.setProperty("place", place);
        var text = new StringWriter();
        properties.store(
                text, "How to reach this folder's database. Written by Podbrief at every start of the server.");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Asks for scram by name, so that a stranger on our port cannot talk the driver into sending the password.
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable&requireAuth=scram-sha-256";
    }

    /// A connection for a look at the server; gives up soon when nobody answers.
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(CONNECT_SECONDS));
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    PostgresNote at(int newPort) {
        return new PostgresNote(newPort, password, server, place);
    }

    PostgresNote startedHere(Path program) throws IOException {
        return new PostgresNote(port, password, program.toRealPath().toString(), here());
    }

    /// Where process ids mean what they mean to us: this boot of the machine, and on Linux this container. Empty
    /// where the system does not tell, which is where there are no containers either.
    static String here() throws IOException {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    /// Without the password, which must not get into a log.
    @Override
    public String toString() {
        return "PostgresNote[port=" + port + ", server=" + server + "]";
    }
}
