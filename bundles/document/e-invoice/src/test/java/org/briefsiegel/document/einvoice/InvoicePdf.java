package org.briefsiegel.document.einvoice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.briefsiegel.document.api.Content;

/** Makes PDFs with attached files, as programs for invoices do, or otherwise. */
final class InvoicePdf {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private CompressParameters compression = CompressParameters.DEFAULT_COMPRESSION;
    private boolean encrypted;
    private boolean named = true;
    private boolean associated = true;

    static InvoicePdf of(String name, String xml) {
        return new InvoicePdf().file(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    InvoicePdf file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /** Without object streams, as in PDF 1.4. */
    InvoicePdf plain() {
        compression = CompressParameters.NO_COMPRESSION;
        return this;
    }

    InvoicePdf encrypted() {
        encrypted = true;
        return this;
    }

    /** Not in the list of names. */
    InvoicePdf unnamed() {
        named = false;
        return this;
    }

    /** Not associated with the document. */
    InvoicePdf unassociated() {
        associated = false;
        return this;
    }

    byte[] bytes() {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            Map<String, PDComplexFileSpecification> attached = new LinkedHashMap<>();
            COSArray list = new COSArray();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                PDEmbeddedFile data =
                        new PDEmbeddedFile(pdf, new ByteArrayInputStream(file.getValue()), COSName.FLATE_DECODE);
                data.setSubtype("text/xml");
                PDComplexFileSpecification specification = new PDComplexFileSpecification();
                specification.setFile(file.getKey());
                specification.setFileUnicode(file.getKey());
                specification.setEmbeddedFile(data);
                specification.setEmbeddedFileUnicode(data);
                specification.getCOSObject().setName("AFRelationship", "Alternative");
                attached.put(file.getKey(), specification);
                list.add(specification);
            }
            if (named) {
                PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
                tree.setNames(attached);
                PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
                names.setEmbeddedFiles(tree);
                pdf.getDocumentCatalog().setNames(names);
            }
            if (associated) {
                pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), list);
            }
            if (encrypted) {
                pdf.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes, compression);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with a change behind it, as programs append it. */
    static byte[] appended(byte[] bytes) {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            pdf.getDocumentCatalog().setLanguage("de-AT");
            pdf.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream more = new ByteArrayOutputStream();
            pdf.saveIncremental(more);
            return more.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These bytes, as the host lets them be read. */
    static Content content(byte[] bytes) {
        return new Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(ByteBuffer into, long position) {
                if (position >= bytes.length) {
                    return -1;
                }
                int length = (int) Math.min(into.remaining(), bytes.length - position);
                into.put(bytes, (int) position, length);
                return length;
            }
        };
    }
}
