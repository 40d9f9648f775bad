package org.briefsiegel.transfer.core;

import java.util.regex.Pattern;

/** Makes a sender's file name harmless: no path, no control characters, no marks that turn the reading direction. */
final class FileNames {

    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cntrl}\\p{Cf}\"<>|?*:]");
    private static final int MAX_LENGTH = 150;

    private FileNames() {}

    static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String harmless = UNWANTED.matcher(last).replaceAll("").strip();
        if (harmless.chars().allMatch(character -> character == '.')) {
            return "Dokument";
        }
        return harmless.length() <= MAX_LENGTH ? harmless : shorten(harmless);
    }

    private static String shorten(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int end = MAX_LENGTH - ending.length();
        int whole = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return name.substring(0, whole) + ending;
    }
}
