package org.briefsiegel.platform.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Another reader reads what is drawn. */
class QrImageTest {

    private static final Pattern BOX = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final int PIXELS = 4;
    private static final int LIGHT = 0xffffff;

    @Test
    void aLinkIsRead() throws Exception {
        String link = "https://briefe.example.at/d/0123456789abcdefghijklmnopqrstuv";

        assertThat(read(QrImage.of(link))).isEqualTo(link);
    }

    @Test
    void lettersOfEveryScriptAreRead() throws Exception {
        String text = "Dr. Müller-Žižek, Київ, الفاتورة 117";

        assertThat(read(QrImage.of(text))).isEqualTo(text);
    }

    @Property(tries = 100)
    void whateverIsWrittenInLatinLettersIsRead(@ForAll @NotBlank @StringLength(min = 1, max = 300) String text)
            throws Exception {
        String latin = text.replaceAll("[^\\x20-\\x7e]", "x");

        assertThat(read(QrImage.of(latin))).isEqualTo(latin);
    }

    @Test
    void whatNoCodeCanHoldIsSaid() {
        QrImage.of("ä".repeat(1165));

        assertThatIllegalArgumentException().isThrownBy(() -> QrImage.of("ä".repeat(1166)));
    }

    @Test
    void aQuietZoneIsAroundIt() {
        QrImage image = QrImage.of("x");

        assertThat(image.size()).isEqualTo(21 + 8);
        assertThat(image.path()).startsWith("M4 4h7v1h-7z").doesNotContain("M3 ", "M0 ");
    }

    private static String read(QrImage image) throws Exception {
        int side = image.size() * PIXELS;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, LIGHT);
        Matcher box = BOX.matcher(image.path());
        while (box.find()) {
            int left = Integer.parseInt(box.group(1)) * PIXELS;
            int top = Integer.parseInt(box.group(2)) * PIXELS;
            int width = Integer.parseInt(box.group(3)) * PIXELS;
            for (int y = top; y < top + PIXELS; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + width, 0);
            }
        }
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))),
                        Map.of(DecodeHintType.CHARACTER_SET, "UTF-8"))
                .getText();
    }
}
