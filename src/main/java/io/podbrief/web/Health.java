package io.podbrief.web;

import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the process lives, and whether it can do its work.
@RestController
final class Health {
    private final JdbcClient db;

    Health(JdbcClient db) {
        this.db = db;
    }

    @GetMapping("/live")
    Map<String, String> live() {
        return Map.of("status", "live");
    }

    @GetMapping("/ready")
    ResponseEntity<Map<String, String>> ready() {
        try {
            db.sql("select 1").query(Integer.class).single();
            return ResponseEntity.ok(Map.of("status", "ready"));
        } catch (DataAccessException _) {
            var why = Map.of(
                    "status",
                    "not ready",
                    "code",
                    "db.unavailable",
                    "title",
                    "The database does not answer; work goes on when it does.");
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(why);
        }
    }
}
