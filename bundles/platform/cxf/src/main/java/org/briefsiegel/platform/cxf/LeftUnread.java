package org.briefsiegel.platform.cxf;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * A request whose body ends as soon as there is an answer. CXF would read on, up to 16 MB, and so give a thread to
 * everybody who sends slowly, with a key or without one. What Jetty finds unread it doesn't wait for.
 */
final class LeftUnread extends HttpServletRequestWrapper {

    /** The request attribute that holds this. */
    static final String ATTRIBUTE = LeftUnread.class.getName();

    private volatile boolean answered;

    LeftUnread(HttpServletRequest request) {
        super(request);
        request.setAttribute(ATTRIBUTE, this);
    }

    /** From now on the body is at its end. */
    void answered() {
        answered = true;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Body(super.getInputStream());
    }

    private final class Body extends ServletInputStream {

        private final ServletInputStream body;

        Body(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            return answered ? -1 : body.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return answered ? -1 : body.read(bytes, offset, length);
        }

        @Override
        public boolean isFinished() {
            return answered || body.isFinished();
        }

        @Override
        public boolean isReady() {
            return answered || body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
