package org.briefsiegel.platform.paper;

import com.openhtmltopdf.extend.FSStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The pictures that are handed over with a page, by addresses of their own. */
record Pictures(Map<String, byte[]> byName) {

    static final String SCHEME = "picture";

    private static final String BEGIN = SCHEME + ":";

    boolean contains(String address) {
        return address.startsWith(BEGIN) && byName.containsKey(address.substring(BEGIN.length()));
    }

    FSStream open(String address) {
        byte[] picture = byName.get(address.substring(BEGIN.length()));
        return new FSStream() {
            @Override
            public InputStream getStream() {
                return new ByteArrayInputStream(picture);
            }

            @Override
            public Reader getReader() {
                return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
            }
        };
    }
}
