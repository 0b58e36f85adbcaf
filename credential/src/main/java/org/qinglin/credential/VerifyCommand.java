package org.qinglin.credential;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Checks that a credential was signed with one of the issuer's published keys and that nothing in it was changed."
                    + " No network is used: fetch the keys once from the issuer's /.well-known/jwks.json.",
            "Whether it was revoked since is known only with the issuer's status list; the credential names its address.",
            "Exit status: 0 valid, 1 not valid or revoked, 2 a file could not be read."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final int VALID = 0;
    private static final int NOT_VALID = 1;
    private static final int UNREADABLE = 2;
    private static final long LARGEST_FILE = 10_000_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "The credential: a .jwt file, the .json envelope, or a badge (.svg).")
    private Path file = Path.of("");

    @Option(names = "--keys", required = true, paramLabel = "FILE", description = "The issuer's public keys (JWK set).")
    private Path keys = Path.of("");

    @Option(names = "--status", paramLabel = "FILE", description = "The issuer's signed status list.")
    private @Nullable Path status;

    @Option(
            names = "--at",
            paramLabel = "MOMENT",
            description = "As of when, such as 2026-06-02T02:00:00Z (default: now by this machine's clock).")
    private @Nullable Instant at;

    @Override
    public Integer call() {
        try {
            var clock = at == null ? Clock.systemUTC() : Clock.fixed(at, ZoneOffset.UTC);
            var verifier = new Verifier(Keys.of(read(keys)), clock);
            return tell(verifier.verify(read(file), status == null ? null : read(status)));
        } catch (Unreadable unreadable) {
            err().println(unreadable.getMessage());
            return UNREADABLE;
        }
    }

    private static String read(Path path) throws Unreadable {
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new Unreadable(path + " is larger than any credential.");
            }
            return Files.readString(path);
        } catch (IOException broken) {
            throw new Unreadable(path + " cannot be read: " + broken.getMessage());
        }
    }

    private int tell(Verdict verdict) {
        if (verdict instanceof Verdict.Valid valid) {
            out().printf("The credential is valid: %s%n", valid.name() == null ? valid.id() : valid.name());
            out().printf("  issued by %s, %s%n", valid.issuerName() == null ? "?" : valid.issuerName(), valid.issuer());
            out().printf("  valid from %s%n  to be checked at %s%n", valid.from(), valid.id());
            out().println(
                            valid.revocable()
                                    ? "  not revoked, by the status list given"
                                    : "  whether it was revoked since is not known without its status list (--status)");
            return VALID;
        }
        out().println(
                        verdict instanceof Verdict.Revoked revoked
                                ? "The credential was REVOKED: " + revoked.id()
                                : "The credential is NOT valid: " + ((Verdict.Invalid) verdict).why() + ".");
        return NOT_VALID;
    }

    private PrintWriter out() {
        return spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec == null
                ? new PrintWriter(System.err, true)
                : spec.commandLine().getErr();
    }
}
