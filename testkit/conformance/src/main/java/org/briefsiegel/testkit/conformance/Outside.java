package org.briefsiegel.testkit.conformance;

import java.util.Set;
import java.util.stream.Stream;

/** What of the platform leads out of the process, blocks, or writes something down. */
final class Outside {

    /** Of {@code java.net} and {@code java.io}, what only computes. */
    private static final Set<String> PURE =
            Set.of("java.net.URI", "java.net.URLEncoder", "java.net.URLDecoder", "java.io.FileFilter");

    private static final Set<String> MEMBERS = Set.of(
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.in",
            "java.lang.System.console",
            "java.lang.Runtime.exec",
            "java.lang.Throwable.printStackTrace",
            "java.lang.Exception.printStackTrace",
            "java.lang.RuntimeException.printStackTrace",
            "java.lang.Thread.sleep",
            "java.lang.Thread.join",
            "java.lang.Object.wait");

    private Outside() {}

    /** Network, files, databases, other programs, the console, and waiting. */
    static boolean isIo(String owner, String member) {
        boolean named = begins(
                owner,
                "java.net.",
                "java.io.File",
                "java.io.RandomAccessFile",
                "java.nio.channels.",
                "java.nio.file.Files",
                "java.nio.file.FileSystems",
                "java.sql.",
                "javax.sql.",
                "javax.naming.",
                "javax.net.",
                "jakarta.mail.",
                "jakarta.persistence.",
                "java.lang.Process");
        return named && !PURE.contains(owner) && !owner.endsWith("Exception") || MEMBERS.contains(owner + "." + member);
    }

    static boolean isLogger(String owner, String member) {
        return begins(
                owner,
                "org.slf4j.",
                "java.util.logging.",
                "java.lang.System$Logger",
                "org.osgi.service.log.",
                "org.apache.commons.logging.",
                "org.apache.logging.",
                "org.apache.log4j.");
    }

    private static boolean begins(String owner, String... beginnings) {
        return Stream.of(beginnings).anyMatch(owner::startsWith);
    }
}
