package org.briefsiegel.itests.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request as no well-behaved client would send it, on a connection of its own. */
final class RawRequest implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    RawRequest(Server server, String head) throws IOException {
        this(server, head, "127.0.0.1");
    }

    /** From another of this machine's addresses. */
    RawRequest(Server server, String head, String from) throws IOException {
        socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url("/").getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write((head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The first line of the answer. */
    String status() throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    /** So much of the answer's body; what comes after it is left unread, so that closing cuts the connection. */
    byte[] bodyUpTo(int length) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        return in.readNBytes(length);
    }

    /** All of the answer, to its end. */
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
