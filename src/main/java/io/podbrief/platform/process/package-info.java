/// Work in a process of its own, which may crash, hang or grow without harm to ours: how it is started, talked to and
/// ended, and a folder that goes with it. Any package may use it.
@NullMarked
package io.podbrief.platform.process;

import org.jspecify.annotations.NullMarked;
