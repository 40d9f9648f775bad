import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Draws the logo of the letterhead for the web, as PNG: {@code java Logo.java FILE}. Needs the font DejaVu. */
final class Logo {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 80;
    private static final Color COLOUR = new Color(0x1f5c57);

    private Logo() {}

    public static void main(String[] arguments) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(COLOUR);
        mark(graphics);
        graphics.setFont(new Font("DejaVu Serif Condensed", Font.PLAIN, 25));
        graphics.drawString("Dr. Anna", 90, 37);
        graphics.drawString("Beispiel", 90, 65);
        ImageIO.write(inOneColour(image), "png", new File(arguments[0]));
    }

    /** The circle and the pulse of the letterhead, which are 26 wide and high there. */
    private static void mark(Graphics2D graphics) {
        AffineTransform upright = graphics.getTransform();
        graphics.translate(4, 4);
        graphics.scale(72 / 26.0, 72 / 26.0);
        graphics.setStroke(new BasicStroke(1.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(new Ellipse2D.Double(1, 1, 24, 24));
        Path2D pulse = new Path2D.Double();
        pulse.moveTo(3.5, 14);
        pulse.lineTo(8.5, 14);
        pulse.lineTo(10.5, 8.5);
        pulse.lineTo(13.9, 18.5);
        pulse.lineTo(16.7, 11.5);
        pulse.lineTo(18, 14);
        pulse.lineTo(22.5, 14);
        graphics.draw(pulse);
        graphics.setTransform(upright);
    }

    /** One colour in sixteen opacities: a quarter of the bytes that full colours take. */
    private static BufferedImage inOneColour(BufferedImage image) {
        int levels = 16;
        int[] palette = new int[levels];
        Arrays.setAll(palette, level -> 255 * level / (levels - 1) << 24 | COLOUR.getRGB() & 0xffffff);
        IndexColorModel opacities =
                new IndexColorModel(4, levels, palette, 0, true, -1, DataBuffer.TYPE_BYTE);
        BufferedImage indexed = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, opacities);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                int opacity = image.getRGB(x, y) >>> 24;
                indexed.getRaster().setSample(x, y, 0, Math.round(opacity * (levels - 1) / 255f));
            }
        }
        return indexed;
    }
}
