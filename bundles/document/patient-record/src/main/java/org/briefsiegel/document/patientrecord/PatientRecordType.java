package org.briefsiegel.document.patientrecord;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.osgi.service.component.annotations.Component;

/** Documents from the patient's record: findings, letters, pictures. Never as an attachment. */
@Component
@DocumentId("patient-record")
public final class PatientRecordType implements DocumentType {

    /** How a file of each media type begins: "%PDF-", and the marks of the pictures. */
    private static final Map<String, byte[]> BEGINNINGS = Map.of(
            "application/pdf", bytes("255044462D"),
            "image/jpeg", bytes("FFD8FF"),
            "image/png", bytes("89504E470D0A1A0A"));

    private static final DocumentPolicy POLICY =
            new DocumentPolicy(BEGINNINGS.keySet(), LeastAssurance.STANDARD, false, Set.of());
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    @Override
    public String name(Locale locale) {
        return texts(locale).getString("name");
    }

    @Override
    public DocumentPolicy policy() {
        return POLICY;
    }

    @Override
    public Inspection inspect(Upload upload) {
        if (!beginsAs(upload.mediaType(), upload.head())) {
            return new Inspection.Refused("", texts(upload.locale()).getString("file.malformed"));
        }
        return new Inspection.Accepted(upload.title()
                .filter(title -> !title.isBlank())
                .orElseGet(() -> ENDING.matcher(upload.fileName()).replaceAll("")));
    }

    private static boolean beginsAs(String mediaType, byte[] head) {
        return Optional.ofNullable(BEGINNINGS.get(mediaType))
                .filter(beginning -> Arrays.equals(Arrays.copyOf(head, beginning.length), beginning))
                .isPresent();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "org.briefsiegel.document.patientrecord.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }
}
