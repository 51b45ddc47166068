package io.podbrief.web;

import io.podbrief.platform.Templates;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The last resort: never an exception class, never a trace.
@RestController
final class ErrorPages implements ErrorController {
    private final Templates templates;

    ErrorPages(Templates templates) {
        this.templates = templates;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        var status = HttpStatus.resolve(
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 500);
        var known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        var accept = request.getHeader("Accept");
        if (accept != null && accept.contains("text/html")) {
            return ResponseEntity.status(known)
                    .contentType(MediaType.TEXT_HTML)
                    .body(templates.html("page/error", sentence(known)));
        }
        return ResponseEntity.status(known)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Map.of("status", known.value(), "title", sentence(known), "code", "web.status_" + known.value()));
    }

    private static String sentence(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is no page under this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take that kind of request.";
            case CONTENT_TOO_LARGE -> "That was more than this page takes.";
            default ->
                status.is5xxServerError()
                        ? "Something went wrong here. It was written to the log; trying again later may help."
                        : "This request could not be understood.";
        };
    }
}
