/// Mail by SMTP. A mail whose fate is unknown is held as uncertain, never plainly sent again.
@NullMarked
package io.podbrief.delivery.smtp;

import org.jspecify.annotations.NullMarked;
