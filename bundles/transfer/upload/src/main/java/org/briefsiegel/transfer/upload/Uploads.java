package org.briefsiegel.transfer.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.platform.names.Names;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.refusal.RefusalTexts;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.NoSpaceException;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;

/** The files of one request on their way into the vault. Closing destroys what wasn't kept. */
public final class Uploads implements AutoCloseable {

    private static final long MEGABYTE = 1_000_000;

    /** Somebody has to make room first. */
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMinutes(1);

    private final Vault vault;
    private final Plugins plugins;
    private final MediaTypeDetector mediaTypes;
    private final TransferRules rules;
    private final Submission submission;
    private final String transfer;
    private final RefusalTexts texts;
    private final List<Received> received = new ArrayList<>();
    private long room;
    private boolean kept;

    /** A file that lies in the vault, and what its document type gets to see. */
    public record Received(Upload upload, SealedDocument sealed) {}

    public Uploads(
            Vault vault,
            Plugins plugins,
            MediaTypeDetector mediaTypes,
            TransferRules rules,
            Submission submission,
            String transfer) {
        this.vault = vault;
        this.plugins = plugins;
        this.mediaTypes = mediaTypes;
        this.rules = rules;
        this.submission = submission;
        this.transfer = transfer;
        this.texts = new RefusalTexts(submission.locale());
        this.room = rules.bytesFor(submission.factor().equals(Submission.NO_FACTOR));
    }

    /**
     * Encrypts the files while they arrive. The first reason to refuse ends it; the rest stays unread.
     *
     * @throws IOException when the files can't be read to their end, or the disk is sick
     */
    public Optional<Refusal> receive(Files files) throws IOException {
        try {
            return receiveAll(files);
        } catch (NoSpaceException full) {
            return Optional.of(Refusal.of(Problem.INSUFFICIENT_STORAGE, texts.of("disk.full"))
                    .after(UNTIL_THERE_IS_ROOM));
        }
    }

    private Optional<Refusal> receiveAll(Files files) throws IOException {
        for (int i = 0; i < submission.documents().size(); i++) {
            Optional<InputStream> file = files.next();
            if (file.isEmpty()) {
                return Optional.of(miscounted(i));
            }
            Optional<Refusal> refusal = receive(i, file.get());
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return files.next().isPresent() ? Optional.of(miscounted(received.size() + 1)) : Optional.empty();
    }

    private Optional<Refusal> receive(int index, InputStream file) throws IOException {
        Submission.Document document = submission.documents().get(index);
        byte[] head = file.readNBytes(MediaTypeDetector.HEAD_BYTES);
        if (head.length == 0) {
            return refused(index, "document.empty");
        }
        String mediaType = mediaTypes.of(head);
        Optional<DocumentType> type = plugins.document(document.type());
        if (type.isEmpty()) {
            return refused(index, "document.unknown", document.type());
        }
        if (!type.get().policy().mediaTypes().contains(mediaType)) {
            return refused(
                    index,
                    "document.mediaType",
                    mediaType,
                    type.get().name(submission.locale()),
                    String.join(", ", type.get().policy().mediaTypes()));
        }
        long limit = Math.min(rules.documentBytes(), room);
        PdfFile whole = new PdfFile(new SequenceInputStream(new ByteArrayInputStream(head), file));
        Optional<SealedDocument> sealed =
                vault.seal(new DocumentAddress(submission.practice(), transfer, index + 1), whole, limit);
        if (sealed.isEmpty()) {
            return Optional.of(tooLarge(index, limit));
        }
        room -= sealed.get().size();
        received.add(new Received(describe(document, mediaType, head), sealed.get()));
        return mediaType.equals(PdfFile.MEDIA_TYPE) && !whole.hasEnd()
                ? refused(index, "document.halfPdf")
                : Optional.empty();
    }

    private Upload describe(Submission.Document document, String mediaType, byte[] head) {
        return new Upload(
                FileName.of(document.fileName(), mediaType, mediaTypes).value(),
                document.title().map(Names::line).filter(Names::isVisible),
                mediaType,
                document.metadata(),
                head,
                submission.locale(),
                submission.recipient().locale());
    }

    private Refusal miscounted(int count) {
        return Refusal.of(
                Problem.INVALID_REQUEST,
                "/documents",
                texts.of("documents.count", submission.documents().size(), count));
    }

    private Refusal tooLarge(int index, long limit) {
        String text = limit == rules.documentBytes()
                ? texts.of("document.tooLarge", rules.documentBytes() / MEGABYTE)
                : texts.of(
                        "transfer.tooLarge",
                        rules.bytesFor(submission.factor().equals(Submission.NO_FACTOR)) / MEGABYTE);
        return Refusal.of(Problem.TOO_LARGE, "/documents/" + index, text);
    }

    private Optional<Refusal> refused(int index, String key, Object... parts) {
        return Optional.of(Refusal.of(Problem.DOCUMENT_REFUSED, "/documents/" + index, texts.of(key, parts)));
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Of each file, in order. */
    public List<String> sha256() {
        return received.stream().map(file -> file.sealed().sha256()).toList();
    }

    /** The transfer is stored, or may be: closing leaves the files where they are. */
    public void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (!kept) {
            received.forEach(file -> vault.destroy(file.sealed().blob()));
        }
    }
}
