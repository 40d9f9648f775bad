package org.briefsiegel.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that takes every mail: encrypted and forgotten, as little work as there can be on the other side, or as it is told. */
public final class MailSink implements MailTarget, AutoCloseable {

    private final ServerSocket socket;
    private final Optional<SSLContext> tls;
    private final Receiver receiver;
    private volatile LongConsumer taken = time -> {};

    /** What is done with mails, and what is said to whoever brings them. Called on the connection's own thread. */
    @FunctionalInterface
    public interface Receiver {

        String TAKEN = "250 OK";

        /** Reads a mail to its final dot, and returns what is answered then; hangs up where it throws. */
        String receive(Talk talk) throws IOException;

        /**
         * What is answered to a command; hangs up where it throws. Content follows DATA only after the usual answer.
         *
         * @param command empty for the greeting
         */
        default String answer(String command, String usual) throws IOException {
            return usual;
        }
    }

    MailSink(int port, SSLContext tls) throws IOException {
        this(port, Optional.of(tls), Talk::skipMail);
    }

    /** On a free port, and encrypted after STARTTLS. */
    public MailSink(Tls tls, Receiver receiver) throws GeneralSecurityException, IOException {
        this(0, Optional.of(tls.serverContext()), receiver);
    }

    /** In plain text, on a free port. */
    public MailSink(Receiver receiver) throws IOException {
        this(0, Optional.empty(), receiver);
    }

    private MailSink(int port, Optional<SSLContext> tls, Receiver receiver) throws IOException {
        this.socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.tls = tls;
        this.receiver = receiver;
        Thread thread = new Thread(this::serve, "mail-sink");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void onMail(LongConsumer listener) {
        taken = listener;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> converse(client), "mail-sink-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void converse(Socket plain) {
        try (plain) {
            plain.setTcpNoDelay(true);
            Talk talk = new Talk(plain);
            talk.say(receiver.answer("", "220 sink"));
            String line;
            do {
                line = talk.line();
                String usual = usualAnswer(line);
                String answer = receiver.answer(line, usual);
                talk.say(answer);
                if (line.equals("STARTTLS")) {
                    talk = new Talk(secure(plain));
                } else if (line.equals("DATA") && answer.equals(usual)) {
                    String verdict = receiver.receive(talk);
                    taken.accept(System.nanoTime());
                    talk.say(verdict);
                }
            } while (!line.equals("QUIT"));
        } catch (IOException e) {
            // the client is gone
        }
    }

    private String usualAnswer(String command) {
        return switch (command.split(" ", 2)[0]) {
            case "EHLO" -> "250-sink\r\n250" + (tls.isPresent() ? "-8BITMIME\r\n250 STARTTLS" : " 8BITMIME");
            case "STARTTLS" -> "220 go on";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> Receiver.TAKEN;
        };
    }

    private SSLSocket secure(Socket plain) throws IOException {
        SSLSocket secure = (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(plain, null, true);
        secure.setUseClientMode(false);
        return secure;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Lines over a connection. */
    public static final class Talk {

        private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

        private final InputStream in;
        private final OutputStream out;

        Talk(Socket socket) throws IOException {
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            out = new BufferedOutputStream(socket.getOutputStream(), 16_384);
        }

        void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
        }

        String line() throws IOException {
            return rawLine().strip();
        }

        private String rawLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("gone");
                }
                line.append((char) next);
            }
            int end = line.length() - 1;
            return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
        }

        /** Reads on to the answer's last line. */
        void expect(String code) throws IOException {
            String line = line();
            while (line.startsWith(code + "-")) {
                line = line();
            }
            if (!line.startsWith(code)) {
                throw new IOException("expected " + code + ": " + line);
            }
        }

        /** All lines up to the final dot, without the dots that were put in for the way (RFC 5321, 4.5.2). */
        public byte[] mail() throws IOException {
            ByteArrayOutputStream mail = new ByteArrayOutputStream();
            for (String line = rawLine(); !line.equals("."); line = rawLine()) {
                mail.writeBytes(
                        (line.startsWith(".") ? line.substring(1) : line).getBytes(StandardCharsets.ISO_8859_1));
                mail.write('\r');
                mail.write('\n');
            }
            return mail.toByteArray();
        }

        String skipMail() throws IOException {
            int matched = 0;
            while (matched < END.length) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("gone");
                }
                matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
            }
            return Receiver.TAKEN;
        }
    }
}
