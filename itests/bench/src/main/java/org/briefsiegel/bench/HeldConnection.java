package org.briefsiegel.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;

/** A connection of its own on which an answer has begun, and whose client then does nothing. */
final class HeldConnection implements Closeable {

    /** So little that a large answer has to wait on the server's side. */
    private static final int RECEIVE_BUFFER = 16 * 1024;

    private static final String STATUS = "HTTP/1.1 200";

    private final SSLSocket socket;

    private HeldConnection(SSLSocket socket) {
        this.socket = socket;
    }

    static HeldConnection of(HttpRequest request, Tls tls) throws Exception {
        String host = request.uri().getHost();
        int port = request.uri().getPort();
        Socket plain = new Socket();
        plain.setReceiveBufferSize(RECEIVE_BUFFER);
        plain.connect(new InetSocketAddress(host, port));
        SSLSocket socket = (SSLSocket) tls.clientContext().getSocketFactory().createSocket(plain, host, port, true);
        socket.getOutputStream().write(head(request, host).getBytes(StandardCharsets.US_ASCII));
        String status = new String(socket.getInputStream().readNBytes(STATUS.length()), StandardCharsets.US_ASCII);
        if (!status.equals(STATUS)) {
            throw new IOException("the answer over a connection of its own begins with " + status);
        }
        return new HeldConnection(socket);
    }

    private static String head(HttpRequest request, String host) {
        return "GET " + request.uri().getPath() + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + request.headers().map().entrySet().stream()
                        .map(HeldConnection::line)
                        .collect(Collectors.joining())
                + "\r\n";
    }

    private static String line(Map.Entry<String, List<String>> header) {
        return header.getKey() + ": " + String.join("; ", header.getValue()) + "\r\n";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
