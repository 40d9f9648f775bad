package org.briefsiegel.itests.journeys;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Judges pages as the W3C's checker does (Nu Html Checker), in this process and without a network. */
final class HtmlChecker {

    /** Of HTML with what it may embed; it lies in the checker's jar under this name. */
    private static final String SCHEMA = "http://s.validator.nu/html5-all.rnc";

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(false, false, false);
    private final Messages messages = new Messages();

    HtmlChecker() {
        try {
            validator.setUpMainSchema(SCHEMA, messages);
            validator.setUpValidatorAndParsers(messages, true, false);
        } catch (Exception unusable) { // the method declares it as wide as that
            throw new IllegalStateException("the checker can't read its schema", unusable);
        }
    }

    /** What is wrong with a page: errors and warnings with their lines; nothing where it is right. */
    synchronized List<String> complaints(String html) {
        messages.found.clear();
        try {
            validator.checkHtmlInputSource(new InputSource(new StringReader(html)));
        } catch (SAXException fatal) {
            messages.found.add("fatal: " + fatal.getMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("a text can be read", impossible);
        }
        return List.copyOf(messages.found);
    }

    private static final class Messages implements ErrorHandler {

        private final List<String> found = new ArrayList<>();

        @Override
        public void warning(SAXParseException message) {
            add("warning", message);
        }

        @Override
        public void error(SAXParseException message) {
            add("error", message);
        }

        @Override
        public void fatalError(SAXParseException message) {
            add("fatal", message);
        }

        private void add(String kind, SAXParseException message) {
            found.add(kind + " in line " + message.getLineNumber() + ": " + message.getMessage());
        }
    }
}
