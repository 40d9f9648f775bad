package org.briefsiegel.transfer.window;

import java.util.Locale;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.practice.api.Practice;

/** Somebody in front of an open window. */
record Visit(String ticket, String key, Practice practice, Locale locale, Texts texts) {

    @Override
    public String toString() {
        return "Visit[" + practice.id() + "]";
    }
}
