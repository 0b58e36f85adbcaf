package org.qinglin.app;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Lets threads do their tasks at the same moment: all wait at one latch until the last one stands there. */
public final class AtOnce {

    private AtOnce() {}

    /** @return what came of the tasks, in their order */
    public static <T> List<T> run(Stream<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        var all = tasks.toList();
        var ready = new CountDownLatch(all.size());
        var go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(all.size());
        try {
            List<Future<T>> answers = all.stream()
                    .map(task -> threads.submit(() -> {
                        ready.countDown();
                        go.await();
                        return task.call();
                    }))
                    .toList();
            ready.await();
            go.countDown();
            var results = new java.util.ArrayList<T>();
            for (var answer : answers) {
                results.add(answer.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
