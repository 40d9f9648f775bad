package org.briefsiegel.recipient.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** An answer that comes through, unless it says that something is unknown: of that nothing does. */
final class WithoutUnknown extends HttpServletResponseWrapper {

    private boolean keptBack;

    WithoutUnknown(HttpServletResponse response) {
        super(response);
    }

    /** Whether the answer was that something is unknown. */
    boolean isKeptBack() {
        return keptBack;
    }

    @Override
    public void setStatus(int status) {
        keptBack = status == SC_NOT_FOUND;
        if (!keptBack) {
            super.setStatus(status);
        }
    }

    @Override
    public int getStatus() {
        return keptBack ? SC_NOT_FOUND : super.getStatus();
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, null);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        keptBack = status == SC_NOT_FOUND;
        if (!keptBack) {
            super.sendError(status, message);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (!keptBack) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!keptBack) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setContentLength(int length) {
        if (!keptBack) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!keptBack) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!keptBack) {
            super.flushBuffer();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return keptBack ? new Nowhere() : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return keptBack ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public void write(int one) {}

        @Override
        public void write(byte[] bytes, int from, int length) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("only what is written at once is kept back");
        }
    }
}
