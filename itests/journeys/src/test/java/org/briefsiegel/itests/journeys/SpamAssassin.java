package org.briefsiegel.itests.journeys;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Debian's SpamAssassin with the rules that it was shipped with, without network, and without anything learnt. */
final class SpamAssassin {

    private static final Path HOME = Path.of("target/spamassassin").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern RULES = Pattern.compile("(?m)^X-Spam-Rules: (.*(?:\\R[ \\t].*)*)");
    private static final Pattern RULE = Pattern.compile("(\\w+)=(-?[0-9.]+)");

    /** As the receiving server writes it: without it, rules that compare with it don't fire. */
    private static final String RECEIVED = "Received: from post.example.org (post.example.org [192.0.2.25])\r\n"
            + "\tby mx.example.net (Postfix) with ESMTPS id 4XyZ12345\r\n"
            + "\tfor <recipient@example.net>; %s\r\n";

    private SpamAssassin() {}

    /** The rules that fire, with their points. */
    static Map<String, Double> rules(byte[] mail) throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        Path settings = Files.writeString(
                HOME.resolve("user_prefs"), "use_bayes 0\nreport_safe 0\nadd_header all Rules _TESTSSCORES_\n");
        Path judged = HOME.resolve("judged");
        ProcessBuilder command = new ProcessBuilder(
                "spamassassin",
                "--local",
                "--test-mode",
                "--configpath=/usr/share/spamassassin",
                "--prefspath=" + settings);
        command.environment().put("HOME", HOME.toString());
        command.redirectOutput(judged.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        Process running = command.start();
        try (OutputStream in = running.getOutputStream()) {
            in.write(received(mail));
        }
        if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly();
            throw new IllegalStateException("SpamAssassin doesn't come to an end");
        }
        return read(Files.readString(judged, StandardCharsets.ISO_8859_1));
    }

    private static byte[] received(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        String date = text.lines()
                .filter(line -> line.startsWith("Date: "))
                .findFirst()
                .orElseThrow()
                .substring("Date: ".length());
        return (RECEIVED.formatted(date) + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, Double> read(String judged) {
        MatchResult rules = RULES.matcher(judged)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("SpamAssassin says nothing: " + judged));
        Map<String, Double> points = new TreeMap<>();
        RULE.matcher(rules.group(1).replaceAll("\\R[ \\t]+", ""))
                .results()
                .forEach(rule -> points.put(rule.group(1), Double.valueOf(rule.group(2))));
        return points;
    }
}
