package org.briefsiegel.transfer.vault;

/** Settings of {@code org.briefsiegel.vault}. */
@interface Config {

    /** Folder of the encrypted documents and the key ring. */
    String directory() default "var/vault";

    /** File of the master key; made at the first start, readable by its owner alone. */
    String keyFile() default "var/keys/master.key";

    /** The master key itself, 32 bytes in base64; goes before {@link #keyFile()}. */
    String _masterKey() default "";
}
