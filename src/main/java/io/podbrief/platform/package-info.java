/// What every other package stands on and what knows no podcast: failures with stable codes, the guarded web
/// client, the database's life, the clock, ids.
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package io.podbrief.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
