package org.briefsiegel.backup.database;

/**
 * A content that somebody can still open.
 *
 * @param blob its name in the vault
 * @param size of the document, in bytes
 */
public record Content(String blob, long size) {}
