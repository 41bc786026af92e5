package trade.helix.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Credentials;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.fake.FakeVenue;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;

/** One account at a fake venue, with a journal in memory, for tests of what stands around the core. */
final class Bench {
    static final AccountId ACCOUNT = new AccountId("main");
    private static final Duration LONG = Duration.ofSeconds(20);

    final MemoryJournal journal = new MemoryJournal();
    final FakeVenue venue = new FakeVenue(InstantSource.fixed(FakeVenue.start()));
    private final AtomicInteger ids = new AtomicInteger();

    HelixBuilder builder() {
        return Helix.builder()
                .venue(venue.provider(), VenueConfig.builder().build())
                .account(
                        ACCOUNT,
                        FakeVenue.ID,
                        new Credentials("key", Secret.of("secret")),
                        RiskManager.standard(RiskSettings.defaults()))
                .journal(journal)
                .time(InstantSource.fixed(FakeVenue.start()));
    }

    /** One more account beside the first. */
    static HelixBuilder withAccount(HelixBuilder builder, AccountId account) {
        return builder.account(
                account,
                FakeVenue.ID,
                new Credentials("key", Secret.of("secret")),
                RiskManager.standard(RiskSettings.defaults()));
    }

    /** Leaves prices and balances fresh, so that the next entry is decided at once and in one commit. */
    void refresh(Helix helix) throws InterruptedException {
        helix.halt(ACCOUNT, "ann");
        if (helix.submit(signal(SignalAction.BUY)).await(LONG).isEmpty()) {
            throw new AssertionError("no outcome");
        }
        helix.resume(ACCOUNT, "ann");
    }

    Signal signal(SignalAction action) {
        return signal(action, ACCOUNT);
    }

    Signal signal(SignalAction action, AccountId account) {
        return Signal.builder()
                .account(account)
                .id(new SignalId("id-" + ids.incrementAndGet()))
                .action(action)
                .symbol("BTC/USDT")
                .build();
    }

    static AccountStatus status(Helix helix) {
        return helix.status().accounts().get(0).status();
    }

    /** Waits until the account's status is as wanted; the test's time limit ends it. */
    static void awaitStatus(Helix helix, Predicate<AccountStatus> wanted) {
        while (!wanted.test(status(helix))) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("the account is still " + status(helix));
            }
            moment();
        }
    }

    /** Waits until a thread waits, or has ended. */
    static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING
                && thread.getState() != Thread.State.TERMINATED) {
            moment();
        }
    }

    /** Between two looks: tests that wait for timers run side by side. */
    static void moment() {
        LockSupport.parkNanos(1_000_000);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
