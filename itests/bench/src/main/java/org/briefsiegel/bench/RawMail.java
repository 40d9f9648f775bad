package org.briefsiegel.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;

/** What a mail takes without us: the same bytes over a kept and encrypted connection, one mail after the other. */
final class RawMail implements Callable<Void>, AutoCloseable {

    private final Socket socket;
    private final MailSink.Talk talk;
    private final byte[] mail;

    RawMail(int port, SSLContext tls, int size) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.setTcpNoDelay(true);
        MailSink.Talk first = new MailSink.Talk(plain);
        first.expect("220");
        first.say("EHLO bench");
        first.expect("250");
        first.say("STARTTLS");
        first.expect("220");
        socket = tls.getSocketFactory().createSocket(plain, "localhost", port, true);
        talk = new MailSink.Talk(socket);
        talk.say("EHLO bench");
        talk.expect("250");
        mail = ("x".repeat(70) + "\r\n").repeat(size / 72 + 1).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Void call() throws IOException {
        talk.say("MAIL FROM:<bench@example.org>");
        talk.expect("250");
        talk.say("RCPT TO:<maria@example.org>");
        talk.expect("250");
        talk.say("DATA");
        talk.expect("354");
        talk.write(mail);
        talk.say(".");
        talk.expect("250");
        return null;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
