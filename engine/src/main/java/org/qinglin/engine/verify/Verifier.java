package org.qinglin.engine.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.qinglin.engine.Assignment;
import org.qinglin.engine.Certificate;
import org.qinglin.engine.Plan;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.Role;
import org.qinglin.engine.format.CertificateFile;
import org.qinglin.engine.format.Digest;
import org.qinglin.engine.format.InputDigests;
import org.qinglin.engine.format.PairFiles;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.format.PlanFiles.Claim;
import org.qinglin.engine.format.ProblemFiles;
import org.qinglin.engine.format.UnreadableInput;

/**
 * Checks a plan without trusting who made it: digests, eligibility, capacities, blocks and overlaps, every value, and that
 * the prices prove what the certificate says, over all eligible pairs and in exact integers. O(people · roles within
 * reach), on all cores.
 */
public final class Verifier {

    private Verifier() {}

    private interface Lines {
        void each(Path plan, Consumer<Claim> line) throws IOException, UnreadableInput;
    }

    /** Checks a plan in memory. */
    public static Verdict check(Problem problem, Plan plan) {
        Map<String, Role> roles = new HashMap<>();
        problem.roles().forEach(role -> roles.put(role.id(), role));
        List<Claim> claims = new ArrayList<>();
        for (Assignment each : plan.assignments()) {
            Role role = roles.get(each.roleId());
            List<String> told = role == null ? List.of() : PlanFiles.told(role, each.parts());
            claims.add(new Claim(each.personId(), each.roleId(), each.value(), told));
        }
        Certificate certificate = plan.certificate();
        try {
            return Proof.check(
                    new ProblemMarket(problem),
                    claims::forEach,
                    certificate,
                    certificate.gap(),
                    certificate.optimal(),
                    Progress.SILENT);
        } catch (IOException | UnreadableInput impossible) {
            throw new IllegalStateException("Nothing was read.", impossible);
        }
    }

    /**
     * Checks the files of a plan against the files of its problem.
     *
     * @throws UnreadableInput if the input cannot be read, or the plan's files are missing
     */
    public static Verdict problem(Path input, Path plan) throws IOException, UnreadableInput {
        return problem(input, plan, Progress.SILENT);
    }

    /** The same, telling how far it is. */
    public static Verdict problem(Path input, Path plan, Progress progress) throws IOException, UnreadableInput {
        InputDigests digests = InputDigests.ofProblem(input);
        Problem problem = ProblemFiles.read(input);
        return files(new ProblemMarket(problem), digests, plan, PlanFiles::eachClaim, progress);
    }

    /**
     * Checks the files of a plan against those of its pair list.
     *
     * @throws UnreadableInput if the input cannot be read, or the plan's files are missing
     */
    public static Verdict pairs(Path input, Path plan) throws IOException, UnreadableInput {
        return pairs(input, plan, Progress.SILENT);
    }

    /** The same, telling how far it is. */
    public static Verdict pairs(Path input, Path plan, Progress progress) throws IOException, UnreadableInput {
        InputDigests digests = InputDigests.ofPairs(input);
        PairMarket market = new PairMarket(PairFiles.read(input));
        return files(market, digests, plan, PlanFiles::eachPairClaim, progress);
    }

    private static Verdict files(Market market, InputDigests input, Path plan, Lines lines, Progress progress)
            throws IOException, UnreadableInput {
        CertificateFile.Read read = CertificateFile.read(plan);
        if (read instanceof CertificateFile.Read.Bad bad) {
            return Verdict.refused(bad.reason());
        }
        CertificateFile file = ((CertificateFile.Read.Good) read).file();
        if (!file.input().equals(input.get())) {
            return Verdict.refused("the input is not the one that the plan was made from: its digests differ");
        }
        Path table = plan.resolve(PlanFiles.PLAN);
        if (Files.isRegularFile(table) && !file.plan().equals(Digest.of(table))) {
            return Verdict.refused(PlanFiles.PLAN + " does not match its digest: at least one byte was altered");
        }
        try {
            return Proof.check(
                    market,
                    line -> lines.each(plan, line),
                    file.certificate(),
                    file.statedGap(),
                    file.statedOptimal(),
                    progress);
        } catch (UnreadableInput broken) {
            if (broken.lineNumber() == 0) {
                throw broken;
            }
            return Verdict.refused(String.valueOf(broken.getMessage()));
        } finally {
            progress.at(Progress.Phase.DONE, 1);
        }
    }
}
