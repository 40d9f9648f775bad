package org.briefsiegel.channel.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on loopback that answers each command as a test tells it, or hangs up instead. */
final class ScriptedServer implements AutoCloseable {

    static final String HANG_UP = "";
    static final String END_OF_MAIL = ".";

    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of(
            "EHLO",
            "250 localhost",
            "MAIL",
            "250 OK",
            "RCPT",
            "250 OK",
            "DATA",
            "354 go on",
            END_OF_MAIL,
            "250 OK",
            "QUIT",
            "221 bye"));
    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger mails = new AtomicInteger();
    private volatile boolean patient = true;
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    ScriptedServer() throws IOException {
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    ScriptedServer answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** What clients have said, without their mails. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    /** Whoever has sent a mail is hung up on after the answer. */
    ScriptedServer hangingUpAfterEachMail() {
        patient = false;
        return this;
    }

    /** How many connections there were. */
    int connections() {
        return connections.get();
    }

    /** How many mails came to their final dot. */
    int mails() {
        return mails.get();
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    converse(client);
                }
            }
        } catch (SocketException e) {
            // closed, which ends this server
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        connections.incrementAndGet();
        answer(out, "220 localhost");
        boolean content = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (content && !line.equals(END_OF_MAIL)) {
                continue;
            }
            commands.add(line);
            String answer = answers.getOrDefault(line.split(" ", 2)[0], "502 not here");
            if (line.equals(END_OF_MAIL)) {
                mails.incrementAndGet();
            }
            if (answer.equals(HANG_UP)) {
                return;
            }
            content = answer.startsWith("354");
            answer(out, answer);
            if (!patient && line.equals(END_OF_MAIL)) {
                return;
            }
        }
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
