package trade.helix.engine.core;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Ends a property after as many tries as a system property named like its class says, {@code -DRiskHistoryTest.tries=100}: mutation
 * tests play it once for every mutant. Without it all tries are played.
 */
final class FewerTries implements AroundTryHook {
    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) {
        AtomicInteger played = Store.getOrCreate("played", Lifespan.PROPERTY, AtomicInteger::new)
                .get();
        TryExecutionResult result = aTry.execute(parameters);
        boolean isLast = played.incrementAndGet() >= most(context.containerClass());
        return isLast && result.isSatisfied() ? TryExecutionResult.satisfied(true) : result;
    }

    /** Whether shares of the tries say little: there are too few. */
    static boolean areInForce(Class<?> test) {
        return most(test) < Integer.MAX_VALUE;
    }

    private static int most(Class<?> test) {
        return Integer.getInteger(test.getSimpleName() + ".tries", Integer.MAX_VALUE);
    }
}
