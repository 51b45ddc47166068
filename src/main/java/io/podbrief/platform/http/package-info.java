/// The one client for the open web. It checks the address that is really dialled, caps every body and leaves hosts
/// in peace; [io.podbrief.platform.http.SafeHttp] is its face. Any package may use it.
@NullMarked
package io.podbrief.platform.http;

import org.jspecify.annotations.NullMarked;
