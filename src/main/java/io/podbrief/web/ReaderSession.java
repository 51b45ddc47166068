package io.podbrief.web;

import io.podbrief.pipeline.Enrolment;
import io.podbrief.platform.SiteSettings;
import io.podbrief.subscriber.Purpose;
import io.podbrief.subscriber.Subscriber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// The signed-in reader of a request: a cookie that holds a signed token and nothing else.
@Component
public final class ReaderSession {
    private static final Duration LIFE = Purpose.MANAGE.life().orElseThrow();

    private final Enrolment enrolment;
    private final boolean secure;

    ReaderSession(Enrolment enrolment, SiteSettings site) {
        this.enrolment = enrolment;
        this.secure = site.base().startsWith("https://");
    }

    /// The active reader whose session the request carries.
    public Optional<Subscriber> reader(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name());
        if (cookie == null) return Optional.empty();
        return enrolment
                .holder(Purpose.MANAGE, cookie.getValue())
                .filter(reader -> reader.state() == Subscriber.State.ACTIVE);
    }

    /// Opens a session.
    public void open(HttpServletResponse response, Subscriber reader) {
        set(response, enrolment.session(reader), LIFE);
    }

    /// Ends it.
    public void close(HttpServletResponse response) {
        set(response, "", Duration.ZERO);
    }

    private void set(HttpServletResponse response, String value, Duration life) {
        var cookie = ResponseCookie.from(name(), value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String name() {
        return secure ? "__Host-reader" : "reader";
    }
}
