package io.podbrief.llm.gguf;

import io.podbrief.llm.ChatModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// A child without a model that does as it is told: dies, hangs, grows, babbles, or repeats.
final class StandInChild {
    private StandInChild() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("loading " + Wire.load(input.readLine()).model());
        System.out.println(Wire.ready());
        for (var line = input.readLine(); line != null; line = input.readLine()) {
            var data = Wire.prompt(line).data();
            switch (data) {
                case "die" -> Runtime.getRuntime().halt(134);
                case "hang" -> Thread.sleep(60_000);
                case "grow" -> grow();
                default -> System.out.println("babble\n" + Wire.write(new ChatModel.Reply(data, 3, 1)));
            }
        }
    }

    private static void grow() throws InterruptedException {
        var held = new ArrayList<java.nio.ByteBuffer>();
        for (int i = 0; i < 100; i++) {
            var block = java.nio.ByteBuffer.allocateDirect(1 << 20);
            for (int at = 0; at < block.capacity(); at += 4096) block.put(at, (byte) 1);
            held.add(block);
        }
        Thread.sleep(60_000 + held.size());
    }
}
