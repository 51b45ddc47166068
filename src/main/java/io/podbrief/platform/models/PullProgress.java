package io.podbrief.platform.models;

/// Is told how a pull goes on. Called from the pulling thread, often, so be quick.
public interface PullProgress {
    /// Nobody listens.
    PullProgress NONE = new PullProgress() {
        @Override
        public void fetched(long bytes) {}

        @Override
        public void checked(long bytes) {}
    };

    /// So many bytes are there now, those of earlier tries included. Falls to a smaller number when the transfer
    /// has to begin anew.
    void fetched(long bytes);

    /// The sum of so many bytes has been taken.
    void checked(long bytes);
}
