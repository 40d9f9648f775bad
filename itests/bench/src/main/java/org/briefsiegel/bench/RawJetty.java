package org.briefsiegel.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A process of its own that serves the documents from memory, with the TLS that ours has: {@code /<size>}. */
final class RawJetty extends Handler.Abstract.NonBlocking {

    private final Map<String, byte[]> documents = new HashMap<>();

    private RawJetty() {
        for (int size : DownloadBench.SIZES) {
            documents.put("/" + size, Pdf.of(size));
        }
        documents.put("/" + PageBench.SIZE, Pdf.of(PageBench.SIZE));
    }

    static Child start(int port, Tls tls, Path log) throws IOException {
        return Child.start(
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        org.briefsiegel.bench.Container.MEMORY,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RawJetty.class.getName(),
                        String.valueOf(port),
                        tls.keystore().toString(),
                        tls.password()),
                Map.of(),
                log);
    }

    /** Arguments: port, key store, its password. */
    public static void main(String... arguments) throws Exception {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(arguments[1]);
        tls.setKeyStorePassword(arguments[2]);
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer());
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, tls, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        server.setHandler(new RawJetty());
        server.start();
        server.join();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        byte[] document = documents.get(Request.getPathInContext(request));
        if (document == null) {
            return false;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/pdf");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, document.length);
        response.write(true, ByteBuffer.wrap(document), callback);
        return true;
    }
}
