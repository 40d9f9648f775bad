package org.briefsiegel.platform.qr;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code (ISO/IEC 18004) for a page to draw: dark on light, whatever the page's colours are. It bears the loss of 15 % of its area
 * (level M). Usable from any thread.
 *
 * @param size of the square, in modules: with the quiet zone of four modules around the code
 * @param path the dark modules in a square of this size, as SVG path data
 */
public record QrImage(int size, String path) {

    private static final int QUIET_ZONE = 4;

    /**
     * The code of a text, in UTF-8.
     *
     * @throws IllegalArgumentException when it is longer than a code can be: 2331 bytes
     */
    public static QrImage of(String text) {
        try {
            QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
            return new QrImage(code.size + 2 * QUIET_ZONE, path(code));
        } catch (DataTooLongException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** A box for each run of dark modules in a row. */
    private static String path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int begin = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > begin) {
                    int run = x - begin;
                    path.append('M').append(begin + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                }
                x++;
            }
        }
        return path.toString();
    }
}
