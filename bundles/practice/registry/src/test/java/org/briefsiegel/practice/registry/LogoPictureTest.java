package org.briefsiegel.practice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoPictureTest {

    private static final byte[] PNG = Drawing.striped(60, 20).png();
    private static final byte[] JPEG = Drawing.striped(60, 20).jpeg();

    @Test
    void aPngIsTakenAsItIs() {
        var logo = LogoPicture.of(PNG).toLogo();

        assertThat(logo.mediaType()).isEqualTo("image/png");
        assertThat(logo.content()).isEqualTo(PNG);
        assertThat(logo.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void aJpegDrawsTheSameAsBefore() {
        byte[] grey = Drawing.noisy(60, 20).jpeg();
        byte[] progressive = Drawing.striped(60, 20).progressiveJpeg();

        for (byte[] jpeg : new byte[][] {JPEG, grey, progressive}) {
            var logo = LogoPicture.of(jpeg).toLogo();
            assertThat(logo.mediaType()).isEqualTo("image/jpeg");
            assertThat(Drawing.pixels(logo.content())).isEqualTo(Drawing.pixels(jpeg));
        }
    }

    @Test
    void otherPicturesHaveOtherHashes() {
        assertThat(LogoPicture.of(PNG).toLogo().hash())
                .isEqualTo(LogoPicture.of(PNG.clone()).toLogo().hash())
                .isNotEqualTo(
                        LogoPicture.of(Drawing.striped(61, 20).png()).toLogo().hash());
    }

    @Test
    void whatTheFileSaysBesideThePictureIsntKept() {
        byte[] png = Drawing.withChunk(Drawing.withChunk(PNG, "tEXt", "Author\0Anna"), "eXIf", "Anna's camera");
        byte[] jpeg = Drawing.withSegment(Drawing.withSegment(JPEG, 0xE1, "Exif\0\0Anna's camera"), 0xFE, "by Anna");

        assertThat(LogoPicture.of(png).content()).isEqualTo(PNG);
        assertThat(LogoPicture.of(jpeg).content())
                .isEqualTo(LogoPicture.of(JPEG).content());
        assertThat(new String(LogoPicture.of(jpeg).content(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Anna");
    }

    @Test
    void aFileThatIsTooBigIsToldBothNumbers() {
        byte[] png = Drawing.noisy(150, 150).png();

        refuses(png).withMessage("The picture has %,d bytes; at most 12,000 fit on every page.".formatted(png.length));
    }

    @Test
    void sizesUpToTheLimitsAreTaken() {
        byte[] heavy = Drawing.noisy(108, 108).png();

        assertThat(heavy).hasSizeBetween(11_500, 12_000);
        assertThat(LogoPicture.of(heavy).content()).isEqualTo(heavy);
        assertThat(LogoPicture.of(Drawing.striped(600, 300).png()).content()).isNotEmpty();
        refuses(Drawing.striped(601, 80).png())
                .withMessage("The picture has 601 x 80 pixels; at most 600 x 300 fit on every page.");
        refuses(Drawing.striped(80, 301).png())
                .withMessage("The picture has 80 x 301 pixels; at most 600 x 300 fit on every page.");
    }

    @Test
    void aBombIsRefusedByWhatItClaims() {
        byte[] png = PNG.clone();
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        CRC32 header = new CRC32();
        header.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) header.getValue());
        byte[] jpeg = JPEG.clone();
        int frame = positionOf(jpeg, 0xC0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65_000).putShort(frame + 7, (short) 65_000);

        refuses(png).withMessageStartingWith("The picture has 100,000 x 100,000 pixels;");
        refuses(jpeg).withMessageStartingWith("The picture has 65,000 x 65,000 pixels;");
    }

    @Test
    void aLogoStandsStill() {
        refuses(Drawing.withChunk(PNG, "acTL", "\0\0\0\2\0\0\0\0")).withMessageContaining("animated");
    }

    @Test
    void nothingFollowsThePicture() {
        refuses(Drawing.followedBy(PNG, "<script>"))
                .withMessage("The file has 8 bytes more than its picture; save it anew.");
        refuses(Drawing.followedBy(JPEG, "<script>"))
                .withMessage("The file has 8 bytes more than its picture; save it anew.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp"})
    void otherFormatsAreRefused(String format) {
        refuses(Drawing.striped(60, 20).as(format)).withMessageContaining("neither a PNG nor a JPEG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "a", "\u0089PN"})
    void whatIsNoPictureIsRefused(String text) {
        refuses(text.getBytes(StandardCharsets.ISO_8859_1)).withMessageContaining("neither a PNG nor a JPEG");
    }

    @Test
    void whatIsNoPictureIsToldSoHoweverBigItIs() {
        refuses(new byte[1_000_000]).withMessageContaining("neither a PNG nor a JPEG");
    }

    @Test
    void everyCutIsNoticed() {
        for (byte[] whole : new byte[][] {PNG, JPEG}) {
            for (int length = 8; length < whole.length; length++) {
                refuses(Arrays.copyOf(whole, length)).withMessageMatching("The picture .*[.]");
            }
        }
    }

    @Property
    void everyDamagedByteOfAPngIsNoticed(@ForAll int position, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] damaged = PNG.clone();
        damaged[Math.floorMod(position, PNG.length)] ^= (byte) change;

        refuses(damaged);
    }

    @Property
    void aDamagedJpegIsReadOrRefused(@ForAll int position, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] damaged = JPEG.clone();
        damaged[Math.floorMod(position, JPEG.length)] ^= (byte) change;

        readsOrRefuses(damaged);
    }

    @Property
    void garbageIsRefused(@ForAll @Size(max = 300) byte[] garbage) {
        refuses(garbage);
        refuses(behind(new byte[] {(byte) 0xFF, (byte) 0xD8}, garbage));
        refuses(behind(Arrays.copyOf(PNG, 8), garbage));
        refuses(behind(Arrays.copyOf(PNG, 33), garbage));
        readsOrRefuses(behind(Arrays.copyOf(JPEG, JPEG.length - 100), garbage));
    }

    private static void readsOrRefuses(byte[] file) {
        try {
            assertThat(Drawing.pixels(LogoPicture.of(file).content())).isNotEmpty();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("Th").hasMessageEndingWith(".");
        }
    }

    private static ThrowableAssertAlternative<IllegalArgumentException> refuses(byte[] file) {
        return assertThatIllegalArgumentException().isThrownBy(() -> LogoPicture.of(file));
    }

    private static byte[] behind(byte[] head, byte[] rest) {
        byte[] file = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, file, head.length, rest.length);
        return file;
    }

    private static int positionOf(byte[] jpeg, int marker) {
        int position = 0;
        while (Byte.toUnsignedInt(jpeg[position]) != 0xFF || Byte.toUnsignedInt(jpeg[position + 1]) != marker) {
            position++;
        }
        return position;
    }
}
