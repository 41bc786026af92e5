package trade.helix.engine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;

class CustodyTest {
    @Test
    void aStoreThatFailsInAWayOfItsOwnHasNotAnswered() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Journal journal = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("a store's own fault");
                    }
                    return null;
                });
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        Custody.Listener listener = new Custody.Listener() {
            @Override
            public void silent(StoreException cause) {
                told.add("silent");
            }

            @Override
            public void held() {
                told.add("held");
            }

            @Override
            public void lost(StoreException cause) {
                told.add("lost");
            }
        };
        try (Timers timers = new Timers();
                Custody custody = new Custody(
                        new AccountId("main"), journal, Runnable::run, timers, Duration.ofMillis(10), listener)) {
            custody.start();
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("silent");
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("held");
        }
    }
}
