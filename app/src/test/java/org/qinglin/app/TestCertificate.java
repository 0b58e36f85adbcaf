package org.qinglin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate for 127.0.0.1, made by the JDK's own keytool for one test. */
record TestCertificate(TlsFiles files, KeyStore store) {

    private static final char[] PASSWORD = "only-in-this-test".toCharArray();

    static TestCertificate valid(Path folder, String name) throws Exception {
        return make(folder, name, "-startdate", "-1d", "-validity", "30");
    }

    static TestCertificate expired(Path folder, String name) throws Exception {
        return make(folder, name, "-startdate", "-3d", "-validity", "1");
    }

    static TestCertificate coming(Path folder, String name) throws Exception {
        return make(folder, name, "-startdate", "+3d", "-validity", "1");
    }

    private static TestCertificate make(Path folder, String name, String... validity) throws Exception {
        var file = folder.resolve(name + ".p12");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "own"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=127.0.0.1"));
        command.addAll(List.of("-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", file.toString()));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        command.addAll(List.of(validity));
        var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate: " + said);
        }
        var store = KeyStore.getInstance(file.toFile(), PASSWORD);
        return new TestCertificate(written(folder, name, store), store);
    }

    private static TlsFiles written(Path folder, String name, KeyStore store)
            throws IOException, GeneralSecurityException {
        var certificate = folder.resolve(name + "-cert.pem");
        var key = folder.resolve(name + "-key.pem");
        Files.writeString(
                certificate, pem("CERTIFICATE", store.getCertificate("own").getEncoded()));
        Files.writeString(key, pem("PRIVATE KEY", store.getKey("own", PASSWORD).getEncoded()));
        return new TlsFiles(certificate, key);
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }
}
