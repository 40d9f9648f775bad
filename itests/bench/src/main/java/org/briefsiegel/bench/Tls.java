package org.briefsiegel.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost that both servers show, and that our client alone trusts. */
public record Tls(Path keystore, String password) {

    public static Tls make(Path folder) throws IOException, InterruptedException {
        Tls tls = new Tls(folder.resolve("bench.p12").toAbsolutePath(), "only-for-the-bench");
        Files.createDirectories(folder);
        Files.deleteIfExists(tls.keystore);
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String words = "-genkeypair -alias bench -keyalg EC -groupname secp256r1 -dname CN=localhost"
                + " -ext san=dns:localhost,ip:127.0.0.1 -validity 2 -storetype PKCS12";
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of("-keystore", tls.keystore.toString(), "-storepass", tls.password));
        Child.run(command, Map.of());
        return tls;
    }

    /** Writes key and certificate into a file, as other servers read them. */
    Path pem(Path file) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        byte[] key = keys.getKey("bench", password.toCharArray()).getEncoded();
        byte[] certificate = keys.getCertificate("bench").getEncoded();
        return Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(lines.encodeToString(key), lines.encodeToString(certificate)));
    }

    private KeyStore trusted() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "bench",
                KeyStore.getInstance(keystore.toFile(), password.toCharArray()).getCertificate("bench"));
        return trusted;
    }

    /** Options with which another Java trusts it. */
    public String trustOptions() throws GeneralSecurityException, IOException {
        return "-Djavax.net.ssl.trustStore=" + truststore() + " -Djavax.net.ssl.trustStorePassword=" + password;
    }

    private Path truststore() throws GeneralSecurityException, IOException {
        Path file = keystore.resolveSibling("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted().store(out, password.toCharArray());
        }
        return file;
    }

    SSLContext serverContext() throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(keystore.toFile(), password.toCharArray()), password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    SSLContext clientContext() throws GeneralSecurityException, IOException {
        KeyStore trusted = trusted();
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
