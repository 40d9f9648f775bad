package org.briefsiegel.platform.paper;

import java.io.IOException;
import java.io.StringReader;
import java.text.Normalizer;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads pages that come with people's words in them. */
final class Xhtml {

    /** What XML 1.0 has no place for, not even escaped. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final DocumentBuilderFactory PARSERS = parsers();

    private Xhtml() {}

    /** A page whose letters are each one sign: files from a Mac have names with {@code u} and two dots after it. */
    static Document parse(String xhtml) {
        try {
            DocumentBuilder parser = PARSERS.newDocumentBuilder();
            parser.setErrorHandler(new DefaultHandler());
            Document page = parser.parse(
                    new InputSource(new StringReader(FORBIDDEN.matcher(xhtml).replaceAll(Paper.NO_SIGN))));
            requireLanguageAndTitle(page);
            compose(page);
            return page;
        } catch (SAXException e) {
            // the parser's words can be the page's
            throw new IllegalArgumentException("not well-formed, or with a document type");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireLanguageAndTitle(Document page) {
        Element root = page.getDocumentElement();
        NodeList titles = page.getElementsByTagName("title");
        if (!root.getTagName().equals("html")
                || root.getAttribute("lang").isBlank()
                || titles.getLength() != 1
                || titles.item(0).getTextContent().isBlank()) {
            throw new IllegalArgumentException("no html with a language and a title");
        }
    }

    /** Piece by piece: a whole page mustn't be composed, since signs are that would swallow a bracket. */
    private static void compose(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text) {
                text.setData(Normalizer.normalize(text.getData(), Normalizer.Form.NFC));
            }
            compose(child);
        }
    }

    private static DocumentBuilderFactory parsers() {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();
        parsers.setNamespaceAware(true);
        parsers.setXIncludeAware(false);
        parsers.setExpandEntityReferences(false);
        try {
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        parsers.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        parsers.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return parsers;
    }
}
