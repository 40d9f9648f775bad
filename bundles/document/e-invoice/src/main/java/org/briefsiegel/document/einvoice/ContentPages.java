package org.briefsiegel.document.einvoice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.briefsiegel.document.api.Content;

/** A content as PDFBox reads it, a page of some kilobytes at a time; the last ones are kept. For one thread. */
final class ContentPages implements RandomAccessRead {

    private static final int PAGE_BYTES = 32 * 1024;
    private static final int KEPT_PAGES = 32;

    private final Content content;
    private final Budget budget;
    private final Map<Long, byte[]> pages = new LinkedHashMap<>(KEPT_PAGES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > KEPT_PAGES;
        }
    };

    private RuntimeException hosts;
    private long position;
    private boolean closed;

    ContentPages(Content content, Budget budget) {
        this.content = content;
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        if (isEOF()) {
            return -1;
        }
        int next = Byte.toUnsignedInt(page()[(int) (position % PAGE_BYTES)]);
        position++;
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (isEOF()) {
            return -1;
        }
        byte[] page = page();
        int from = (int) (position % PAGE_BYTES);
        int count = Math.min(length, page.length - from);
        System.arraycopy(page, from, into, offset, count);
        position += count;
        return count;
    }

    /** The page that the next byte is on. */
    private byte[] page() throws IOException {
        long number = position / PAGE_BYTES;
        byte[] known = pages.get(number);
        if (known != null) {
            return known;
        }
        long from = number * PAGE_BYTES;
        ByteBuffer page = ByteBuffer.allocate((int) Math.min(PAGE_BYTES, length() - from));
        budget.read(page.capacity());
        fill(page, from);
        pages.put(number, page.array());
        return page.array();
    }

    private void fill(ByteBuffer page, long from) {
        try {
            while (page.hasRemaining() && content.read(page, from + page.position()) >= 0) {
                // until it is full
            }
        } catch (RuntimeException e) {
            hosts = e;
            throw e;
        }
    }

    /** Whether this was thrown by the host, when it was asked for bytes. */
    boolean isHosts(RuntimeException thrown) {
        return thrown.equals(hosts);
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public void seek(long to) throws IOException {
        if (to < 0) {
            throw new IOException("before the beginning");
        }
        position = Math.min(to, length());
    }

    @Override
    public long length() {
        return content.size();
    }

    @Override
    public boolean isEOF() {
        return position >= length();
    }

    @Override
    public RandomAccessReadView createView(long start, long length) throws IOException {
        return new RandomAccessReadView(this, start, length);
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
