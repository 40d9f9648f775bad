package org.briefsiegel.recipient.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.briefsiegel.platform.pages.PostedForm;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceivingFilterTest {

    private static final int THREADS = 8;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int IDLE_MILLIS = 300;

    private final Server server = new Server(new QueuedThreadPool(THREADS));
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        serve(Duration.ofSeconds(20));
    }

    private void serve(Duration patience) throws Exception {
        server.stop();
        ServletContextHandler context = new ServletContextHandler();
        FilterHolder filter = new FilterHolder(new ReceivingFilter(patience));
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/d/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new Echo()), "/*");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.stop();
    }

    @Test
    void whatWasPostedArrives() throws IOException {
        assertThat(answer(post("/d/x", 3, "a=b"))).startsWith("HTTP/1.1 200").endsWith("POST a=b");
        assertThat(answer(post("/d/x", 0, ""))).startsWith("HTTP/1.1 200").endsWith("POST ");
        assertThat(answer(send("GET /d/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")))
                .endsWith("GET ");
    }

    @Test
    void whoSendsSlowlyHoldsNoThread() throws IOException {
        for (int i = 0; i < 3 * THREADS; i++) {
            post("/d/x", 100, "a=");
        }

        assertThat(answer(post("/d/x", 3, "a=b"))).endsWith("POST a=b");
    }

    @Test
    void whatIsLongerThanAFormIsCutOff() throws IOException {
        String form = "a".repeat(PostedForm.MAX_BYTES);

        assertThat(answer(post("/d/x", PostedForm.MAX_BYTES + 1_000_000, form))).endsWith("POST " + form);
    }

    @Test
    void whoIsSilentIsLetGo() throws IOException {
        connector.setIdleTimeout(IDLE_MILLIS);

        assertThat(answer(post("/d/x", 100, "a="))).startsWith("HTTP/1.1 408");
    }

    @Test
    void whoTakesTooLongIsLetGo() throws Exception {
        serve(Duration.ZERO);

        assertThat(answer(post("/d/x", 100, "a="))).startsWith("HTTP/1.1 408");
    }

    private Socket post(String path, int announced, String body) throws IOException {
        return send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + announced
                + "\r\n\r\n" + body);
    }

    private Socket send(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        sockets.add(socket);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("serial")
    private static final class Echo extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getOutputStream().print(request.getMethod() + " ");
            request.getInputStream().transferTo(response.getOutputStream());
        }
    }
}
