package io.podbrief.cli;

import io.podbrief.platform.Failure;

/// Exit codes, the same for every verb.
final class Exit {
    static final int OK = 0;
    static final int BUG = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int NOT_FOUND = 4;
    static final int TEMPORARY = 5;

    private Exit() {}

    static int of(Failure failure) {
        return switch (failure) {
            case Failure.Retryable _ -> TEMPORARY;
            case Failure.Permanent permanent
            when permanent.code().endsWith(".not_found") || permanent.code().endsWith(".unknown") -> NOT_FOUND;
            case Failure.Permanent permanent when permanent.code().startsWith("usage.") -> USAGE;
            case Failure.Permanent _ -> REFUSED;
        };
    }
}
