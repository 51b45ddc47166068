package io.podbrief;

/// Reads the verb.
public class App {
    public static void main(String[] args) {
        System.out.println("podbrief " + Runtime.version());
    }
}
