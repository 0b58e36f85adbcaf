package org.qinglin.bench.pages;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** People, each of another role, who look at their pages one after the other without a pause, all at once. */
final class Crowd {

    private static final int LEAST_ROUNDS = 5;
    private static final int COUNTED_TO_WARM_UP = 20;

    private final URI site;
    private final List<Page> pages;
    private final int requests;
    private final long seed;

    /** @param requests of each page */
    Crowd(URI site, List<Page> pages, int requests, long seed) {
        this.site = site;
        this.pages = pages;
        this.requests = requests;
        this.seed = seed;
    }

    /**
     * Times of all pages, in their order. Each page is asked some times beforehand that do not count; whoever is through with
     * that goes on until all are, so that nobody's times count while the server is still warming up for another.
     */
    List<PageTimes> look() throws IOException, InterruptedException {
        Map<String, List<Page>> byLogin =
                pages.stream().collect(Collectors.groupingBy(Page::login, LinkedHashMap::new, Collectors.toList()));
        var threads = Executors.newFixedThreadPool(byLogin.size());
        try {
            List<Future<List<PageTimes>>> people = new ArrayList<>();
            CountDownLatch cold = new CountDownLatch(byLogin.size());
            for (Map.Entry<String, List<Page>> each : byLogin.entrySet()) {
                Browser browser = new Browser(site);
                if (!each.getKey().equals(Page.VISITOR)) {
                    browser.signIn(each.getKey(), PagesCommand.PASSWORD);
                }
                people.add(threads.submit(() -> look(browser, each.getValue(), cold)));
            }
            Map<String, PageTimes> times = new LinkedHashMap<>();
            for (Future<List<PageTimes>> person : people) {
                person.get().forEach(each -> times.put(each.page(), each));
            }
            return pages.stream().map(page -> times.get(page.name())).toList();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException lost) {
                throw lost;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private List<PageTimes> look(Browser browser, List<Page> own, CountDownLatch cold)
            throws IOException, InterruptedException {
        Random random = new Random(seed ^ own.get(0).login().hashCode());
        warmUp(browser, own, random, cold);
        long[][] nanos = new long[own.size()][requests];
        int[] errors = new int[own.size()];
        for (int i = 0; i < requests; i++) {
            for (int p = 0; p < own.size(); p++) {
                String address = own.get(p).address().apply(random);
                long start = System.nanoTime();
                int status = browser.get(address).statusCode();
                nanos[p][i] = System.nanoTime() - start;
                errors[p] += status == 200 ? 0 : 1;
            }
        }
        List<PageTimes> times = new ArrayList<>();
        for (int p = 0; p < own.size(); p++) {
            times.add(PageTimes.of(own.get(p).name(), nanos[p], errors[p]));
        }
        return times;
    }

    private void warmUp(Browser browser, List<Page> own, Random random, CountDownLatch cold)
            throws IOException, InterruptedException {
        int least = Math.max(LEAST_ROUNDS, requests / COUNTED_TO_WARM_UP);
        boolean warm = false;
        try {
            for (int round = 1; !warm || cold.getCount() > 0; round++) {
                for (Page page : own) {
                    browser.get(page.address().apply(random));
                }
                if (round == least) {
                    warm = true;
                    cold.countDown();
                }
            }
        } finally {
            if (!warm) {
                cold.countDown();
            }
        }
    }
}
