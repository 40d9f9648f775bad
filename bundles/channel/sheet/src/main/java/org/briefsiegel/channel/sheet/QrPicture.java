package org.briefsiegel.channel.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.briefsiegel.platform.qr.QrImage;

/** A QR code as a PNG, sharp on paper. */
final class QrPicture {

    private static final int PIXELS = 10;

    /** A run of dark modules in a row, as {@link QrImage} writes them. */
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)");

    private QrPicture() {}

    static byte[] of(String text) {
        QrImage code = QrImage.of(text);
        int side = code.size() * PIXELS;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, side, side);
        pen.setColor(Color.BLACK);
        RUN.matcher(code.path())
                .results()
                .forEach(run -> pen.fillRect(pixels(run, 1), pixels(run, 2), pixels(run, 3), PIXELS));
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static int pixels(MatchResult run, int group) {
        return Integer.parseInt(run.group(group)) * PIXELS;
    }
}
